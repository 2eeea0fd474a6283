"""What the C code computes, in numpy, from the exported file: slow, plain, and the measure of both sides.

    engine = Reference(export.read("en.onusmodel"))
    words = engine.window(["Troops", "left", "."])      # {"x": [n][D], "upos": [n][U], ..., "end": [n]}
    engine.sentence(words, 0, 3)                        # tags, lemmas, names, heads, labels of words 0..2

Shapes: P pieces of a window, n words of it, T words of a sentence, D A B widths, L labels.
"""
import numpy

import lemmas
import words

F32 = numpy.float32


# ---------------------------------------------------------------- arithmetic

def product(q, matrix):
    """[n][I] int8 values times [O][I] transposed; exact in double precision."""
    return (q.astype(numpy.float64) @ matrix.astype(numpy.float64).T).astype(F32)


def erf(x):
    """Abramowitz and Stegun 7.1.26: within 1.5e-7."""
    z = numpy.abs(x.astype(numpy.float64))
    t = 1 / (1 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return (numpy.sign(x) * (1 - poly * numpy.exp(-z * z))).astype(F32)


def gelu(x):
    return F32(0.5) * x * (1 + erf(x / F32(2 ** 0.5)))


def layer_norm(x, weight, bias):
    centred = x - x.mean(-1, keepdims=True)
    return centred / numpy.sqrt((centred * centred).mean(-1, keepdims=True) + F32(1e-12)) * weight + bias


def softmax(x):
    e = numpy.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


# ---------------------------------------------------------------- trees

def spanning_tree(scores):
    """Heads [T] (0: the root, else 1 + word) of the best tree with one child of the root; scores [T][1 + T].

    Arcs from the root cost more than all else together, so that the best tree has one of them (and among these
    it is the best); Chu-Liu-Edmonds does the rest."""
    size = len(scores)
    full = numpy.full((size + 1, size + 1), -numpy.inf)
    full[1:] = scores
    numpy.fill_diagonal(full, -numpy.inf)
    fine = full[numpy.isfinite(full)]
    full[1:, 0] -= (fine.max() - fine.min() + 1) * (size + 1)
    return chu_liu_edmonds(full)[1:] if size > 1 else numpy.zeros(1, dtype=int)


def chu_liu_edmonds(scores):
    """Best heads [n] of the nodes; scores[dependant][head], node 0 the root."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = numpy.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = numpy.flatnonzero(~inside)
    place = {node: number for number, node in enumerate(outside)}
    total = sum(scores[node, heads[node]] for node in cycle)
    n = len(outside)                                    # the cycle becomes node n
    small = numpy.full((n + 1, n + 1), -numpy.inf)
    small[:n, :n] = scores[numpy.ix_(outside, outside)]
    leave = scores[numpy.ix_(outside, cycle)]           # from a node of the cycle to one outside
    small[:n, n] = leave.max(1)
    enter = scores[numpy.ix_(cycle, outside)] - numpy.array([scores[node, heads[node]] for node in cycle])[:, None]
    small[n, :n] = enter.max(0) + total
    small[0] = -numpy.inf
    small[0, 0] = 0
    answer = chu_liu_edmonds(small)
    out = heads.copy()
    for number, node in enumerate(outside):
        head = answer[number]
        out[node] = cycle[leave[number].argmax()] if head == n else outside[head]
    entered = cycle[enter[:, answer[n]].argmax()]
    out[entered] = outside[answer[n]]
    out[0] = 0
    return out


def find_cycle(heads):
    state = [0] * len(heads)                            # 0 unseen, else the walk that saw it
    for start in range(1, len(heads)):
        node, path = start, []
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = heads[node]
        if node and state[node] == start:
            return path[path.index(node):]
    return []


# ---------------------------------------------------------------- the engine

class Reference:
    def __init__(self, tensors, product=product, gelu=gelu):
        self.tensors = tensors
        self.product, self.gelu = product, gelu
        split = lambda name: self.tensors[name].split("\n")[:-1]
        self.vocabulary = {piece: number for number, piece in enumerate(split("vocab"))}
        self.labels = {kind: split("labels." + kind) for kind in ("upos", "xpos", "lemma", "deprel", "name")}
        self.irregular = {}
        for line in split("labels.irregular"):
            form, xpos, lemma = line.split("\t")
            self.irregular[form, xpos] = lemma
        self.layers = sum(name.endswith(".qkv") for name in self.tensors)

    def matrix(self, name, x):
        """y [n][O] of x [n][I]: both int8, one scale a row and one a vector."""
        scale = numpy.abs(x).max(1) / F32(127)
        scale[scale == 0] = 1
        q = numpy.rint(x / scale[:, None]).astype(numpy.int8)
        t = self.tensors
        return t[name + ".bias"] + t[name + ".scale"] * scale[:, None] * self.product(q, t[name])

    def embed(self, pieces):
        t = self.tensors
        x = t["embed.word"][pieces].astype(F32) * t["embed.word.scale"][pieces][:, None]
        return layer_norm(x + t["embed.position"][:len(pieces)], t["embed.norm.weight"], t["embed.norm.bias"])

    def layer(self, k, x):
        """[P][D] to [P][D]"""
        name, t, (length, width) = f"layer.{k}.", self.tensors, x.shape
        qkv = self.matrix(name + "qkv", x).reshape(length, 3, width // 32, 32).transpose(1, 2, 0, 3)
        weights = softmax(qkv[0] @ qkv[1].transpose(0, 2, 1) * F32(32 ** -0.5))         # [H][P][P]
        mixed = (weights @ qkv[2]).transpose(1, 0, 2).reshape(length, width)
        x = layer_norm(x + self.matrix(name + "out", mixed), t[name + "norm1.weight"], t[name + "norm1.bias"])
        down = self.matrix(name + "down", self.gelu(self.matrix(name + "up", x)))
        return layer_norm(x + down, t[name + "norm2.weight"], t[name + "norm2.bias"])

    def word_vectors(self, forms):
        """[n][D]"""
        cut = [words.pieces(form, self.vocabulary) for form in forms]
        x = self.embed([self.vocabulary[words.CLS], *sum(cut, []), self.vocabulary[words.SEP]])
        for k in range(self.layers):
            x = self.layer(k, x)
        t, out, at = self.tensors, numpy.empty((len(forms), x.shape[1]), F32), 1
        for n, form in enumerate(forms):
            out[n] = x[at:at + len(cut[n])].mean(0) + t["word.shape"][words.shape(form, n == 0)]
            for bucket in words.suffixes(form):
                out[n] += t["word.suffix"][bucket].astype(F32) * t["word.suffix.scale"][bucket]
            at += len(cut[n])
        return out

    def window(self, forms):
        """All that can be known before the sentences are."""
        x = self.word_vectors(forms)
        out = {"forms": forms, "x": x}
        for name in ("upos", "xpos", "lemma", "end", "name"):
            out[name] = self.matrix("head." + name, x)
        for name in ("arc.dep", "arc.head", "label.dep", "label.head"):
            out[name] = self.gelu(self.matrix(name, x))
        out["end"] = out["end"][:, 0]
        return out

    def sentence(self, window, start, end):
        """The answers for the words start .. end - 1 of a window, as a list of dicts."""
        at = slice(start, end)
        heads = self.heads(window["arc.dep"][at], window["arc.head"][at])
        deprels = self.deprels(window["label.dep"][at], window["label.head"][at], heads)
        names = best_names(window["name"][at], self.labels["name"])
        out = []
        for n, form in enumerate(window["forms"][at]):
            tag = {kind: self.labels[kind][int(window[kind][start + n].argmax())] for kind in ("upos", "xpos", "lemma")}
            lemma = self.irregular.get((words.lower_all(form), tag["xpos"]))
            out.append({"form": form, "upos": tag["upos"], "xpos": tag["xpos"],
                        "lemma": lemma if lemma is not None else lemmas.apply(tag["lemma"], form),
                        "name": names[n], "head": int(heads[n]), "deprel": deprels[n]})
        return out

    def heads(self, d, h):
        """[T]: 0 the root, else 1 + word."""
        t = self.tensors
        h = numpy.concatenate([t["arc.root"][None], h])
        return spanning_tree(d @ (h @ t["arc.weight"].T).T + h @ t["arc.head.weight"])

    def deprels(self, d, h, heads):
        t, count = self.tensors, len(self.labels["deprel"])
        h = numpy.concatenate([t["label.root"][None], h])[heads]                        # [T][B]
        turned = self.matrix("label.weight", h).reshape(len(d), count, -1)
        score = (turned * d[:, None]).sum(-1) + h @ t["label.linear"].T + t["label.bias"]
        root = self.labels["deprel"].index("root")
        score[:, root] = -numpy.inf
        best = score.argmax(1)
        return ["root" if head == 0 else self.labels["deprel"][label] for head, label in zip(heads, best)]


def best_names(logits, labels):
    """Viterbi: I-X follows B-X and I-X only."""
    count = len(labels)
    allowed = numpy.zeros((count, count))                                               # [before][after]
    for after, label in enumerate(labels):
        if label[0] == "I":
            allowed[:, after] = [0 if before[1:] == label[1:] else -numpy.inf for before in labels]
    first = numpy.array([-numpy.inf if label[0] == "I" else 0 for label in labels])
    score, back = logits[0] + first, []
    for row in logits[1:]:
        ways = score[:, None] + allowed
        back.append(ways.argmax(0))
        score = ways.max(0) + row
    path = [int(score.argmax())]
    for ways in reversed(back):
        path.append(int(ways[path[-1]]))
    return [labels[n] for n in reversed(path)]


SHARED, UNLIKELY = 0.7, 1e-9


def agree(parts, labels):
    """Draws the capitalised words of one form together, in a document: parts [(window, start, end)], whose names'
    logits are changed. Of the log-probability of a class, a word has seven tenths from the mean of its form."""
    forms = [form for window, start, end in parts for form in window["forms"][start:end]]
    logits = numpy.concatenate([window["name"][start:end] for window, start, end in parts]).astype(numpy.float64)
    shares = numpy.exp(logits - logits.max(1, keepdims=True))
    kinds = [label[2:] for label in labels]
    member = numpy.array([[a == b for b in kinds] for a in kinds], float)             # [label][label], of one class
    own = numpy.log(numpy.maximum(shares @ member / shares.sum(1, keepdims=True), UNLIKELY))
    places = {}
    for n, form in enumerate(forms):
        if len(form) > 1 and (form[0].isupper() or form[0].istitle()):
            places.setdefault(form, []).append(n)
    for rows in places.values():
        if len(rows) > 1:
            logits[rows] += SHARED * (own[rows].mean(0) - own[rows])
    at = 0
    for window, start, end in parts:
        window["name"][start:end] = logits[at:at + end - start]
        at += end - start


# ---------------------------------------------------------------- a paragraph

LONGEST_WINDOW = 192


def places_of_ends(sees, closing):
    """Words behind which a sentence ends, counted from 1: an end seen before closing marks is one behind them."""
    out, due = [], False
    for n, end in enumerate(sees):
        due = due or end
        if due and not (n + 1 < len(closing) and closing[n + 1]):
            out.append(n + 1)
            due = False
    return out


def paragraph(engine, forms, closing=()):
    """[(window, start, end)] of the sentences of a paragraph's words; `closing` [word], see tokens.closing."""
    sizes = [len(words.pieces(form, engine.vocabulary)) for form in forms]
    out, start = [], 0
    while start < len(forms):
        stop, room = start, LONGEST_WINDOW - 2
        while stop < len(forms) and (sizes[stop] <= room or stop == start):
            room -= sizes[stop]
            stop += 1
        window = engine.window(forms[start:stop])
        ends = places_of_ends(window["end"][:stop - start] > 0, closing[start:])
        if stop == len(forms) or not ends:
            ends = sorted({*ends, stop - start})
        out += [(window, a, b) for a, b in zip([0] + ends, ends)]
        start += ends[-1]
    return out
