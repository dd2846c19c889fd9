"""Sentences of a CoNLL-U file, as much of them as the peers and their scores need."""

from dataclasses import dataclass, field

BLANKS = str.maketrans("", "", " \u00a0")


@dataclass
class Word:
    form: str
    lemma: str = "_"
    upos: str = "_"
    xpos: str = "_"
    head: int = 0  # 0: root; else the head's place, counted from 1
    deprel: str = "_"
    misc: str = "_"
    space_after: bool = True


@dataclass
class Sentence:
    words: list[Word]
    document: str = ""
    comments: list[str] = field(default_factory=list)

    def key(self):
        """The sentence's words; two releases of a treebank are joined by them."""
        return " ".join(w.form for w in self.words)


def read(path):
    """Yield the sentences of a CoNLL-U file; empty nodes are left out."""
    document, comments, words, multiword = "", [], [], None
    with open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if not line:
                if words:
                    yield Sentence(words, document, comments)
                comments, words, multiword = [], [], None
            elif line[0] == "#":
                comments.append(line)
                if line.startswith("# newdoc id = "):
                    document = line[len("# newdoc id = "):]
            else:
                f = line.split("\t")
                if "-" in f[0]:
                    last = int(f[0].split("-")[1])
                    multiword = (last, "SpaceAfter=No" not in f[9])
                elif "." not in f[0]:
                    space = "SpaceAfter=No" not in f[9]
                    if multiword and int(f[0]) <= multiword[0]:
                        space = int(f[0]) == multiword[0] and multiword[1]
                    head = int(f[6]) if f[6].isdigit() else 0
                    words.append(Word(f[1], f[2], f[3], f[4], head, f[7], f[9], space))


def write(out, sentence):
    for comment in sentence.comments:
        print(comment, file=out)
    for i, w in enumerate(sentence.words, 1):
        print(i, w.form, w.lemma, w.upos, w.xpos, "_", w.head, w.deprel, "_", w.misc, sep="\t", file=out)
    print(file=out)


def names(words):
    """The names among words as (first, after last, type), from NER=B-PER, I-PER in MISC."""
    return spans([value(w.misc, "NER") for w in words])


def value(misc, key):
    for pair in misc.split("|"):
        if pair.startswith(key + "="):
            return pair[len(key) + 1:]
    return "O"


def spans(marks):
    """The names that a line of BIO marks states."""
    out, start = set(), None
    for i, mark in enumerate([*marks, "O"]):
        if start is not None and (mark[:2] != "I-" or mark[2:] != marks[start][2:]):
            out.add((start, i, marks[start][2:]))
            start = None
        if mark != "O" and start is None:
            start = i
    return out
