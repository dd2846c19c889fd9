"""The annotated sentences that the network learns from."""

import dataclasses
import os
import re

NAMES = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
KINDS = ["O"] + [f"{p}-{k}" for k in ("nationality", "document", "weapon", "platform") for p in "BI"]
UNKNOWN = -100  # a label that is not known, and not learnt from


@dataclasses.dataclass
class Sentence:
    """Words with what is known of them; None where nothing is."""

    words: list
    glued: list  # no blank stands before the word
    tags: list = None  # "UPOS XPOS"
    feats: list = None
    lemmas: list = None
    heads: list = None  # from 1; 0 is the root
    rels: list = None
    names: list = None  # of NAMES, or None for a word whose label is not known
    kinds: list = None
    misc: list = None
    news: bool = False

    def __len__(self):
        return len(self.words)


def conllu(path):
    """Sentences of a CoNLL-U file; documents' names are kept in news alone."""
    out, rows, document = [], [], ""
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("#"):
                if line.startswith("# newdoc id"):
                    document = line
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                out.append(tree(rows, "GUM_news" in document))
                rows = []
    return out


def tree(rows, news):
    words = [r for r in rows if r[0].isdigit()]
    spaced = {}
    for r in rows:
        if "-" in r[0]:
            a, b = map(int, r[0].split("-"))
            for i in range(a, b):
                spaced[i] = False
            spaced[b] = "SpaceAfter=No" not in r[9]
    for i, r in enumerate(words, 1):
        spaced.setdefault(i, "SpaceAfter=No" not in r[9])
    return Sentence(
        words=[r[1] for r in words],
        glued=[i > 1 and not spaced[i - 1] for i in range(1, len(words) + 1)],
        tags=[f"{r[3]} {r[4]}" for r in words],
        feats=[r[5] for r in words],
        lemmas=[r[2] for r in words],
        heads=[int(r[6]) for r in words],
        rels=[r[7] for r in words],
        misc=[r[9] for r in words],
        news=news,
    )


def columns(path, form):
    """Sentences of words and labels, a word a line; form is the words' column."""
    out, rows = [], []
    with open(path, encoding="utf-8") as f:
        for line in list(f) + ["\n"]:
            c = line.rstrip("\n").split("\t")
            if c == [""]:
                if rows:
                    out.append(([r[form] for r in rows], [r[form + 1] for r in rows]))
                rows = []
            elif not line.startswith("# ") or len(c) > 1:
                rows.append(c)
    return out


def renamed(labels, kinds):
    """Labels with other names; those without one are O."""
    out = []
    for label in labels:
        place, _, what = label.partition("-")
        out.append(f"{place}-{kinds[what]}" if what in kinds else "O")
    return out


def name_treebank(sentences, path):
    """Puts Universal NER's names on the treebank's sentences, joined by their words."""
    twins = {}
    for words, labels in columns(path, 1):
        twins[tuple(words)] = renamed(labels, {k: k for k in ("PER", "LOC", "ORG")})
    for s in sentences:
        s.names = twins.get(tuple(s.words))


CUTS = re.compile(r"(n't|'s|'re|'ve|'ll|'d|'m)$", re.I)


def recut(words, labels, others):
    """Words cut at hyphens and clitics, as the treebanks cut them, with their labels."""
    out = Sentence([], [], names=[], kinds=[])
    for w, label, other in zip(words, labels, others):
        cut = [p for p in re.split(r"(?<=\w)(-)(?=\w)", w) if p]
        m = CUTS.search(cut[-1])
        if m and m.start():
            cut[-1:] = [cut[-1][: m.start()], m.group()]
        for i, p in enumerate(cut):
            out.words.append(p)
            out.glued.append(i > 0 or p in {",", ".", ";", ":", "'s", "n't", ")", "?", "!"} and len(out.words) > 1)
            out.names.append(inside(label) if i else label)
            out.kinds.append(inside(other) if i else other)
    return out


def inside(label):
    return "I" + label[1:] if label and label != "O" else label


def wikigold(path):
    out = []
    for words, labels in columns(path, 0):
        s = recut(words, renamed(labels, {k: k for k in ("PER", "LOC", "ORG")}), ["O"] * len(words))
        s.kinds = None
        out.append(s)
    return out


RE3D_NAMES = {"Person": "PER", "Location": "LOC", "Organisation": "ORG"}
RE3D_KINDS = {"Nationality": "nationality", "DocumentReference": "document", "Weapon": "weapon", "MilitaryPlatform": "platform"}


def re3d(path):
    """re3d's spans are of phrases: those that are no bare names are not learnt from."""
    out = []
    for words, labels in columns(path, 0):
        names = renamed(labels, RE3D_NAMES)
        for first, last in spans(names):
            bare(words, names, first, last)
        out.append(recut(words, names, renamed(labels, RE3D_KINDS)))
    return out


def spans(labels):
    """First and last word of each span of IOB2 labels."""
    out, first = [], None
    for i, label in enumerate(list(labels) + ["O"]):
        if first is not None and not (label or "O").startswith("I"):
            out.append((first, i - 1))
            first = None
        if label and label[0] == "B":
            first = i
    return out


def bare(words, names, first, last):
    """Takes a leading "the" from a span, and hides one that has other small words in it."""
    what = names[first][2:]
    if words[first].lower() == "the" and first < last:
        names[first] = "O"
        first += 1
        names[first] = "B-" + what
    for i in range(first, last + 1):
        small = words[i][0].islower() or words[i] in ",()"
        inner = first < i < last and words[i] in {"of", "and", "for", "the", "al", "de", "s"}
        if small and not inner:
            names[first : last + 1] = [None] * (last + 1 - first)
            return


GUM_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}


def name_gum(sentences):
    """Puts names on GUM's sentences: entities whose head is a proper noun, cut to the name."""
    for s in sentences:
        s.names = ["O"] * len(s)
        for what, first, last in sorted(entities(s.misc), key=lambda e: e[1] - e[2]):
            found = name_of(s, what, first, last)
            if found and all(s.names[i] == "O" for i in range(found[0], found[1] + 1)):
                for i in range(found[0], found[1] + 1):
                    s.names[i] = ("B-" if i == found[0] else "I-") + what


def entities(misc):
    """Persons, places and organisations that lie within a sentence: kind, first, last word."""
    out, open_ = [], {}
    for i, m in enumerate(misc):
        value = next((f[7:] for f in m.split("|") if f.startswith("Entity=")), "")
        for opens, inner, closes in re.findall(r"(\(?)([^()]+)(\)?)", value):
            number, _, rest = inner.partition("-")
            if opens:
                open_[number] = (rest.split("-")[0], i)
            if closes and number in open_:
                what, first = open_.pop(number)
                if what in GUM_KINDS:
                    out.append((GUM_KINDS[what], first, i))
    return out


def name_of(s, what, first, last):
    head = next((i for i in range(first, last + 1) if not first <= s.heads[i] - 1 <= last), None)
    if head is None or not s.tags[head].startswith("PROPN"):
        return None
    a = b = head
    while a > first and name_word(s, a - 1) and s.rels[a - 1] != "nmod:desc":
        a -= 1
    while b < last:
        n = b + 1
        while n < last and (s.words[n] in "-." or what == "ORG" and s.words[n] in {"of", "for", "and", "&", "the", "on"}):
            n += 1
        if not name_word(s, n):
            break
        b = n
    return a, b


def name_word(s, i):
    tag = s.tags[i].split()[0]
    if s.words[i] == "-" and 0 < i < len(s) - 1:
        return s.tags[i - 1].startswith("PROPN") and s.tags[i + 1].startswith("PROPN")
    return tag == "PROPN" or s.words[i][0].isupper() and tag in {"NOUN", "ADJ"}


def read(folder, split):
    """EWT, GUM, and the sentences that have names alone (train only)."""
    bank = os.path.join(folder, "treebanks")
    ewt = conllu(os.path.join(bank, f"en_ewt-{split}.conllu"))
    name_treebank(ewt, os.path.join(bank, "ner", f"uner_ewt-{split}.iob2"))
    gum = conllu(os.path.join(bank, f"en_gum_free-{split}.conllu"))
    name_gum(gum)
    if split != "train":
        return ewt, gum, []
    others = wikigold(os.path.join(bank, "ner", "wikigold.iob2")) + re3d(os.path.join(bank, "ner", "re3d_free.iob2"))
    return ewt, gum, [s for s in others if len(s) <= 200]
