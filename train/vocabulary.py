"""Which pieces of a base model's vocabulary a smaller model keeps: those that our texts and tables are written with.

A word whose piece is not kept is cut into smaller ones, so nothing is lost but time.
"""
import collections
import re

import tokens
import texts
import words

ALWAYS = {words.UNKNOWN, words.CLS, words.SEP, "[MASK]"}
OF_A_NAME = 5           # a name of our tables counts as so many occurrences


def needed(pieces, paragraphs, folder, size):
    """The numbers of the `size` pieces to keep, in their order."""
    number = {piece: n for n, piece in enumerate(pieces)}
    forms = collections.Counter(form for paragraph in paragraphs for sentence in paragraph for form in sentence["form"])
    for _, some in texts.read(folder + "/text"):
        for paragraph in some:
            forms.update(re.findall(r"\w+|[^\w\s]", paragraph))
    for name in tokens.names_of_the_world():
        forms[name] += OF_A_NAME
    counts = collections.Counter()
    for form, count in forms.items():
        for piece in words.pieces(form, number):
            counts[piece] += count
    basic = {n for piece, n in number.items() if piece in ALWAYS or is_basic(piece)}
    others = sorted((n for n in counts if n not in basic), key=lambda n: (-counts[n], n))
    return sorted([*basic, *others[:size - len(basic)]])


def is_basic(piece):
    """A single character of a European script or a sign, at the beginning of a word or in it."""
    character = piece.removeprefix("##")
    return len(character) == 1 and ord(character) < 0x530 or character in tuple("‘’“”–—…€£•")
