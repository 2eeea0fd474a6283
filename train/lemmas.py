"""Lemmas as rules on the form, and the table of those that no rule gives.

    rule("Mosques", "mosque") -> "l|1|"      lower the case, take one character off
    rule("went", "go")        -> "=go"       the whole
    apply("c|0|", "BAGHDAD")  -> "Baghdad"   the first character stays, the others are lowered
"""
import collections

from words import lower, lower_all

WHOLE = {"'s", '"', "'", "''", "``", "not", "be", "have", "will", "would"}      # also for curly quotes


def cased(form, case):
    if case == "l":
        return lower_all(form)
    if case == "c":
        return form[:1] + lower_all(form[1:])
    return form


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
    cost, _, best, common = candidates(form, lemma)[0]
    if cost > 4 or common == 0 or (cost > 2 and common < 2):
        return "=" + lemma
    return best


def learn(words):
    """Rules and irregular words from [(form, xpos, lemma)].

    Rules: those of at least three words or two different forms. Irregular: (lower-cased form, xpos) seen
    twice or more, always with one lemma, whose rule is not the one most words of that tag and ending have."""
    counts, forms = collections.Counter(), collections.defaultdict(set)
    lemmas = collections.defaultdict(collections.Counter)
    for form, xpos, lemma in words:
        if lemma == "_":
            continue
        name = rule(form, lemma)
        counts[name] += 1
        forms[name].add(lower_all(form))
        if not xpos.startswith("NNP") and form[0].isalpha():
            lemmas[lower_all(form), xpos][lemma] += 1
    rules = sorted(name for name in counts if counts[name] >= 3 and (len(forms[name]) > 1 or counts[name] >= 5))

    sure = {key: max(seen) for key, seen in lemmas.items() if len(seen) == 1 and sum(seen.values()) >= 2}
    usual = collections.defaultdict(collections.Counter)
    for (form, xpos), lemma in sure.items():
        usual[xpos, form[-3:]][rule(form, lemma)] += 1
    irregular = {}
    for (form, xpos), lemma in sure.items():
        if apply(usual[xpos, form[-3:]].most_common(1)[0][0], form) != lemma:
            irregular[form, xpos] = lemma
    return rules, irregular
