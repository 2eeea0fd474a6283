"""The model in torch: a small BERT encoder over windows, and linear heads on its words. See docs/model-format.md.

Letters: W windows, P pieces, N words of the batch, S sentences, T words of the longest; D, A, B widths, L labels.
"""
import math

import numpy
import torch
from torch import nn
from torch.nn import functional

import words

POSITIONS = 512
ARC, LABEL = 256, 96
IMPOSSIBLE = -1e4


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

    def __init__(self, base, inner):
        super().__init__()
        self.heads = base.heads
        self.qkv = nn.Linear(base.width, 3 * base.width)
        self.out = nn.Linear(base.width, base.width)
        self.up = nn.Linear(base.width, inner)
        self.down = nn.Linear(inner, base.width)
        self.norm1 = nn.LayerNorm(base.width, eps=base.eps)
        self.norm2 = nn.LayerNorm(base.width, eps=base.eps)

    def forward(self, x, mask, drop):
        """x [W][P][D]; mask [W][1 or H][1 or P][P], added to the scores: very negative where no piece is."""
        count, length, width = x.shape
        qkv = self.qkv(x).view(count, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        score = torch.matmul(query * (width // self.heads) ** -0.5, key.transpose(-1, -2)) + mask
        mixed = torch.matmul(torch.softmax(score, -1).to(value.dtype), value)
        x = self.norm1(x + drop(self.out(mixed.transpose(1, 2).reshape(count, length, width))).float())
        return self.norm2(x + drop(self.down(functional.gelu(self.up(x)))).float())

    def load(self, weights, number):
        """From the base; of a wider inner part, the cells that weigh most."""
        at = lambda name, kind: torch.from_numpy(weights[f"layer.{number}.{name}.{kind}"])
        weight = at("up", "weight").norm(dim=1) * at("down", "weight").norm(dim=0)
        kept = weight.argsort(descending=True)[:self.up.out_features].sort().values
        with torch.no_grad():
            for kind in ("weight", "bias"):
                for name in ("qkv", "out", "norm1", "norm2"):
                    getattr(getattr(self, name), kind).copy_(at(name, kind))
                getattr(self.up, kind).copy_(at("up", kind)[kept])
            self.down.weight.copy_(at("down", "weight")[:, kept])
            self.down.bias.copy_(at("down", "bias"))


def shared_loss(scores, labels, shares):
    """Cross entropy, summed, with labels [N][K] of which each is right by its share [N][K]; no shares: not known."""
    logs = functional.log_softmax(scores.float(), -1)
    return -(logs.gather(1, labels) * shares).sum()


def distance_classes(length, classes=32, furthest=128):
    """[P][P], of the way from a piece to another: half of the classes for each direction, the near ones one by one,
    the further ones by their logarithm (as T5 and MPNet have it)."""
    way = torch.arange(length)[:, None] - torch.arange(length)[None, :]     # from the key to the query
    half, exact = classes // 2, classes // 4
    size = way.abs()
    wide = exact + (torch.log(size.clamp(min=1) / exact) / math.log(furthest / exact) * (half - exact)).long()
    return torch.where(size < exact, size, wide.clamp(max=half - 1)) + (way < 0).long() * half


class Model(nn.Module):
    """Encoder, word vectors, heads."""

    def __init__(self, base, labels, layers, inner=None, dropout=0.1, head_dropout=0.2, hidden=0.06):
        """The lower `layers` of the base, their inner part cut down to `inner`.
        `hidden`: share of the words whose pieces are masked in training, so that their company must tell."""
        super().__init__()
        width = base.width
        self.hidden, self.mask_piece = hidden, base.vocabulary.index("[MASK]")
        self.words = nn.Embedding(len(base.vocabulary), width, sparse=True)
        self.position = nn.Parameter(torch.zeros(POSITIONS, width))
        self.distance = nn.Parameter(torch.zeros(base.distances, base.heads)) if base.distances else None
        self.norm = nn.LayerNorm(width, eps=base.eps)
        self.layers = nn.ModuleList(Layer(base, inner or base.inner) for _ in range(layers))
        self.shape = nn.Parameter(torch.zeros(16, width))
        self.suffix = nn.Embedding(words.SUFFIX_BUCKETS + 1, width, padding_idx=words.SUFFIX_BUCKETS)
        nn.init.zeros_(self.suffix.weight)
        self.heads = nn.ModuleDict({
            "upos": nn.Linear(width, len(labels["upos"])), "xpos": nn.Linear(width, len(labels["xpos"])),
            "lemma": nn.Linear(width, len(labels["lemma"])), "end": nn.Linear(width, 1),
            "name": nn.Linear(width, len(labels["name"])),
            "arc_dep": nn.Linear(width, ARC), "arc_head": nn.Linear(width, ARC),
            "label_dep": nn.Linear(width, LABEL), "label_head": nn.Linear(width, LABEL)})
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
        self.load_base(base.weights)

    def load_base(self, weights):
        with torch.no_grad():
            self.words.weight.copy_(torch.from_numpy(weights["words"]))
            self.position.copy_(torch.from_numpy(weights["position"][:POSITIONS]))
            self.norm.weight.copy_(torch.from_numpy(weights["norm.weight"]))
            self.norm.bias.copy_(torch.from_numpy(weights["norm.bias"]))
            if self.distance is not None:
                self.distance.copy_(torch.from_numpy(weights["distance"]))
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
                    lemma_share=batch["lemma_share"].masked_fill(chosen[:, None], 0))

    def encode(self, batch):
        """Word vectors x [N][D]."""
        drop = self.dropout if self.training else (lambda x: x)
        pieces, of_word = batch["pieces"], batch["of_word"]
        mask = (pieces < 0).float()[:, None, None, :] * -1e4
        if self.distance is not None:
            mask = mask + self.distance[distance_classes(pieces.shape[1])].permute(2, 0, 1)
        x = self.words(pieces.clamp(min=0)) + self.position[:pieces.shape[1]]
        x = drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask, drop)
        count = batch["shape"].shape[0]
        width = x.shape[-1]
        sums = torch.zeros(count + 1, width).index_add(0, of_word.reshape(-1), x.reshape(-1, width))
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
            out[name] = shared_loss(self.heads[name](x), batch[name], batch[name + "_share"])
        known = batch["end"] >= 0
        out["end"] = functional.binary_cross_entropy_with_logits(
            self.heads["end"](x).float()[:, 0][known], batch["end"][known], reduction="sum")
        out["name"] = self.name_loss(x, batch["names"], batch["window"]) + \
            shared_loss(self.heads["name"](x), batch["name"], batch["name_share"])
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

    def name_shares(self, x, window):
        """[N][labels]: how likely each label is for each word, over the sequences in which I-X follows B-X or I-X."""
        known = window >= 0
        logits = functional.log_softmax(self.heads["name"](x).float(), -1)[window.clamp(min=0)]
        before, after = [logits[:, 0] + self.follows[0]], [torch.zeros_like(logits[:, 0])]
        for n in range(1, logits.shape[1]):
            before.append(torch.logsumexp(before[-1][:, :, None] + self.follows, 1) + logits[:, n])
        for n in range(logits.shape[1] - 1, 0, -1):
            rest = torch.logsumexp(self.follows + (after[0] + logits[:, n])[:, None, :], 2)
            after.insert(0, torch.where(known[:, n, None], rest, torch.zeros_like(rest)))
        return torch.softmax(torch.stack(before, 1) + torch.stack(after, 1), -1)[known]

    def arc_scores(self, x, sentence, drop):
        """[S][T][1 + T]: how well each word fits each head, the root first; sentence [S][T] words in N or -1."""
        count, length = sentence.shape
        place = sentence.clamp(min=0)
        d = drop(functional.gelu(self.heads["arc_dep"](x)))[place]              # [S][T][A]
        h = drop(functional.gelu(self.heads["arc_head"](x)))[place]
        h = torch.cat([self.arc_root.to(h.dtype).expand(count, 1, ARC), h], 1)  # [S][1 + T][A]
        scores = torch.matmul(d, torch.matmul(h, self.arc_weight.t()).transpose(1, 2)).float()
        scores = scores + torch.matmul(h, self.arc_head_weight).float()[:, None, :]
        missing = torch.cat([torch.zeros(count, 1, dtype=torch.bool), sentence < 0], 1)
        itself = torch.cat([torch.zeros(length, 1), torch.eye(length)], 1).bool()
        return scores.masked_fill(missing[:, None, :] | itself, IMPOSSIBLE)

    def tree_losses(self, x, batch, drop):
        sentence, head = batch["sentence"], batch["head"]                       # [S][T], [S][T][K]
        known = sentence >= 0
        scores = self.arc_scores(x, sentence, drop)
        arc = shared_loss(scores[known], head[known], batch["head_share"][known])
        dep_at = sentence[known]                                                # [M], words with a head
        best = head[known][:, 0]
        offset = sentence[:, :1].expand_as(sentence)[known]
        scores = self.label_scores(x, dep_at, torch.where(best > 0, offset + best, torch.zeros_like(offset)), drop)
        return arc, shared_loss(scores, batch["deprel"][known], batch["deprel_share"][known])

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
            encoder = name.startswith(("words.", "position", "distance", "norm.", "layers."))
            decay = 0.01 if parameter.dim() > 1 and "norm" not in name else 0.0
            key = (encoder_rate if encoder else head_rate, decay)
            out.setdefault(key, []).append(parameter)
        return [{"params": parameters, "lr": rate, "weight_decay": decay}
                for (rate, decay), parameters in out.items()]


def tensors(batch):
    return {key: torch.from_numpy(numpy.ascontiguousarray(value)) for key, value in batch.items()}
