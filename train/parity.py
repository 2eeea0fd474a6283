#!/usr/bin/env python3
"""Writes what the C code must compute, from exported models: a folder of tests/parity for each.

    /usr/bin/python3 train/parity.py models/*.onusmodel

The sentences are our own. Each line of WINDOWS is a window of words parted by blanks: a paragraph, whose sentence
ends are found by the model.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import export               # noqa: E402
import reference            # noqa: E402
import tokens               # noqa: E402
import words                # noqa: E402

WINDOWS = """
Government troops shelled a village near the border on Tuesday , killing at least 12 people .
“ We do n’t recognise the vote , ” the opposition leader told reporters in Nairobi .
President Okonkwo 's envoy met rebel commanders in Geneva . They agreed to a ceasefire , but no date was set .
BAGHDAD — Gunmen kidnapped three aid workers late on Sunday , a police officer said .
The U.S. Embassy in São Tomé denied Mr. Ferreira 's claim that it had paid $ 4.5 million .
Would n't it be better if they 'd left ?
Zhrqvist Möllendorff - Tchaikowsky 's militia , the FLNZ , seized 1,300 rifles at 6:30 a.m. in Ouagadougou
Israel and Hamas exchanged prisoners .
Residents of the besieged town said that soldiers had gone from house to house , beating men who could not show papers .
The European Union will impose sanctions on 27 companies in 2027 ; Moscow called the move “ unfriendly ” .
About 40,000 teachers went on strike over pay -- the largest walkout since the 1990s .
Who ordered the attack ? Nobody knows . Investigators are still looking .
In a statement , the Ministry of Defence condemned what it described as a cowardly , pre-planned ambush .
Gov. Adeyemi-Cole praised Kandura Steel . Kandura is the largest firm in Adeyemi-Cole 's state . Nobody at Kandura spoke .
Dr. Nwosu , 54 , was arrested at Lagos airport and charged with treason .
PROTESTERS BLOCK HIGHWAY AS TALKS FAIL
The children 's mother cried : " They took him at night . "
http://example.org/a-b/2024?x=1 was down ... 日本 said nothing 🙂 .
""".strip().split("\n")

TEXTS = """
Government troops shelled a village near the U.S.-run base, killing at least 12.
"We don't recognise the vote," Ms. O'Neill-Adu told BBC News (in Nairobi).
“It isn’t over,” he said; the $4.5m deal—signed at 6:30p.m.—failed.
See http://example.org/a-b/2024?x=1 or write to press@example.org.
It is there (see https://www.4news.example/2024/05-12_report3.html), and at www.example.org/1a.
The 1990s-era T-72s cost 1,300,000 dinars/yr... really?! Yes!!
Mr. Müller's co-workers weren't paid 50% of their wages:see Fig.2a.
It rained on 12/05/2024 in Washington D.C. Nobody came. A 5-year-old's toy was found near the al-Hasan mosque.
He's the prime minister's ex-aide , they 'd said (twice) [sic].
He flew from Lviv to Kyiv.
The envoys met in Kyiv. Then they left for Gov. Smith's dinner in Tel Aviv.
The South Korea-U.S. alliance and the U.S.-China talks, U.N.-led since May.
""".strip().split("\n")


def words_file(engine):
    forms = sorted({form for window in WINDOWS for form in window.split()}
                   | {"İzmir", "Ångström", "don’t", "McDonald", "x" * 120, "ﬁ", "12-14", "F-16", "'s", "…", "A", "é", "ß"})
    yield "form\tpieces\tshape\tfirst\tbuckets"
    for form in forms:
        yield "\t".join([form, " ".join(map(str, words.pieces(form, engine.vocabulary))), str(words.shape(form)),
                         str(words.shape(form, True)), " ".join(map(str, words.suffixes(form)))])


def tokens_file(engine):
    weight, bias = model = engine.tensors["token.weight"], engine.tensors["token.bias"]
    yield "text\ttokens\tsums"
    for text in TEXTS:
        chunks, found, sums = text.split(), [], []
        for n, chunk in enumerate(chunks):
            around = (chunks[n - 1] if n else "", chunks[n + 1] if n + 1 < len(chunks) else "")
            found += tokens.cut(chunk, *around, model)
            sums += [weight[tokens.buckets(chunk, p, *around)].sum() + bias[0] for p in tokens.positions(chunk)]
        yield f"{text}\t{' '.join(found)}\t{' '.join(f'{value:.3f}' for value in sums)}"


def answers_file(engine):
    yield "window\tword\tform\tupos\txpos\tlemma\tname\thead\tdeprel\tend\tx0\tx1\tx2\tx3\tendlogit"
    for number, line in enumerate(WINDOWS, 1):
        place, parts = 0, reference.paragraph(engine, line.split())
        reference.agree(parts, engine.labels["name"])
        for window, start, end in parts:
            for n, word in enumerate(engine.sentence(window, start, end), start):
                place += 1
                yield "\t".join([str(number), str(place), word["form"], word["upos"], word["xpos"], word["lemma"],
                                 word["name"], str(word["head"]), word["deprel"], str(int(n + 1 == end)),
                                 *(f"{value:.3f}" for value in window["x"][n][:4]), f"{window['end'][n]:.3f}"])


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for path in sys.argv[1:]:
        folder = os.path.join("tests/parity", os.path.basename(path).removesuffix(".onusmodel"))
        os.makedirs(folder, exist_ok=True)
        engine = reference.Reference(export.read(path))
        for name, rows in (("words", words_file), ("tokens", tokens_file), ("answers", answers_file)):
            with open(os.path.join(folder, name + ".tsv"), "w", encoding="utf-8") as file:
                file.writelines(row + "\n" for row in rows(engine))


if __name__ == "__main__":
    main()
