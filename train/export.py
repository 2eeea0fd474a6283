"""Writes and reads the model's file: docs/model-format.md, "The file"."""
import struct

import numpy

import words

MAGIC, VERSION, HEADER, ENTRY, ALIGNMENT = b"ONUSMODL", 3, 64, 96, 64
TYPES = {0: numpy.dtype("u1"), 1: numpy.dtype("i1"), 2: numpy.dtype("<i4"), 3: numpy.dtype("<f4")}


def quantized(matrix):
    """Rows to int8 with one scale a row: (q [O][I], scale [O])."""
    scale = numpy.abs(matrix).max(1).astype(numpy.float32) / numpy.float32(127)
    scale[scale == 0] = 1
    return numpy.rint(matrix / scale[:, None]).astype(numpy.int8), scale


# ---------------------------------------------------------------- tensors of a trained model

def tensors_of(model, vocabulary, lexicon, token_model, meta):
    """{name: array or text} of a torch model and all that goes with it."""
    at = lambda parameter: parameter.detach().float().numpy()
    out = {"meta": "".join(f"{key}={value}\n" for key, value in meta.items()), "vocab": lines(vocabulary)}

    def matrix(name, linear):
        out[name], out[name + ".scale"] = quantized(at(linear.weight))
        out[name + ".bias"] = at(linear.bias)

    def norm(name, layer):
        out[name + ".weight"], out[name + ".bias"] = at(layer.weight), at(layer.bias)

    out["embed.word"], out["embed.word.scale"] = quantized(at(model.words.weight))
    out["embed.position"] = at(model.position)
    norm("embed.norm", model.norm)
    for k, layer in enumerate(model.layers):
        for name in ("qkv", "out", "up", "down"):
            matrix(f"layer.{k}.{name}", getattr(layer, name))
        norm(f"layer.{k}.norm1", layer.norm1)
        norm(f"layer.{k}.norm2", layer.norm2)
    out["word.shape"] = at(model.shape)
    out["word.suffix"], out["word.suffix.scale"] = quantized(at(model.suffix.weight)[:words.SUFFIX_BUCKETS])
    for name in ("upos", "xpos", "lemma", "end", "name"):
        matrix("head." + name, model.heads[name])
    for name in ("arc.dep", "arc.head", "label.dep", "label.head"):
        matrix(name, model.heads[name.replace(".", "_")])
    for name in ("arc.root", "arc.weight", "arc.head.weight", "label.root", "label.bias"):
        out[name] = at(getattr(model, name.replace(".", "_")))
    weight, linear = at(model.label_weight), at(model.label_linear)         # [L][B][B], [L][2 B]
    width = weight.shape[1]
    out["label.weight"], out["label.weight.scale"] = quantized(weight.reshape(-1, width))
    out["label.weight.bias"] = linear[:, :width].reshape(-1)                # d . (W h + a) + b . h
    out["label.linear"] = linear[:, width:]
    for kind, names in lexicon.names.items():
        out["labels." + kind] = lines(names)
    out["labels.irregular"] = lines(f"{form}\t{xpos}\t{lemma}"
                                    for (form, xpos), lemma in sorted(lexicon.irregular.items()))
    out["token.weight"], out["token.bias"] = token_model
    return out


def lines(items):
    return "".join(item + "\n" for item in items)


# ---------------------------------------------------------------- the file

def write(path, tensors):
    arrays = {name: numpy.frombuffer(value.encode("utf-8"), "u1") if isinstance(value, str) else
              numpy.ascontiguousarray(value) for name, value in tensors.items()}
    table, body = [], bytearray()
    start = HEADER + ENTRY * len(arrays)
    for name, array in arrays.items():
        body += bytes(-(start + len(body)) % ALIGNMENT)
        kind = next(number for number, dtype in TYPES.items() if dtype == array.dtype)
        dims = list(array.shape) + [1] * (4 - array.ndim)
        table.append(struct.pack("<48sII4IQQ8x", name.encode(), kind, array.ndim, *dims,
                                 start + len(body), array.nbytes))
        body += array.tobytes()
    rest = b"".join(table) + bytes(body)
    header = struct.pack("<8sIIQQ32x", MAGIC, VERSION, len(arrays), HEADER + len(rest), checksum(rest))
    with open(path, "wb") as file:
        file.write(header + rest)


def read(path):
    """{name: array or text}; the checksum is compared."""
    with open(path, "rb") as file:
        blob = file.read()
    magic, version, count, size, total = struct.unpack("<8sIIQQ", blob[:32])
    if magic != MAGIC or version != VERSION or size != len(blob):
        raise ValueError(f"{path}: no model file of version {VERSION}, or cut short")
    if checksum(blob[HEADER:]) != total:
        raise ValueError(f"{path}: the checksum is wrong")
    out = {}
    for number in range(count):
        at = HEADER + ENTRY * number
        name, kind, rank, *dims, offset, length = struct.unpack("<48sII4IQQ", blob[at:at + 88])
        array = numpy.frombuffer(blob[offset:offset + length], TYPES[kind])
        name = name.rstrip(b"\0").decode()
        out[name] = array.tobytes().decode("utf-8") if kind == 0 else array.reshape(dims[:rank])
    return out


def checksum(blob):
    """FNV-1a of 64 bit over words of eight bytes (the last filled up with zeros), then over the size."""
    value, prime, mask = 14695981039346656037, 1099511628211, 0xFFFFFFFFFFFFFFFF
    padded = bytes(blob) + bytes(8 - len(blob) % 8)
    for word in (*numpy.frombuffer(padded, "<u8").tolist(), len(blob)):
        value = ((value ^ word) * prime) & mask
    return value
