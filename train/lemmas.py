"""Lemmas as rules on the form, and the table of those that no rule gives.

    rule("Mosques", "mosque") -> "l|1|"      lower the case, take one character off
    rule("went", "go")        -> "=go"       the whole
    apply("c|0|", "BAGHDAD")  -> "Baghdad"   the first character stays, the others are lowered
    rule("1,300", "1300")     -> "n|0|"      without its commas
"""
import collections

from words import lower, lower_all

WHOLE = {"'s", '"', "'", "''", "``", "not", "be", "have", "will", "would"}      # also for curly quotes


def cased(form, case):
    if case == "l":
        return lower_all(form)
    if case == "c":
        return form[:1] + lower_all(form[1:])
    return form.replace(",", "") if case == "n" else form


def apply(rule, form):
    """The lemma by the rule; the form itself where it is too short for it."""
    if rule.startswith("="):
        return rule[1:]
    case, strip, add = rule.split("|", 2)
    if int(strip) > len(form):
        return form
    base = cased(form, case)
    return base[:len(base) - int(strip)] + add


def candidates(form, lemma):
    """The rules that lead from form to lemma, one a case, shortest first."""
    out = []
    for order, case in enumerate("lkc"):
        base = cased(form, case)
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        strip, add = len(base) - common, lemma[common:]
        out.append((strip + len(add), order, f"{case}|{strip}|{add}", common))
    return sorted(out)


def rule(form, lemma):
    """The rule to be learnt."""
    if lemma in WHOLE:
        return "=" + lemma
    if form[:1].isdigit() and "," in form and form.replace(",", "") == lemma:
        return "n|0|"
    cost, _, best, common = candidates(form, lemma)[0]
    if cost > 4 or common == 0 or (cost > 2 and common < 2):
        return "=" + lemma
    return best


BASES = {"VBG": ("VB", "VBP"), "VBD": ("VB", "VBP"), "VBN": ("VB", "VBP"), "VBZ": ("VB", "VBP"), "NNS": ("NN",),
         "JJR": ("JJ",), "JJS": ("JJ",), "RBR": ("RB",), "RBS": ("RB",)}
ENDINGS = {"VBG": "ing", "VBD": "ed", "VBN": "ed", "VBZ": "s", "NNS": "s", "JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}


def bases_of(form, xpos):
    """What the form may be made of by the rules of English: "pitted" of "pitt", "pitte", "pit"."""
    ending = ENDINGS.get(xpos)
    if not ending or not form.endswith(ending) or len(form) < len(ending) + 2:
        return []
    stem = form[:-len(ending)]
    out = [stem]
    if ending == "s":
        out += [stem[:-1]] if stem.endswith("e") else []
        out += [stem[:-2] + "y"] if stem.endswith("ie") else []
    else:
        out += [stem + "e"]
        out += [stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] else []
        out += [stem[:-1] + "y"] if stem.endswith("i") else []
    return out


def attested(counts):
    """{(form, xpos): lemma} of inflected forms, for which one base alone is common in the texts as a word of its own;
    counts: {(lower-cased form, xpos): how often}."""
    out = {}
    for (form, xpos), count in counts.items():
        seen = sorted(((sum(counts.get((base, tag), 0) for tag in BASES[xpos]), base) for base in bases_of(form, xpos)),
                      reverse=True)
        if count >= 2 and seen and seen[0][0] >= 2 and (len(seen) == 1 or seen[0][0] >= 5 * seen[1][0]):
            out[form, xpos] = seen[0][1]
    return out


def learn(words, texts=()):
    """Rules and irregular words from [(form, xpos, lemma)] of treebanks and [(form, xpos)] of other texts.

    Rules: those of at least three words or two different forms. Irregular: (lower-cased form, xpos) seen
    twice or more, always with one lemma, whose rule is not the one most words of that tag and ending have; words of
    the texts likewise, where the treebanks do not have them."""
    counts, forms = collections.Counter(), collections.defaultdict(set)
    lemmas, tagged = collections.defaultdict(collections.Counter), collections.Counter()
    for form, xpos, lemma in words:
        if lemma == "_":
            continue
        name = rule(form, lemma)
        counts[name] += 1
        forms[name].add(lower_all(form))
        if not xpos.startswith("NNP") and form[0].isalpha():
            lemmas[lower_all(form), xpos][lemma] += 1
            tagged[lower_all(form), xpos] += 1
    rules = sorted(name for name in counts if counts[name] >= 3 and (len(forms[name]) > 1 or counts[name] >= 5))

    sure = {key: max(seen) for key, seen in lemmas.items() if len(seen) == 1 and sum(seen.values()) >= 2}
    usual = collections.defaultdict(collections.Counter)
    for (form, xpos), lemma in sure.items():
        usual[xpos, form[-3:]][rule(form, lemma)] += 1
    tagged.update((lower_all(form), xpos) for form, xpos in texts if form.isalpha())
    for key, lemma in attested(tagged).items():
        if key not in lemmas:
            sure[key] = lemma
    irregular = {}
    for (form, xpos), lemma in sure.items():
        common = usual[xpos, form[-3:]].most_common(1)
        if not common or apply(common[0][0], form) != lemma:
            irregular[form, xpos] = lemma
    return rules, irregular
