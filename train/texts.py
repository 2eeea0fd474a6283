"""Plain text to learn from without anybody's labels: DATA/text, openly licensed (class A of the data folder's README).

    for title, paragraphs in texts.read("DATA/text"):      # [str], white space made single blanks

A paragraph comes once, whatever number of texts has it. Textbooks (CNXML), diplomatic history (TEI), addresses of presidents, MASC (its words joined again), Wikinews (CSV).
"""
import csv
import glob
import io
import os
import re
import sys
import xml.etree.ElementTree
import zipfile

SHORTEST = 2            # words of a paragraph
LONGEST = 400           # longer ones are lists, tables, or texts without paragraphs


def read(folder):
    """[(where from, [paragraph])], a text each, in the order of their names."""
    out = []
    for path in sorted(glob.glob(f"{folder}/*/**/*.*ml", recursive=True)):
        if path.endswith("index.cnxml"):
            out.append((path, blocks(path, ("para", "title"), ("note", "math", "table"))))
        elif path.endswith(".xml") and "/nltk_data/" not in path:
            out.append((path, blocks(path, ("p", "head"), ("teiHeader", "note", "table"))))
    for path in sorted(glob.glob(f"{folder}/wikinews-*/*.csv")):
        csv.field_size_limit(sys.maxsize)
        for row in csv.DictReader(open(path, encoding="utf-8")):
            out.append((path + "#" + row["title"], [row["title"], *row["text"].split("\n")]))
    for name, join in (("state_union", str), ("inaugural", str), ("masc_tagged", joined)):
        path = f"{folder}/nltk_data/{name}.zip"
        if os.path.exists(path):
            with zipfile.ZipFile(path) as archive:
                for member in sorted(archive.namelist()):
                    if re.search(r"\.txt$|/written/[^/]+$|/spoken/[^/]+$", member):
                        text = archive.read(member).decode("utf-8", "replace")
                        out.append((path + "#" + member, [join(line) for line in io.StringIO(text)]))
    seen = set()
    fresh = lambda line: not (line in seen or seen.add(line))       # "Learning Outcomes" stands in each chapter
    return [(where, [line for line in map(plain, lines) if SHORTEST <= line.count(" ") + 1 <= LONGEST and fresh(line)])
            for where, lines in out]


def plain(line):
    return " ".join(line.split())


def blocks(path, wanted, left_out):
    """The texts of the elements with a wanted name, without what stands in elements to be left out."""
    name = lambda element: element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""

    def inside(element):
        yield element.text or ""
        for child in element:
            if name(child) and name(child) not in left_out + wanted:
                yield from inside(child)
            yield child.tail or ""

    def walk(element):
        if name(element) in left_out or name(element) == "metadata":
            return
        if name(element) in wanted:
            yield "".join(inside(element))
        for child in element:
            yield from walk(child)
    return list(walk(xml.etree.ElementTree.parse(path).getroot()))


def joined(line):
    """"The_DT court_NN 's_POS order_NN ._." to "The court's order." """
    text = " ".join(word.rpartition("_")[0] for word in line.split())
    text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m|[.,;:?!)\]}%])(?= |$)", r"\1", " " + text)
    text = re.sub(r"([(\[{$]) ", r"\1", text)
    return re.sub(r"`` ?", '"', re.sub(r" ?''", '"', text))
