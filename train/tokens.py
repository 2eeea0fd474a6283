"""Where a chunk (what stands between white space) is cut into tokens: logistic regression on hashed features.

A cut is possible between two characters of a chunk where one of them is neither letter nor digit, or where a letter
meets a digit, but not inside an address of the web; a hyphen between letters is cut on both sides or on none. src/language/tokens.c computes the same; tests/parity holds the two
equal.

THE FEATURES. Let c be the chunk *normalised*, a character for each: ASCII digits become `0`, letters are lower-cased
(simple lower case), ‘ and ’ become ', “ and ” become ". Let p be the position, between characters p - 1 and p, and n
the number of characters. left(k) is the k characters before p, with one `^` in front where fewer than k are left
(then all of them); right(k) the k characters after p, with one `$` at the end where fewer than k are left. A feature is the string of its letter
and its content, in UTF-8, hashed by FNV-1a 32 bit modulo 65536:

    a b c d   left(1) left(2) left(3) left(4)
    e f g h   right(1) right(2) right(3) right(4)
    i j k     left(1) | right(1)      left(2) | right(2)     left(3) | right(3)
    l         left(2) | right(1)
    m         left(1) | right(2)
    n         left(12)
    o         right(12)
    p         left(16) | right(16)
    q         pattern(before p) | pattern(after p)
    r         pattern(before p) | right(1)
    s         left(1) | pattern(after p)
    t         right(2) | class of the next chunk's first character
    u         left(4) | right(1) | class of the next chunk's first character
    v         left(1) | right(1) | class of the previous chunk's last character
    w         min(p, 5) | min(n - p, 5) as digits, | left(1) | right(1)
    x         pattern(whole chunk) | min(p, 9) as a digit
    y         web | left(1) | right(1)
    z         web | pattern(after p)

web: `u` if the normalised chunk holds `://` or `www.`, else `m` if it holds `@`, else `/` if `/`, else `_` if `_` or `=`,
else `0`. A bar is the byte 1.

pattern(text): the class of each character of the *unnormalised* text, a run of the same letter class or of digits
written once, at most 10 classes. class: `A` upper-case letter, `a` other letter, `0` ASCII digit; the normalised character
itself for all else. For the neighbour chunks: the same, and `_` where there is none (the ends of the paragraph).
"""
import os

import numpy

import words

KNOWLEDGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "knowledge")
BUCKETS = 65536
QUOTES = {"‘": "'", "’": "'", "“": '"', "”": '"'}
PART = "\x01"


def normal(character):
    if words.is_digit(character):
        return "0"
    return QUOTES.get(character) or words.lower(character)


def kind(character):
    if words.is_digit(character):
        return "0"
    if words.is_letter(character):
        return "A" if words.is_upper(character) else "a"
    return normal(character)


def address(c):
    """(start, end) of the address of the web in a normalised chunk, without the signs behind it; (0, 0): none."""
    sign, www = c.find("://"), c.find("www.")
    if sign < 0 and www < 0:
        return 0, 0
    start = www if sign < 0 else sign
    while sign >= 0 and start and words.is_letter(c[start - 1]):
        start -= 1
    end = min([at for at in map(c[start:].find, '<>"') if at >= 0], default=len(c) - start) + start
    while end > start and c[end - 1] in ".,;:!?')]}*":
        end -= 1
    return start, end


def positions(chunk):
    """The places where a cut is possible: never inside an address of the web."""
    alike = [1 if words.is_letter(c) else 2 if words.is_digit(c) else 0 for c in chunk]
    start, end = address("".join(map(normal, chunk)))
    return [p for p in range(1, len(chunk)) if (not alike[p - 1] or not alike[p] or alike[p - 1] != alike[p])
            and not start < p < end]


def other_side(chunk, p):
    """The cut on the other side of a hyphen between letters, or None: "pro-Beijing" is one token or three."""
    for hyphen, other in ((p, p + 1), (p - 1, p - 1)):
        if 0 < hyphen < len(chunk) - 1 and chunk[hyphen] == "-" and \
                words.is_letter(chunk[hyphen - 1]) and words.is_letter(chunk[hyphen + 1]):
            return other
    return None


def pattern(text):
    out = ""
    for character in text:
        cls = kind(character)
        if cls in "Aa0" and out.endswith(cls):
            continue
        out += cls
        if len(out) == 10:
            break
    return out


def web_kind(c):
    for name, marks in (("u", ("://", "www.")), ("m", ("@",)), ("/", ("/",)), ("_", ("_", "="))):
        if any(mark in c for mark in marks):
            return name
    return "0"


def features(chunk, p, before="", after=""):
    """The strings for position p; `before` and `after`: the neighbour chunks or ""."""
    c = "".join(map(normal, chunk))
    n = len(c)
    left = lambda k: c[p - k:p] if k <= p else "^" + c[:p]
    right = lambda k: c[p:p + k] if k <= n - p else c[p:] + "$"
    one, two = left(1) + PART + right(1), left(2) + PART + right(2)
    head, tail = pattern(chunk[:p]), pattern(chunk[p:])
    following = kind(after[0]) if after else "_"
    preceding = kind(before[-1]) if before else "_"
    web = web_kind(c)
    return ["a" + left(1), "b" + left(2), "c" + left(3), "d" + left(4),
            "e" + right(1), "f" + right(2), "g" + right(3), "h" + right(4),
            "i" + one, "j" + two, "k" + left(3) + PART + right(3),
            "l" + left(2) + PART + right(1), "m" + left(1) + PART + right(2),
            "n" + left(12), "o" + right(12), "p" + left(16) + PART + right(16),
            "q" + head + PART + tail, "r" + head + PART + right(1), "s" + left(1) + PART + tail,
            "t" + right(2) + PART + following, "u" + left(4) + PART + right(1) + PART + following,
            "v" + one + PART + preceding,
            "w" + str(min(p, 5)) + PART + str(min(n - p, 5)) + PART + one,
            "x" + pattern(chunk) + PART + str(min(p, 9)),
            "y" + web + PART + one, "z" + web + PART + tail]


def buckets(chunk, p, before="", after=""):
    return [words.fnv1a_32(text.encode("utf-8")) % BUCKETS for text in features(chunk, p, before, after)]


# ---------------------------------------------------------------- from treebanks

def chunks_of(paragraphs):
    """[[(chunk, positions of gold cuts)]], a list a paragraph."""
    out = []
    for paragraph in paragraphs:
        out.append([])
        fresh = True
        for sentence in paragraph:
            spaces = {}
            for token, space in zip(sentence["token"], sentence["space"]):
                spaces[token] = space
            for number, form in enumerate(sentence["surface"]):
                parts = form.split()                    # a few forms hold a blank
                for index, part in enumerate(parts):
                    if fresh:
                        out[-1].append([part, set()])
                    else:
                        chunk = out[-1][-1]
                        chunk[1].add(len(chunk[0]))
                        chunk[0] += part
                    fresh = index + 1 < len(parts) or spaces[number]
    return out


ABBREVIATIONS = """Mr. Mrs. Ms. Dr. Prof. Rev. Hon. Fr. St. Capt. Sgt. Lt. Col. Gen. Maj. Adm. Cpl. Pvt. Brig. Cmdr. Cdr.
Sen. Rep. Gov. Pres. Amb. Supt. Insp. Det. Atty. Del. Lt.-Gen. Maj.-Gen. Jr. Sr. Ph.D. M.P. U.S. U.N. U.K. E.U. D.C. U.S.A.
Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri. No. Nos. Fig. Vol. Art. Sec. vs. v. ca. approx.
Inc. Corp. Ltd. Co. Bros. Dept. Univ. Assn. Ft. Mt. Ave. Blvd. Ariz. Calif. Conn. Fla. Ga. Ill. Ind. Kan. Mass. Md. Mich. Minn.
Miss. Mo. Mont. Neb. Nev. N.C. N.D. N.H. N.J. N.M. N.Y. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Tex. Va. Vt. Wash. Wis. W.Va. Wyo.""".split()
PLACES = "press news example org mail data reports house council world port item view big story team war vote".split()


SIGNS = (".", ".", ".", ",", ",", ";", ":", ")", ".)", ').', '."', ',"', '".', "?", "!", "'s", "'s.", "'s,", "’s", "...")


def names_of_the_world():
    """Last words of the names of places, people and bodies in our own tables: "Kyiv" must not keep its full stop."""
    out = set()
    for table in ("places", "people", "countries", "organisations", "groups"):
        with open(f"{KNOWLEDGE}/{table}.tsv", encoding="utf-8") as file:
            rows = [line.split("\t") for line in file if not line.startswith("#")][1:]
        out.update(row[1 if table == "countries" else 0].split(" ")[-1] for row in rows)
    return sorted(name for name in out if len(name) > 2 and name.isalpha() and name[0].isupper())


def endings(pick):
    """Names with what may stand behind them, at the end of a paragraph and before other sentences: a full stop for
    each, and any sign for as many more."""
    out, names = [], names_of_the_world()
    for name, signs in [(name, ".") for name in names] + [(pick(names), pick(SIGNS)) for _ in names]:
        owner = 2 if signs[0] in "'’" else 0
        dots = signs == "..."
        cuts = {len(name) + owner} | (set() if dots else {len(name) + n for n in range(owner, len(signs))})
        chunk = name + signs
        out.append((chunk, {cut for cut in cuts if cut < len(chunk)}, pick(("in", "with", "to", "of", "and", "said")),
                    pick(("", "", "The", "He", "Then", "which", "and", "said"))))
    return out


def pairs(pick, count=400):
    """"Korea-U.S.", "U.S.-China", "U.N.-led": cut at the hyphen, and an abbreviation keeps its full stops."""
    out, names = [], names_of_the_world()
    for _ in range(count):
        short, sign = pick(("U.S.", "U.S.", "U.S.", "U.N.", "U.K.", "E.U.")), pick(("", "", "", ",", ":", ")"))
        parts = pick(((pick(names), "-", short), (short, "-", pick(names)), (short, "-", pick(("led", "backed", "based")))))
        chunk, cuts = "", set()
        for part in (*parts, *sign):
            cuts.add(len(chunk))
            chunk += part
        out.append((chunk, cuts - {0}, pick(("the", "in", "by", "said")), pick(("talks", "war", "forces", "The", "and", ""))))
    return out


PREFIXES = """anti ex pro non pre post co re mid pan counter neo semi sub multi inter intra trans ultra cross over under socio
mini psycho super pseudo quasi""".split()
STEMS = """democratic democrat democrats government war western nuclear elected military measures attack terrorism president
minister opened election party faction independence immigrant trade conflict operation state national ethnic liberal""".split()


def hyphens(pick, count=600):
    """What stays whole in spite of its hyphen, with what may stand behind it: "pro-Beijing", "counter-measures", and given
    names of two syllables, "Jong-un"."""
    out, names, given = [], names_of_the_world(), given_names()
    for _ in range(count):
        prefix, stem = pick(PREFIXES), pick((pick(names), pick(STEMS), pick(STEMS)))
        form = pick((prefix + "-" + stem, prefix.capitalize() + "-" + stem, pick(given)))
        sign = pick(("", "", ".", ",", "'s", ")", ":"))
        cuts = {len(form)} if sign else set()
        out.append((form + sign, cuts, pick(("the", "a", "said", "Kim", "and")), pick(("forces", "said", "", "The", "party"))))
    return out


def given_names():
    """Those of people.tsv with a hyphen and a small letter behind it."""
    with open(f"{KNOWLEDGE}/people.tsv", encoding="utf-8") as file:
        rows = [line.split("\t")[0] for line in file if not line.startswith("#")][1:]
    return sorted({word for name in rows for word in name.split(" ") for first, _, rest in [word.partition("-")]
                   if first.isalpha() and first[0].isupper() and rest.isalpha() and rest.islower()})


def drills(rng):
    """Made-up chunks that the treebanks have too few of: addresses of the web and of mail, abbreviations before a
    name or a number, and names from everywhere. [(chunk, cuts, before, after)]"""
    pick = lambda options: options[rng.integers(len(options))]
    out = endings(pick) + pairs(pick) + hyphens(pick)
    letters = lambda: "".join(pick("abcdefghijklmnoprstuvw") for _ in range(rng.integers(2, 9)))
    word = lambda: (pick(PLACES) if rng.random() < 0.6 else letters()) + (str(rng.integers(1, 3000)) if rng.random() < 0.3 else "")
    for _ in range(500):
        name = pick((".", "-", "")).join(word() for _ in range(rng.integers(1, 4)))
        host = ".".join(word() for _ in range(rng.integers(1, 3))) + pick((".com", ".org", ".net", ".gov", ".co.uk", ".int"))
        path = "".join("/" + pick(("-", "_", "", ".")).join(word() for _ in range(rng.integers(1, 5)))
                       for _ in range(rng.integers(0, 4)))
        path += pick(("", "", "/", ".html", ".htm", ".pdf", f"?id={rng.integers(9999)}", f"?p={word()}&q={word()}"))
        chunk = pick((name + "@" + host, pick(("http://", "https://")) + pick(("", "www.")) + host + path,
                      "www." + host + path))
        start, end = pick((("", ""), ("", "."), ("", ","), ("(", ")"), ("<", ">"), ("(", ")."), ("", "."), ('"', '"')))
        cuts = {len(start)} if start else set()
        cuts |= {len(start) + len(chunk) + n for n in range(len(end))}
        out.append((start + chunk + end, cuts, pick(("at", "see", ":")), pick(("", "The", "and", "for"))))
    for short in ABBREVIATIONS:
        for after in ("Smith", "12", "Ban", "A."):
            out.append((short, set(), pick(("the", "said", "The")), after))
    return out


def examples(paragraphs, more=()):
    """(features [m][F], cut [m]) of all possible positions."""
    rows, answers = [], []
    for chunk, cuts, before, after in more:
        for p in positions(chunk):
            rows.append(buckets(chunk, p, before, after))
            answers.append(p in cuts)
    for chunks in chunks_of(paragraphs):
        for number, (chunk, cuts) in enumerate(chunks):
            before = chunks[number - 1][0] if number else ""
            after = chunks[number + 1][0] if number + 1 < len(chunks) else ""
            for p in positions(chunk):
                rows.append(buckets(chunk, p, before, after))
                answers.append(p in cuts)
    return numpy.array(rows), numpy.array(answers)


def train(paragraphs, epochs=10, rate=0.1, pull=0.01, size=64):
    """AdaGrad on the logistic loss, weights pulled to zero, the later half averaged: (weight [65536], bias [1])."""
    rng = numpy.random.default_rng(1)
    rows, answers = examples(paragraphs, drills(rng))
    weight, squares = numpy.zeros(BUCKETS), numpy.full(BUCKETS, 1e-2)
    average, bias = numpy.zeros(BUCKETS), 0.0
    for epoch in range(epochs):
        order = rng.permutation(len(rows))
        for start in range(0, len(order), size):
            part = order[start:start + size]
            some = rows[part]
            slope = 1 / (1 + numpy.exp(-(weight[some].sum(1) + bias))) - answers[part]
            touched = numpy.unique(some)
            gradient = numpy.bincount(some.ravel(), numpy.repeat(slope, some.shape[1]), BUCKETS)[touched]
            gradient += pull * weight[touched]
            squares[touched] += gradient ** 2
            weight[touched] -= rate * gradient / numpy.sqrt(squares[touched])
            bias -= 0.01 * slope.mean()
        if epoch >= epochs // 2:
            average += weight / (epochs - epochs // 2)
    return average.astype(numpy.float32), numpy.array([bias], numpy.float32)


# ---------------------------------------------------------------- cutting

def cut(chunk, before, after, model):
    """The tokens of a chunk."""
    weight, bias = model
    out, start = [], 0
    sums = {p: weight[buckets(chunk, p, before, after)].sum() + bias[0] for p in positions(chunk)}
    for p in sums:
        if sums[p] + sums.get(other_side(chunk, p), 0) > 0:
            out.append(chunk[start:p])
            start = p
    return out + [chunk[start:]]


CLOSING = {'"', "”", "’", "'", "''", "»", ")", "]", "}"}


def closing(parts):
    """Which tokens of a chunk end what stands before them: no sentence begins with them."""
    out = [False] * len(parts)
    for n in range(len(parts) - 1, 0, -1):
        if parts[n] not in CLOSING:
            break
        out[n] = True
    return out


def score(paragraphs, model):
    """F1 of tokens in percent."""
    right = gold = answered = 0
    for chunks in chunks_of(paragraphs):
        for number, (chunk, cuts) in enumerate(chunks):
            before = chunks[number - 1][0] if number else ""
            after = chunks[number + 1][0] if number + 1 < len(chunks) else ""
            ends, at = [], 0
            for token in cut(chunk, before, after, model):
                ends.append((at, at + len(token)))
                at += len(token)
            marks = [0, *sorted(cuts), len(chunk)]
            wanted = set(zip(marks, marks[1:]))
            right += len(wanted & set(ends))
            gold += len(wanted)
            answered += len(ends)
    return 200 * right / (gold + answered)
