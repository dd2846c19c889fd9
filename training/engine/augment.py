"""Sentences made of the treebanks' own: other capitals, and reporting clauses.

Agencies end one sentence in three with ", the ministry said on Monday."; the treebanks have
some seventy of them. The structure is theirs: the verb of saying is the root, the statement
its ccomp, comma and quotation marks the statement's.
"""

import dataclasses

FREE = {"ADP", "CCONJ", "DET", "PART"}


def recased(s, how):
    """The sentence in the capitals of a headline, in capitals, or in none."""
    words = []
    for w, t in zip(s.words, s.tags or ["NOUN"] * len(s)):
        if how == "headline" and t.split()[0] not in FREE and (s.tags or len(w) > 3):
            w = w[0].upper() + w[1:]
        elif how == "capitals":
            w = w.upper()
        elif how == "small":
            w = w.lower()
        words.append(w)
    return dataclasses.replace(s, words=words)


def unstopped(s):
    """The sentence without its full stop, as headings are; None where it has none."""
    n = len(s)
    if n < 3 or s.words[-1] != "." or s.heads is None or n in s.heads:
        return None
    short = {f.name: getattr(s, f.name)[:-1] for f in dataclasses.fields(s) if isinstance(getattr(s, f.name), list)}
    return dataclasses.replace(s, **short)


SAYINGS = [("said", "VBD")] * 4 + [("says", "VBZ"), ("added", "VBD"), ("reported", "VBD"), ("announced", "VBD"), ("wrote", "VBD"), ("claimed", "VBD")]
LEMMAS = {"said": "say", "says": "say", "added": "add", "reported": "report", "announced": "announce", "wrote": "write", "claimed": "claim", "told": "tell"}
VERBS = {"say", "tell", "report", "announce", "add", "write", "claim", "warn", "state"}
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def sources(sentences):
    """Subjects of verbs of saying: sentence, first, head, end."""
    out = []
    for s in sentences:
        for i, rel in enumerate(s.rels):
            h = s.heads[i] - 1
            if rel != "nsubj" or s.lemmas[h] not in VERBS or not s.tags[h].startswith("VERB") or s.tags[i].split()[0] in {"ADJ", "DET"}:
                continue
            below = subtree(s, i)
            if below[-1] - below[0] + 1 == len(below) <= 10:
                out.append((s, below[0], i, below[-1] + 1))
    return out


def subtree(s, i):
    out = []
    for k in range(len(s)):
        up, steps = k, 0
        while up != i and s.heads[up] and steps < len(s):
            up, steps = s.heads[up] - 1, steps + 1
        if up == i:
            out.append(k)
    return out


def statement(s):
    """Whether s is a whole sentence with a subject and a full stop that nobody is said to say."""
    n = len(s)
    if not 5 <= n <= 40 or s.words[-1] != ".":
        return False
    root = s.heads.index(0)
    if s.heads[-1] != root + 1:
        return False
    subject = False
    for i in range(n - 1):
        rel = s.rels[i].split(":")[0]
        if s.tags[i].startswith("PUNCT") and s.words[i] != ",":
            return False
        if s.heads[i] == root + 1:
            if rel in {"ccomp", "parataxis"}:
                return False
            subject = subject or rel == "nsubj"
    return subject


class Clause:
    """A sentence that is being made; heads count from 1."""

    FIELDS = ("words", "glued", "tags", "feats", "lemmas", "heads", "rels", "names")

    def __init__(self):
        for f in self.FIELDS:
            setattr(self, f, [])

    def add(self, word, tag, head, rel, glued=False, lemma=None, feats="_"):
        for f, v in zip(self.FIELDS, (word, glued, tag, feats, lemma or word, head, rel, "O")):
            getattr(self, f).append(v)
        return len(self.words)

    def copy(self, s, first, end, shift):
        for f in self.FIELDS[:5] + ("rels",):
            getattr(self, f).extend(getattr(s, f)[first:end])
        self.heads += [h + shift if h else 0 for h in s.heads[first:end]]
        self.names += (s.names or [None] * len(s))[first:end]


def reported(s, source, random):
    """The statement with a reporting clause behind it."""
    t, first, head, end = source
    c = Clause()
    quoted = random.random() < 1 / 3
    root = s.heads.index(0) + 1 + quoted
    if quoted:
        c.add('"', "PUNCT ``", root, "punct")
    c.copy(s, 0, len(s) - 1, int(quoted))
    if quoted:
        c.glued[1] = True
    c.add(",", "PUNCT ,", root, "punct", True)
    if quoted:
        c.add('"', "PUNCT ''", root, "punct", True)
    form, xpos = random.choice(SAYINGS)
    told = random.random() < 1 / 6
    if told:
        form, xpos = "told", "VBD"
    inverted = not told and not t.tags[head].startswith("PRON") and random.random() < 1 / 4
    at = len(c.words) + inverted
    verb = len(c.words) + 1 if inverted else at + end - first + 1
    say = lambda: c.add(form, f"VERB {xpos}", 0, "root", lemma=LEMMAS[form], feats=None)
    if inverted:
        say()
    c.copy(t, first, end, at - first)
    c.heads[at + head - first], c.rels[at + head - first], c.glued[at] = verb, "nsubj", False
    if not t.tags[first].startswith("PROPN") and t.words[first] != "I":
        c.words[at] = c.words[at][0].lower() + c.words[at][1:]
    if not inverted:
        say()
    if told:
        c.add("reporters", "NOUN NNS", verb, "iobj", lemma="reporter", feats="Number=Plur")
    c.heads[root - 1], c.rels[root - 1] = verb, "ccomp"
    tail(c, verb, random)
    c.add(".", "PUNCT .", verb, "punct", True)
    return dataclasses.replace(s, kinds=None, misc=None, **{f: getattr(c, f) for f in c.FIELDS})


def tail(c, verb, random):
    n, day = len(c.words), random.choice(DAYS)
    case = random.randrange(6)
    if case == 0:
        c.add("on", "ADP IN", n + 2, "case")
        c.add(day, "PROPN NNP", verb, "obl", feats="Number=Sing")
    elif case == 1:
        c.add(day, "PROPN NNP", verb, "obl:unmarked", feats="Number=Sing")
    elif case == 2:
        c.add("in", "ADP IN", n + 3, "case")
        c.add("a", "DET DT", n + 3, "det", feats="Definite=Ind|PronType=Art")
        c.add("statement", "NOUN NN", verb, "obl", feats="Number=Sing")


def more(sentences, random):
    """Sentences to learn from besides these, made anew for every epoch."""
    trees = [s for s in sentences if s.heads]
    said = sources(trees)
    out = []
    for s in sentences:
        draw = random.random()
        if draw < 0.10 and len(s) >= 4:
            out.append(recased(s, random.choice(["headline", "headline", "capitals", "small"])))
        elif draw < 0.12 and s.heads:
            short = unstopped(s)
            if short:
                out.append(short)
        elif draw < 0.17 and s.heads and statement(s):
            out.append(reported(s, random.choice(said), random))
    return out
