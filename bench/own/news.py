"""Everyday sentences: how many of news.tsv get their type, and the pair too?

    python3 bench/own/news.py build/onus [--misses] [--kept-back]

A line is right if one event has its type, and, for the pair, if source and
target begin with the codes told (three letters of them).
"""
import json
import os
import subprocess
import sys
from collections import Counter

DATE = "2025-06-15"  # the day on which the sentences are read
TABLE = os.path.join(os.path.dirname(__file__), "news.tsv")


def rows(kept_back):
    """(type of the part, sentence, type, source, target) of each line."""
    part = ""
    for line in open(TABLE, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            part = line[1:].replace("nothing like", "").strip()
        elif not line.startswith("sentence\t"):
            if not kept_back or part.endswith("kept back"):
                yield (part.split(",")[0], *line.split("\t"))


def events(onus, sentences):
    """What the program found: a list of (type, sources, targets) each."""
    lines = "".join(json.dumps({"id": str(i), "text": s, "date": DATE}) + "\n"
                    for i, s in enumerate(sentences))
    out = subprocess.run([onus, "code", "--jsonl", "--verbatim"], input=lines,
                         capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        record = json.loads(line)

        def codes(event, side):
            return [record["entities"][a["entity"]].get("code", "")
                    for a in event.get(side, [])]
        yield [(e["type"], codes(e, "source"), codes(e, "target"))
               for e in record.get("events", [])]


def fits(codes, wanted):
    return not wanted or any(c[:3] == wanted[:3] for c in codes)


def meets(event, source, target):
    """Is it the pair? Who meet or exchange are both sources, in any order."""
    kind, sources, targets = event
    if fits(sources, source) and fits(targets, target):
        return True
    if not targets:
        return len(sources) > 1 and fits(sources, source) and fits(sources, target)
    return kind in ("CONSULT", "COOPERATE") and fits(sources, target) and fits(targets, source)


def main(arguments):
    options = {a for a in arguments if a.startswith("--")}
    onus = [a for a in arguments if a not in options][0]
    gold = list(rows("--kept-back" in options))
    count = Counter()
    for row, found in zip(gold, events(onus, [r[1] for r in gold])):
        part, sentence, kind, source, target = row
        same = [e for e in found if e[0] == kind]
        pair = any(meets(e, source, target) for e in same)
        wrong = not pair if kind else bool(found)
        if kind:
            count.update({(part, "acts"): 1, (part, "type"): bool(same),
                          (part, "pair"): pair})
        else:
            count.update({(part, "none"): 1, (part, "false"): bool(found)})
        if wrong and "--misses" in options:
            print(kind or "-", source or "-", target or "-", found, sentence)
    print(f"{'':10}{'acts':>6}{'type':>6}{'pair':>6}{'none':>6}{'false':>6}")
    for part in sorted({p for p, _ in count}) + ["all"]:
        cells = [sum(n for (p, c), n in count.items()
                     if c == column and part in (p, "all"))
                 for column in ("acts", "type", "pair", "none", "false")]
        print(f"{part:10}" + "".join(f"{n:6}" for n in cells))


if __name__ == "__main__":
    main(sys.argv[1:])
