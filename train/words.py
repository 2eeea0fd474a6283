"""What the model sees of a word: its pieces, its shape and its suffixes.

src/language/words.c computes the same; docs/model-format.md is the contract, tests/parity holds them equal.

    pieces("Mosul's", vocabulary) -> the numbers of "mosul", "'", "s"
    shape("Mosul", first=True)    -> 10
    suffixes("Mosul")             -> the buckets of "l", "ul", "sul", "osul"
"""
import functools
import unicodedata

UNKNOWN, CLS, SEP = "[UNK]", "[CLS]", "[SEP]"
SUFFIX_BUCKETS = 4096
LONGEST_RUN = 100
MOST_PIECES = 40           # of a word; what is left of it is not seen


# ---------------------------------------------------------------- characters

@functools.lru_cache(maxsize=None)
def lower(character):
    """The simple lower case: always one character."""
    return character.lower()[0]


def lower_all(text):
    return "".join(map(lower, text))


def is_letter(character):
    return character.isalpha()          # Unicode category L*


def is_digit(character):
    return "0" <= character <= "9"


def is_upper(character):
    return lower(character) != character


def is_punctuation(character):
    """As BERT has it: all ASCII that is neither letter, digit, blank nor control; and category P*."""
    code = ord(character)
    if code < 128:
        return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return unicodedata.category(character).startswith("P")


def is_cjk(character):
    code = ord(character)
    return (0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2A6DF
            or 0x2A700 <= code <= 0x2CEAF or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F)


# ---------------------------------------------------------------- hashing

def fnv1a_32(data):
    value = 2166136261
    for byte in data:
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def fnv1a_64(data):
    value = 14695981039346656037
    for byte in data:
        value = ((value ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


# ---------------------------------------------------------------- a word's three views

def runs(word):
    """The word lower-cased, without accents, parted at blanks, punctuation and CJK characters."""
    plain = unicodedata.normalize("NFD", lower_all(word))
    out, run = [], ""
    for character in plain:
        if unicodedata.category(character) == "Mn":
            continue
        alone = is_punctuation(character) or is_cjk(character)
        if alone or character.isspace():
            out.append(run)
            run = ""
        if alone:
            out.append(character)
        elif not character.isspace():
            run += character
    out.append(run)
    return [run for run in out if run]


def cut_run(run, vocabulary):
    """Longest match first; the whole run is unknown if some part of it is."""
    if len(run) > LONGEST_RUN:
        return [vocabulary[UNKNOWN]]
    out, start = [], 0
    while start < len(run):
        for end in range(len(run), start, -1):
            piece = ("##" if start else "") + run[start:end]
            if piece in vocabulary:
                out.append(vocabulary[piece])
                start = end
                break
        else:
            return [vocabulary[UNKNOWN]]
    return out


def pieces(word, vocabulary):
    """The numbers of the word's pieces; one to forty."""
    out = [piece for run in runs(word) for piece in cut_run(run, vocabulary)]
    return out[:MOST_PIECES] or [vocabulary[UNKNOWN]]


def shape(word, first=False):
    """A number from 0 to 15, see docs/model-format.md; `first`: first word of its window."""
    letters = sum(map(is_letter, word))
    digits = sum(map(is_digit, word))
    if not letters and not digits:
        return 8
    if letters and digits:
        return 7
    if digits:
        if digits == len(word):
            return 5
        return 6 if all(is_digit(c) or c in ".,:/-" for c in word) else 9
    if letters < len(word):
        return 9
    capitals = sum(map(is_upper, word))
    if not capitals:
        return 0
    if letters == 1:
        return 11 if first else 3
    if capitals == letters:
        return 2
    if capitals == 1 and is_upper(word[0]):
        return 10 if first else 1
    return 4


def suffixes(word):
    """Buckets of the last one to four characters, as many as there are."""
    small = lower_all(word)
    return [fnv1a_32(small[-n:].encode("utf-8") + bytes([n])) % SUFFIX_BUCKETS
            for n in range(1, min(4, len(small)) + 1)]
