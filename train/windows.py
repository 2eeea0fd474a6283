"""Windows of sentences, and batches of windows as arrays.

A window is a stretch of consecutive sentences of one paragraph, as the C code sees it: the encoder runs once over it,
and the model itself must find where the sentences end. Letters of shapes: W windows of a batch, P pieces of the
longest one, N words of all, S sentences, T words of the longest sentence, K = CHOICES.
"""
import random

import numpy

import data
import words

LONGEST_WINDOW = 192            # pieces, [CLS] and [SEP] included
WORDS_A_WINDOW = 120
CHOICES = 4                     # labels that a word has at most, each with the share in which it is right
KINDS = ("upos", "xpos", "lemma", "name", "deprel", "head")


class Lexicon:
    """Turns forms and labels into numbers; remembers what it has computed."""

    def __init__(self, vocabulary, labels, irregular):
        self.vocabulary = vocabulary        # {piece: number}
        self.labels = {kind: {label: n for n, label in enumerate(names)} for kind, names in labels.items()}
        self.names = labels                 # {kind: [label]}, kinds upos xpos lemma deprel name
        self.irregular = irregular          # {(lower-cased form, xpos): lemma}
        self.seen = {}

    def form(self, form):
        """(pieces, shape, shape as first word of a window, suffix buckets)"""
        if form not in self.seen:
            buckets = words.suffixes(form)
            self.seen[form] = (words.pieces(form, self.vocabulary), words.shape(form), words.shape(form, True),
                               buckets + [words.SUFFIX_BUCKETS] * (4 - len(buckets)))
        return self.seen[form]

    def size(self, forms):
        return sum(len(self.form(form)[0]) for form in forms)


# ---------------------------------------------------------------- augmenting

STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "``": '"', "''": '"'}


def change_quotes(sentence, curly):
    """All quotes of a sentence made curly, or all straight. ("''" stays where it is an answer's form.)"""
    forms, opened = [], False
    for form in sentence["form"]:
        if not curly:
            forms.append("".join(STRAIGHT.get(c, c) for c in form))
        elif form == '"':
            forms.append("”" if opened else "“")
            opened = not opened
        else:
            forms.append(form.replace("'", "’"))
    return dict(sentence, form=forms)


def change_case(sentence):
    """All capitals, as headlines have it; the lemmas are not scored then."""
    return dict(sentence, form=[form.upper() for form in sentence["form"]], lemma=None)


def change_dashes(sentence, dash):
    return dict(sentence, form=[dash if form in ("--", "—", "–", "-") and sentence["upos"][n] == "PUNCT"
                                and sentence["xpos"][n] in (":", ",") else form
                                for n, form in enumerate(sentence["form"])])


def without_last(sentence):
    """The sentence without its final full stop."""
    size = len(sentence["form"])
    if "head" in sentence and (sentence["form"][-1] != "." or sentence["head"].count(size)):
        return sentence
    if size < 3 or sentence["form"][-1] != ".":
        return sentence
    out = {key: column[:-1] if isinstance(column, list) and len(column) == size else column
           for key, column in sentence.items()}
    if "targets" in out:
        cut = {key: array[:-1] for key, array in out["targets"].items()}
        cut["end"] = numpy.append(cut["end"][:-1], out["targets"]["end"][-1:])
        gone = cut["head"] == size
        cut["head"], cut["head_share"] = numpy.where(gone, 0, cut["head"]), numpy.where(gone, 0, cut["head_share"])
        out["targets"] = cut
    return out


MARKS = {'"': ("PUNCT", "``", "''"), "(": ("PUNCT", "-LRB-", "-RRB-")}
CLOSED_BY = {'"': '"', "(": ")"}


def with_mark(sentence, form, closing):
    """The sentence with a quote mark or bracket before it, or the one that closes it behind it; no lemma is scored."""
    place = len(sentence["form"]) if closing else 0
    upos, *xpos = MARKS[form]
    root = sentence["head"].index(0) + 1
    mark = {"form": CLOSED_BY[form] if closing else form, "upos": upos, "xpos": xpos[closing], "rules": "", "lemma": "_",
            "head": root, "deprel": "punct", "name": data.NOT_NAMED}
    out = {key: column[:place] + [mark[key]] + column[place:] for key, column in sentence.items() if key in mark}
    if not closing:
        out["head"] = [head and head + 1 for head in out["head"]]
    return dict({key: column for key, column in sentence.items() if key != "targets"}, **out)


def enclosed(window, form):
    """The window in quotes or brackets: what they hold may be several sentences."""
    if any("rules" not in sentence or set(sentence["form"]) & {'"', "“", "”", "(", ")"} for sentence in window) or \
            window[-1]["form"][-1] not in (".", "!", "?"):
        return window
    window = [with_mark(window[0], form, False)] + window[1:]
    return window[:-1] + [with_mark(window[-1], form, True)]


def augmented(window, rng):
    if rng.random() < 0.06:
        window = enclosed(window, '"' if rng.random() < 0.8 else "(")
    draw = rng.random()
    has_quotes = any("'" in f or '"' in f or "’" in f or "“" in f for s in window for f in s["form"])
    if has_quotes and draw < 0.45:
        window = [change_quotes(sentence, draw < 0.35) for sentence in window]
    draw = rng.random()
    if draw < 0.03:
        window = [change_case(sentence) for sentence in window]
    elif draw < 0.05:
        window = [change_case(window[0])] + window[1:]
    if rng.random() < 0.05:
        window = window[:-1] + [without_last(window[-1])]
    if "upos" in window[0] and rng.random() < 0.3:
        dash = rng.choice(["--", "—", "–"])
        window = [change_dashes(sentence, dash) for sentence in window]
    return window


# ---------------------------------------------------------------- cutting into windows

def training_windows(paragraphs, lexicon, rng, single=0.35):
    """[(sentences, words of an unfinished last sentence or None)], a new mix at each call."""
    out = []
    for number, paragraph in enumerate(paragraphs):
        start = 0
        if rng.random() < 0.15 and number + 1 < len(paragraphs) and "head" in paragraph[0] \
                and not paragraphs[number + 1][0].get("document") and len(paragraph) < 4:
            paragraph = paragraph + paragraphs[number + 1]
        while start < len(paragraph):
            wanted = 1 if rng.random() < single else rng.randint(2, 8)
            count, size = 1, len(paragraph[start]["form"])
            while count < wanted and start + count < len(paragraph) and \
                    size + len(paragraph[start + count]["form"]) <= WORDS_A_WINDOW:
                size += len(paragraph[start + count]["form"])
                count += 1
            window = augmented(paragraph[start:start + count], rng)
            start += count
            rest = None
            if start < len(paragraph) and wanted > 1 and rng.random() < 0.25:       # a cut in the next sentence
                following = paragraph[start]["form"]
                if len(following) > 2:
                    rest = following[:rng.randint(1, len(following) - 1)]
            out.append(fitting(window, rest, lexicon))
    return [window for window in out if window]


def fitting(window, rest, lexicon):
    """The window cut down to what it may hold; None where even one sentence is too long."""
    room = LONGEST_WINDOW - 2
    while window and sum(lexicon.size(s["form"]) for s in window) > room:
        window, rest = window[:-1], None
    if rest and sum(lexicon.size(s["form"]) for s in window) + lexicon.size(rest) > room:
        rest = None
    return (window, rest) if window else None


def packed(sentences, lexicon):
    """Consecutive sentences packed into as few windows as hold them; one too long stays alone."""
    out, size = [], LONGEST_WINDOW
    for sentence in sentences:
        more = lexicon.size(sentence["form"])
        if size + more > LONGEST_WINDOW - 2:
            out.append([])
            size = 0
        out[-1].append(sentence)
        size += more
    return out


# ---------------------------------------------------------------- arrays

def batches(windows, lexicon, rng, words_a_batch):
    """Windows of like length together, the batches in any order."""
    pieces = lambda w: sum(lexicon.size(s["form"]) for s in w[0]) + lexicon.size(w[1] or ())
    sized = sorted(windows, key=lambda w: pieces(w) * (1 + 0.1 * rng.random()))
    out, size = [[]], 0
    for window in sized:
        more = sum(len(s["form"]) for s in window[0]) + len(window[1] or ())
        if out[-1] and size + more > words_a_batch:
            out.append([])
            size = 0
        out[-1].append(window)
        size += more
    rng.shuffle(out)
    return out


def arrays(batch, lexicon):
    """A batch as numpy arrays:

    pieces [W][P], -1 where there is none; of_word [W][P] the word in N of a piece, N for [CLS], [SEP], padding
    shape [N]; suffix [N][4]; upos, xpos, lemma, name [N][K] and their shares, upos_share ...: none, not known
    end [N] from 0 to 1, -1 not known; names [N] bit masks of the labels allowed, 0: unknown
    window [W][n] words in N or -1
    sentence [S][T] words in N or -1; head [S][T][K] 0 for the root, else 1 + place in the sentence; deprel [S][T][K];
    head_share, deprel_share"""
    piece_rows, word_rows, spans, trees, flat, count = [], [], [], [], [], 0
    shapes, suffixes = [], []
    for sentences, rest in batch:
        pieces, owners, first, begin = [lexicon.vocabulary[words.CLS]], [-1], True, count
        for sentence in sentences + ([{"form": rest}] if rest else []):
            if "head" in sentence:
                trees.append((count, len(flat)))
            flat.append(targets(sentence, lexicon))
            for form in sentence["form"]:
                cut, plain, as_first, buckets = lexicon.form(form)
                pieces += cut
                owners += [count] * len(cut)
                shapes.append(as_first if first else plain)
                suffixes.append(buckets)
                first, count = False, count + 1
        piece_rows.append(pieces + [lexicon.vocabulary[words.SEP]])
        word_rows.append(owners + [-1])
        spans.append(range(begin, count))
    width = max(map(len, piece_rows))
    out = {key: numpy.concatenate([part[key] for part in flat]) for key in flat[0] if not key.startswith(("head", "deprel"))}
    out["shape"], out["suffix"] = numpy.array(shapes, dtype=numpy.int64), numpy.array(suffixes, dtype=numpy.int64)
    out["pieces"] = padded(piece_rows, width, -1)
    out["of_word"] = padded(word_rows, width, -1)
    out["of_word"][out["of_word"] < 0] = count
    out["window"] = padded(spans, max(map(len, spans)), -1)
    longest = max((len(flat[at]["head"]) for _, at in trees), default=0)
    out["sentence"] = padded([range(start, start + len(flat[at]["head"])) for start, at in trees], longest, -1)
    for key in ("head", "head_share", "deprel", "deprel_share"):
        out[key] = numpy.zeros((len(trees), longest, CHOICES), flat[0][key].dtype)
        for number, (_, at) in enumerate(trees):
            out[key][number, :len(flat[at][key])] = flat[at][key]
    for key, array in out.items():
        out[key] = array.astype(numpy.float32 if key.endswith("share") or key == "end" else numpy.int64)
    return out


def targets(sentence, lexicon):
    """What is to be learned of a sentence, as arrays of its words; kept in it. Silver has its own (silver.py)."""
    if "targets" not in sentence:
        size, known, out = len(sentence["form"]), "head" in sentence, {}
        for kind in KINDS:
            right = numpy.array(numbers(sentence, kind, lexicon), numpy.int16)
            out[kind] = numpy.zeros((size, CHOICES), numpy.int16)
            out[kind + "_share"] = numpy.zeros((size, CHOICES), numpy.float16)
            out[kind][:, 0], out[kind + "_share"][:, 0] = right.clip(0), right >= 0
        out["end"] = numpy.full(size, 0 if known else -1, numpy.float16)
        if known:
            out["end"][-1] = 1
        out["names"] = numpy.array(sentence.get("name", [data.ANYTHING] * size), numpy.int32)
        sentence["targets"] = out
    out = sentence["targets"]
    if sentence.get("lemma", True) is None:             # all in capitals: see change_case
        out = dict(out, lemma_share=numpy.zeros_like(out["lemma_share"]))
    return out


def numbers(sentence, kind, lexicon):
    """The numbers of the words' labels, -1 where they are not known. (Names have masks instead.)"""
    if "head" not in sentence or kind == "name":
        return [-1] * len(sentence["form"])
    labels = sentence["rules" if kind == "lemma" else kind]
    return labels if kind == "head" else [lexicon.labels[kind].get(label, -1) for label in labels]


def padded(rows, width, value):
    out = numpy.full((len(rows), width), value, dtype=numpy.int64)
    for number, row in enumerate(rows):
        out[number, :len(row)] = row
    return out
