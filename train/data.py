"""Readers of the training data: all class A of the data folder's README.

Everything becomes documents of paragraphs of sentences. A sentence is a dict of columns, a list each:

    form, upos, xpos, lemma, head (0: root), deprel    of treebanks, else absent
    name    the labels allowed for the word, a set of numbers in NAMES as a bit mask, or 0 where nothing is known
    space   whether white space follows the word
    token   the number of the surface token the word is part of ("don't" is one token, two words)

A set that has no label for a class says less about a word marked O: "O or that class". The mask carries this.
"""
import collections
import glob
import json
import os
import re

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
BIT = {label: 1 << number for number, label in enumerate(NAMES)}
NOT_NAMED = BIT["O"]
O_OR_MISC = BIT["O"] | BIT["B-MISC"] | BIT["I-MISC"]
MISC = BIT["B-MISC"] | BIT["I-MISC"]
ANYTHING = 0


# ---------------------------------------------------------------- treebanks

def read_conllu(path):
    """Paragraphs of sentences of one file; `newdoc` and `newpar` start a paragraph."""
    paragraphs = []
    with open(path, encoding="utf-8") as file:
        blocks = re.split(r"\n\n+", file.read().strip("\n"))
    for block in blocks:
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        new = any(re.match(r"#\s*new(doc|par)\b", comment) for comment in comments)
        document = any(re.match(r"#\s*newdoc\b", comment) for comment in comments)
        sentence = conllu_sentence([line.split("\t") for line in lines if not line.startswith("#")])
        sentence["id"] = next((c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id")), "")
        sentence["document"] = document
        if new or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return paragraphs


def conllu_sentence(rows):
    columns = {key: [] for key in ("form", "upos", "xpos", "lemma", "head", "deprel", "space", "token")}
    surface, inside, glued, marks = [], 0, False, []
    for row in rows:
        if "." in row[0]:
            continue                                    # an empty node
        no_space = "SpaceAfter=No" in row[9].split("|")
        if "-" in row[0]:                               # a surface token of several words
            surface.append(row[1])
            inside, glued = int(row[0].split("-")[1]), no_space
            continue
        number = int(row[0])
        if number > inside:
            surface.append(row[1])
        last = number >= inside
        columns["form"].append(row[1])
        columns["lemma"].append(row[2])
        columns["upos"].append(row[3])
        columns["xpos"].append(row[4])
        columns["head"].append(int(row[6]))
        columns["deprel"].append(row[7])
        columns["token"].append(len(surface) - 1)
        marks.append(next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), ""))
        columns["space"].append(last and not (glued if number == inside else no_space))
    columns["name"] = [ANYTHING] * len(columns["form"])
    columns["surface"], columns["mentions"] = surface, mentions(marks)
    return columns


BRACKETS = re.compile(r"\(([^()]+)|(\d+)\)|(\))")


def mentions(marks):
    """[(start, end, type, words of the shortest span, identity or "")] from GUM's bracketed Entity column."""
    out, open_ = [], []
    for n, mark in enumerate(marks):
        for opened, number, _ in BRACKETS.findall(mark):
            if opened:
                open_.append((n, opened.split("-", 6)))
                continue
            places = [i for i, (_, parts) in enumerate(open_) if not number or parts[0] == number]
            if not places:
                continue                                # begun in another sentence
            start, parts = open_.pop(places[-1])
            if len(parts) < 6 or not re.fullmatch(r"[\d,]+", parts[5]):
                continue
            shortest = [start + int(word) - 1 for word in parts[5].split(",")]
            link, _, identity = (parts[6] if len(parts) > 6 else "").partition("-")
            out.append((start, n + 1, parts[1], shortest, identity))
    return out


def ewt(data, part):
    return read_conllu(f"{data}/treebanks/UD_English-EWT/en_ewt-ud-{part}.conllu")


NEWS_HELD_OUT = ("GUM_news_election", "GUM_news_korea", "GUM_news_taxes")      # never trained on: our measure on news


def gum(data, part):
    """The documents of a file-list that are here: the freely licensed genres. Part "news": those held out."""
    folder = f"{data}/treebanks/UD_English-GUM"
    lists = {name: open(f"{folder}/file-lists/files.{name}", encoding="utf-8").read().split()
             for name in ("train", "dev", "test")}
    lists["news"] = NEWS_HELD_OUT
    held_out = {*lists["dev"], *lists["test"], *NEWS_HELD_OUT} if part == "train" else set()
    paths = [f"{folder}/sources/{name}.conllu" for name in lists[part] if name not in held_out]
    return [paragraph for path in paths if os.path.exists(path) for paragraph in read_conllu(path)]


# ---------------------------------------------------------------- names on EWT's sentences

UNER_CLASSES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}       # OTH and O are none of ours: O or MISC


def read_uner(data, part):
    """Names by sentence id: forms and masks."""
    out, name, forms, masks = {}, None, [], []
    path = f"{data}/ner/UNER_English-EWT/en_ewt-ud-{part}.iob2"
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            if line.startswith("# sent_id"):
                name, forms, masks = line.split("=", 1)[1].strip(), [], []
                out[name] = forms, masks
        elif line:
            columns = line.split("\t")
            begin, _, kind = columns[2].partition("-")
            forms.append(columns[1])
            masks.append(BIT[f"{begin}-{kind}"] if kind in UNER_CLASSES else O_OR_MISC)
    return out


def add_uner(paragraphs, data, part):
    """Put the names on the treebank's sentences; how many did not fit word for word."""
    names, missed = read_uner(data, part), 0
    for paragraph in paragraphs:
        for sentence in paragraph:
            forms, masks = names.get(sentence["id"], ([], []))
            if forms == sentence["form"]:
                sentence["name"] = masks
            else:
                missed += 1
    return missed


# ---------------------------------------------------------------- names in GUM

TITLES = set("""president prime minister mr. mrs. ms. dr. prof. professor sir lady lord senator sen. rep. gov. governor general
gen. major colonel col. lt. captain capt. king queen prince princess pope bishop archbishop judge justice secretary of the
chancellor mayor chairman director sheriff sergeant sgt. father sister brother saint st. speaker state foreign defence defense
vice deputy chief madam congressman congresswoman ambassador officer spokesperson commander emperor duke earl""".split())


def add_gum_names(paragraphs):
    """GUM marks all mentions of things, named or not. A name is the proper nouns of a mention's shortest span; what
    UNER would call otherwise or what is unclear may be several things or anything."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    places = {mention[4] for s in sentences for mention in s["mentions"] if mention[2] == "place" and mention[4]}
    for sentence in sentences:
        sentence["name"] = gum_masks(sentence, places)


def gum_masks(sentence, places):
    forms, upos = sentence["form"], sentence["upos"]
    masks = [ANYTHING if tag == "PROPN" else O_OR_MISC if form[0].isupper() else NOT_NAMED
             for form, tag in zip(forms, upos)]
    taken = [False] * len(forms)
    for start, end, kind, shortest, identity in sorted(sentence["mentions"], key=lambda m: m[0] - m[1]):
        proper = [n for n in shortest if n < len(forms) and upos[n] == "PROPN"]
        if not proper:
            continue
        first, last = proper[0], proper[-1]
        if any(taken[first:last + 1]) or last - first > 7 or "VERB" in upos[first:last + 1]:
            continue
        for n, mask in zip(range(first, last + 1),
                           name_masks(forms[first:last + 1], upos[first:last + 1], kind, identity, places)):
            masks[n], taken[n] = mask, kind in ("person", "organization", "place")
    return masks


def name_masks(forms, upos, kind, identity, places):
    """A mask a word of one name."""
    begin = lambda classes: sum(BIT["B-" + c] for c in classes)
    inside = lambda classes: sum(BIT["I-" + c] for c in classes)
    size = len(forms)
    if kind == "person":
        titles = 0
        while titles < size and forms[titles].lower() in TITLES:
            titles += 1
        if titles == size or identity.endswith("_people") or forms[-1].endswith("s") and size == 1:
            return [ANYTHING] * size
        if titles:
            rest = [inside(["PER"])] * (size - titles - 1)
            return [BIT["O"] | BIT["B-PER"] | BIT["I-PER"]] * titles + [BIT["B-PER"] | BIT["I-PER"]] + rest
        return [begin(["PER"])] + [inside(["PER"])] * (size - 1)
    if kind == "organization":
        classes = ["ORG", "LOC"] if identity in places else ["ORG"]
        return [begin(classes)] + [inside(classes)] * (size - 1)
    if kind == "place":
        return [begin(["LOC"])] + [inside(["LOC"])] * (size - 1)
    return [O_OR_MISC if tag != "PROPN" or kind in ("time", "abstract") else
            O_OR_MISC | BIT["B-ORG"] | BIT["I-ORG"] for tag in upos]


# ---------------------------------------------------------------- names alone

def named(forms, masks):
    return {"form": forms, "name": masks, "space": [True] * len(forms)}


def begun(labels):
    """IOB1 or IOB2 to IOB2."""
    out = []
    for number, label in enumerate(labels):
        kind = label[2:]
        before = labels[number - 1][2:] if number else ""
        out.append("B-" + kind if label[0] == "I" and kind != before else label)
    return out


def read_columns(path, kinds, outside=NOT_NAMED, separator=None):
    """Sentences of lines `form label`; `kinds` maps their classes to ours."""
    sentences, forms, labels = [], [], []
    for line in open(path, encoding="utf-8"):
        columns = line.split(separator) if line.strip() else []
        if len(columns) >= 2 and columns[0].strip():
            forms.append(columns[0].strip())
            labels.append(columns[-1].strip())
        elif forms:
            sentences.append((forms, labels))
            forms, labels = [], []
    if forms:
        sentences.append((forms, labels))
    out = []
    for forms, labels in sentences:
        labels = begun(labels)
        masks = [BIT[f"{label[0]}-{kinds[label[2:]]}"] if label[2:] in kinds else outside for label in labels]
        out.append(named(forms, masks))
    return out


def wikigold(data):
    """Wikipedia; sentences follow each other, so ten make a paragraph."""
    kinds = {kind: kind for kind in ("PER", "ORG", "LOC", "MISC")}
    sentences = read_columns(f"{data}/ner/wikigold/wikigold.conll.txt", kinds)
    return [sentences[start:start + 10] for start in range(0, len(sentences), 10)]


CROSSNER = {"politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
            "country": "LOC", "location": "LOC", "event": "MISC", "election": "MISC", "misc": "MISC"}


def crossner(data):
    parts = ("train", "dev", "test")
    return [[sentence] for part in parts
            for sentence in read_columns(f"{data}/ner/CrossNER-politics/{part}.txt", CROSSNER, separator="\t")]


WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "product": "MISC",
        "creative-work": "MISC"}


def wnut(data):
    """Tweets; nationalities and the like are not marked there: O or MISC."""
    path = f"{data}/ner/WNUT17/wnut17train.conll"
    return [[sentence] for sentence in read_columns(path, WNUT, O_OR_MISC, "\t")]


def peoples(data):
    """Words for peoples ("Iraqi"), lower-cased: MISC to us, whatever a set calls them."""
    counts = collections.defaultdict(collections.Counter)
    for path in glob.glob(f"{data}/ner/re3d/*/entities.json"):
        for line in open(path, encoding="utf-8"):
            if line.strip():
                entity = json.loads(line)
                counts[entity["value"].lower()][entity["type"] == "Nationality"] += 1
    for sentence in read_columns(f"{data}/ner/CrossNER-politics/train.txt", CROSSNER, separator="\t") + \
            sum(wikigold(data), []):
        for number, (form, mask) in enumerate(zip(sentence["form"], sentence["name"])):
            after = sentence["name"][number + 1:number + 2]
            if mask != NOT_NAMED and (not after or not after[0] & (BIT["I-MISC"] | BIT["I-LOC"])):
                counts[form.lower()][mask == BIT["B-MISC"]] += 1
    treebank = collections.defaultdict(collections.Counter)
    for paragraph in ewt(data, "train"):
        for sentence in paragraph:
            for form, upos in zip(sentence["form"], sentence["upos"]):
                if form[0].isupper():
                    treebank[form.lower()][upos == "ADJ"] += 1
    adjectives = {word for word, seen in treebank.items() if seen[True] > seen[False]}
    misc = {word for word, seen in counts.items() if seen[True] > seen[False]}
    endings = ("ian", "ish", "ese", "ean", "can", "i")
    return {word for word in misc | adjectives if word.isalpha() and (word in adjectives or word.endswith(endings))}


def redocred(data):
    """Wikipedia, a document a paragraph. Time and number are O; "German" is LOC there and MISC to us."""
    demonyms = peoples(data)
    out = []
    for document in json.load(open(f"{data}/ner/Re-DocRED/dev_revised.json", encoding="utf-8")):
        masks = [[NOT_NAMED] * len(sentence) for sentence in document["sents"]]
        for mention in (mention for entity in document["vertexSet"] for mention in entity):
            kind = mention["type"]
            if kind not in ("PER", "ORG", "LOC", "MISC"):
                continue
            start, end = mention["pos"]
            words = document["sents"][mention["sent_id"]][start:end]
            if kind == "LOC" and len(words) == 1 and words[0].lower() in demonyms:
                kind = "MISC"
            for index in range(start, end):
                masks[mention["sent_id"]][index] = BIT[("B-" if index == start else "I-") + kind]
        out.append([named(forms, mask) for forms, mask in zip(document["sents"], masks) if forms])
    return out


RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC"}
WORD = re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b|\w+(?=n't\b)|\d[\d.,]*\d|(?:[A-Za-z]\.){2,}|\w+|\S")


def re3d(data):
    """Armed actors in Syria and Iraq. Mentions there take in articles, pronouns and common nouns: a mention is cut
    to where its capitals are; what was cut away may be anything."""
    out = []
    for folder in sorted(glob.glob(f"{data}/ner/re3d/*/")):
        entities = collections.defaultdict(list)
        for line in open(folder + "entities.json", encoding="utf-8"):
            if line.strip():
                entity = json.loads(line)
                entities[entity["documentId"]].append(entity)
        places = {e["value"] for group in entities.values() for e in group if e["type"] == "Location"}
        for line in open(folder + "documents.json", encoding="utf-8"):
            if line.strip():
                document = json.loads(line)
                out += re3d_document(document["text"], entities[document["_id"]], places)
    return out


def re3d_document(text, entities, places):
    words = [(match.start(), match.end()) for match in WORD.finditer(text)]
    masks = [O_OR_MISC] * len(words)
    for entity in sorted(entities, key=lambda e: (-(e["end"] - e["begin"]), e["type"] == "Nationality")):
        span = [n for n, (start, end) in enumerate(words) if start >= entity["begin"] and end <= entity["end"]]
        kind = RE3D.get(entity["type"])
        if kind is None or any(masks[n] not in (O_OR_MISC, ANYTHING) for n in span):
            continue
        for n in span:
            masks[n] = ANYTHING
        capital = [n for n in span if text[words[n][0]].isupper()
                   and text[words[n][0]:words[n][1]] not in ("The", "I", "He", "She", "We", "They", "It", "A", "An")]
        if not capital or (kind == "PER" and entity["value"].startswith(("The ", "the "))):
            continue
        if kind == "ORG" and entity["value"].replace("the ", "") in places:
            kind = "LOC"
        first, last = capital[0], capital[-1]
        if kind == "ORG" and last - first > 7:
            continue
        for n in range(first, last + 1):
            masks[n] = BIT[("B-" if n == first else "I-") + kind]
    return re3d_sentences(text, words, masks)


def re3d_sentences(text, words, masks):
    """Paragraphs by line; sentences of at most 60 words, cut after full stops."""
    paragraphs, forms, known = [[]], [], []
    for number, (start, end) in enumerate(words):
        forms.append(text[start:end])
        known.append(masks[number])
        following = text[end:words[number + 1][0]] if number + 1 < len(words) else "\n"
        stop = forms[-1] in ".!?" and following.strip(" ") == "" and following
        if "\n" in following or stop or len(forms) >= 60:
            paragraphs[-1].append(named(forms, known))
            forms, known = [], []
        if "\n" in following:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


# ---------------------------------------------------------------- all of it

def training(data):
    """(treebank paragraphs, paragraphs with names alone)"""
    banks = ewt(data, "train")
    missed = add_uner(banks, data, "train")
    print(f"EWT: {sum(map(len, banks))} sentences, {missed} without names", flush=True)
    more = gum(data, "train")
    add_gum_names(more)
    print(f"GUM: {sum(map(len, more))} sentences", flush=True)
    names = []
    for read in (wikigold, crossner, wnut, redocred, re3d):
        paragraphs = read(data)
        words = sum(len(s["form"]) for p in paragraphs for s in p)
        print(f"{read.__name__}: {sum(map(len, paragraphs))} sentences, {words} words", flush=True)
        names += paragraphs
    return banks + more, names
