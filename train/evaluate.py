"""Scores of an exported model, by the arithmetic of the C code (reference.py), int8 included.

    python3 train/evaluate.py --data DATA models/en.onusmodel

Words are aligned by their characters, inside surface tokens of several words by their order; relations are compared
without subtype.
"""
import argparse
import collections
import re

import numpy

import data
import export
import reference
import tokens
import windows
import words


def fast():
    """(product, gelu) by torch's oneDNN, some ten times as fast as plain numpy; the sums are exact up to 2^24."""
    import torch
    prepared = {}

    def product(q, matrix):
        if id(matrix) not in prepared:
            prepared[id(matrix)] = torch.from_numpy(matrix.astype(numpy.float32)).to_mkldnn(), matrix
        x = torch.from_numpy(q.astype(numpy.float32)).to_mkldnn()
        zero = torch.zeros(matrix.shape[0])
        return torch._C._nn.mkldnn_linear(x, prepared[id(matrix)][0], zero).to_dense().numpy()

    def gelu(x):
        return torch.nn.functional.gelu(torch.from_numpy(x)).numpy()
    return product, gelu


# ---------------------------------------------------------------- from gold tokens

def documents(paragraphs):
    """[[paragraph]]"""
    out = []
    for paragraph in paragraphs:
        if not out or paragraph[0].get("document"):
            out.append([])
        out[-1].append(paragraph)
    return out


def from_gold(engine, paragraphs, lexicon):
    """[(gold sentence, answers)]"""
    out = []
    for document in documents(paragraphs):
        sentences, parts = [], []
        for pack in (pack for paragraph in document for pack in windows.packed(paragraph, lexicon)):
            window = engine.window([form for sentence in pack for form in sentence["form"]])
            start = 0
            for sentence in pack:
                sentences.append(sentence)
                parts.append((window, start, start + len(sentence["form"])))
                start += len(sentence["form"])
        reference.agree(parts, engine.labels["name"])
        out += [(sentence, engine.sentence(*part)) for sentence, part in zip(sentences, parts)]
    return out


def tag_scores(pairs):
    counts = collections.Counter()
    for gold, answer in pairs:
        for n, word in enumerate(answer):
            counts["words"] += 1
            counts["UPOS"] += gold["upos"][n] == word["upos"]
            counts["XPOS"] += gold["xpos"][n] == word["xpos"]
            counts["Lemma"] += gold["lemma"][n] in ("_", word["lemma"])
            head = gold["head"][n] == word["head"]
            counts["UAS"] += head
            counts["LAS"] += head and plain(gold["deprel"][n]) == plain(word["deprel"])
    return {name: 100 * counts[name] / counts["words"] for name in ("UPOS", "XPOS", "Lemma", "UAS", "LAS")}


def plain(deprel):
    return deprel.split(":")[0]


def spans(labels):
    out, start = set(), None
    for n, label in enumerate(list(labels) + ["O"]):
        if start is not None and label[0] != "I":
            out.add((start, n, labels[start][2:]))
            start = None
        if label[0] == "B":
            start = n
    return out


def name_scores(pairs):
    """{class: (precision, recall, F1)}; gold of UNER: MISC is not annotated there and not counted."""
    counts = collections.Counter()
    single = {1 << n: label for n, label in enumerate(data.NAMES)}
    for gold, answer in pairs:
        wanted = spans([single.get(mask, "O") for mask in gold["name"]])
        found = {span for span in spans([word["name"] for word in answer]) if span[2] != "MISC"}
        for kind in ("PER", "ORG", "LOC"):
            of = lambda group: {span for span in group if span[2] == kind}
            for name, size in (("both", len(of(wanted) & of(found))), ("gold", len(of(wanted))),
                               ("found", len(of(found)))):
                counts[kind, name] += size
                counts["all", name] += size
    out = {}
    for kind in ("PER", "ORG", "LOC", "all"):
        both, gold, found = (counts[kind, name] for name in ("both", "gold", "found"))
        out[kind] = (both / max(found, 1), both / max(gold, 1), 2 * both / max(gold + found, 1))
    return out


# ---------------------------------------------------------------- from raw text

CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’`]t|['’`](?:s|re|ve|ll|d|m))$|(?<=s)['’]$")


def words_of(token, contractions):
    """A surface token's words: by the table of the training data, else by its clitic."""
    known = contractions.get(words.lower_all(token).replace("’", "'"))
    if known:
        out, at = [], 0
        for size in known:
            out.append(token[at:at + size])
            at += size
        return out
    clitic = CLITIC.search(token)
    return [token[:clitic.start()], clitic.group()] if clitic and clitic.start() else [token]


def contractions_of(paragraphs):
    """{lower-cased surface token: sizes of its words}, of those whose words are its characters."""
    seen = collections.defaultdict(collections.Counter)
    for paragraph in paragraphs:
        for sentence in paragraph:
            parts = collections.defaultdict(list)
            for form, token in zip(sentence["form"], sentence["token"]):
                parts[token].append(form)
            for number, surface in enumerate(sentence["surface"]):
                if "".join(parts[number]) == surface:
                    seen[words.lower_all(surface).replace("’", "'")][tuple(map(len, parts[number]))] += 1
    common = {token: sizes.most_common(1)[0][0] for token, sizes in seen.items()}
    return {token: sizes for token, sizes in common.items() if len(sizes) > 1}


def cut(chunks, model, contractions):
    """(words, number of the token of each, whether that closes what stands before it) of a paragraph's chunks"""
    forms, owners, closing, count = [], [], [], 0
    for number, (chunk, _) in enumerate(chunks):
        before = chunks[number - 1][0] if number else ""
        after = chunks[number + 1][0] if number + 1 < len(chunks) else ""
        parts = tokens.cut(chunk, before, after, model)
        for token, closes in zip(parts, tokens.closing(parts)):
            for form in words_of(token, contractions):
                forms.append(form)
                owners.append(count)
                closing.append(closes)
            count += 1
    return forms, owners, closing


def from_raw(engine, paragraphs, contractions):
    """Answers for each paragraph: [(words, tokens)], words with head as place in the paragraph, -1 the root."""
    model = engine.tensors["token.weight"], engine.tensors["token.bias"]
    out = []
    for document in documents(paragraphs):
        read = []
        for chunks in tokens.chunks_of(document):
            forms, owners, closing = cut(chunks, model, contractions)
            read.append((reference.paragraph(engine, forms, closing), owners))
        reference.agree([part for parts, _ in read for part in parts], engine.labels["name"])
        for parts, owners in read:
            answer = []
            for part in parts:
                base = len(answer)
                for n, word in enumerate(engine.sentence(*part)):
                    word["first"] = n == 0
                    word["head"] = base + word["head"] - 1 if word["head"] else -1
                    word["token"] = owners[base + n]
                    answer.append(word)
            out.append(answer)
    return out


def spans_of(sequence):
    """[(start, end, place in the token)] by characters; sequence: [(form, token)]."""
    out, at, number = [], 0, 0
    groups = []
    for form, token in sequence:
        if not groups or groups[-1][0] != token:
            groups.append((token, []))
        groups[-1][1].append("".join(form.split()))
    for token, forms in groups:
        size = sum(map(len, forms))
        out += [(at, at + size, n) for n in range(len(forms))]
        at += size
    return out


def raw_scores(paragraphs, answers):
    """F1 in percent. A surface token whose words are not its characters has the sum of theirs: rare, and wrong by
    some characters to the end of its paragraph."""
    counts = collections.Counter()
    for paragraph, answer in zip(paragraphs, answers):
        gold, base = [], 0
        for sentence in paragraph:
            for n, form in enumerate(sentence["form"]):
                head = sentence["head"][n]
                gold.append({"form": form, "upos": sentence["upos"][n], "lemma": sentence["lemma"][n],
                             "head": base + head - 1 if head else -1, "deprel": sentence["deprel"][n],
                             "first": n == 0, "token": (id(sentence), sentence["token"][n])})
            base += len(sentence["form"])
        where = spans_of([(w["form"], w["token"]) for w in gold])
        there = spans_of([(w["form"], w["token"]) for w in answer])
        at = {span: n for n, span in enumerate(there)}
        counts["gold"] += len(gold)
        counts["answer"] += len(answer)
        for n, span in enumerate(where):
            m = at.get(span)
            if m is None:
                continue
            a, b = gold[n], answer[m]
            head = there[b["head"]] == where[a["head"]] if a["head"] >= 0 and b["head"] >= 0 \
                else a["head"] == b["head"]
            counts["Words"] += 1
            counts["UPOS"] += a["upos"] == b["upos"]
            counts["Lemma"] += a["lemma"] in ("_", b["lemma"])
            counts["LAS"] += head and plain(a["deprel"]) == plain(b["deprel"])
        marks = [sentence_spans(group, places) for group, places in ((gold, where), (answer, there))]
        counts["both sentences"] += len(marks[0] & marks[1])
        counts["sentences"] += len(marks[0]) + len(marks[1])
    out = {name: 200 * counts[name] / (counts["gold"] + counts["answer"])
           for name in ("Words", "UPOS", "Lemma", "LAS")}
    out["Sentences"] = 200 * counts["both sentences"] / counts["sentences"]
    return out


def sentence_spans(group, places):
    starts = [places[n][0] for n, word in enumerate(group) if word["first"]]
    return set(zip(starts, starts[1:] + [places[-1][1]]))


# ---------------------------------------------------------------- all

def all_scores(engine, folder, banks=("ewt", "gum", "news")):
    """[(title, {name: figure})]; "news": the documents of GUM that are held out."""
    lexicon = windows.Lexicon(engine.vocabulary, engine.labels, engine.irregular)
    contractions = contractions_of(data.ewt(folder, "train") + data.gum(folder, "train"))
    out = []
    for bank in banks:
        paragraphs = data.gum(folder, "news") if bank == "news" else getattr(data, bank)(folder, "dev")
        title = "gum news" if bank == "news" else bank + " dev"
        if bank == "ewt":
            data.add_uner(paragraphs, folder, "dev")
        pairs = from_gold(engine, paragraphs, lexicon)
        out.append((f"{title}, gold tokens", tag_scores(pairs)))
        if bank == "ewt":
            names = {f"{kind} {part}": 100 * figures[n] for kind, figures in name_scores(pairs).items()
                     for n, part in enumerate(("P", "R", "F1"))}
            out.append(("names, UNER on ewt dev", names))
        answers = from_raw(engine, paragraphs, contractions)
        out.append((f"{title}, raw text", raw_scores(paragraphs, answers)))
        model = engine.tensors["token.weight"], engine.tensors["token.bias"]
        out.append((f"{title}, tokens", {"F1": tokens.score(paragraphs, model)}))
    return out


def show(scores):
    return "\n".join(f"{title:24} " + "  ".join(f"{name} {value:.2f}" for name, value in figures.items())
                     for title, figures in scores)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("--data", required=True)
    args = parser.parse_args()
    print(show(all_scores(reference.Reference(export.read(args.model), *fast()), args.data)))


if __name__ == "__main__":
    main()
