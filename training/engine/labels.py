"""The classes of each head, and sentences as numbers."""

import collections

from corpora import KINDS, NAMES, UNKNOWN
from pieces import shape


def script(form, lemma):
    """The edit script from form to lemma, as syntax/lemma.go reads it: "l1y" lowers, cuts a byte, adds y."""
    best = None
    for kind in "l=":
        a, b = (form.lower() if kind == "l" else form).encode(), lemma.encode()
        n = 0
        while n < min(len(a), len(b)) and a[n] == b[n]:
            n += 1
        while n and (n < len(a) and a[n] & 0xC0 == 0x80 or n < len(b) and b[n] & 0xC0 == 0x80):
            n -= 1
        cut = len(a) - n
        if cut <= 9 and (best is None or cut < int(best[1])):
            best = f"{kind}{cut}{b[n:].decode()}"
    return best


def scripts(s):
    return [
        None if lemma == "_" or tag.endswith(" GW") else script(form, lemma)
        for form, lemma, tag in zip(s.words, s.lemmas, s.tags)
    ]


def classes(trees):
    """The labels of each head that the treebanks show often enough, commonest first."""
    seen = {k: collections.Counter() for k in ("tag", "feats", "script", "deprel")}
    for s in trees:
        seen["tag"].update(s.tags)
        seen["feats"].update(s.feats)
        seen["deprel"].update(s.rels)
        seen["script"].update(x for x in scripts(s) if x)
    least = {"tag": 2, "feats": 2, "script": 3, "deprel": 1}
    out = {k: [x for x, n in sorted(c.items(), key=lambda i: (-i[1], i[0])) if n >= least[k]] for k, c in seen.items()}
    return out | {"name": NAMES, "kind": KINDS}


class Numbers:
    """Turns sentences to numbers, given pieces and classes."""

    def __init__(self, pieces, labels):
        self.pieces, self.labels = pieces, labels
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}

    def of(self, s):
        ids, firsts = self.pieces.sentence(s.words)
        shapes = [0] * len(ids)
        for at, w, g in zip(firsts, s.words, s.glued):
            shapes[at] = shape(w, g)
        pick = lambda head, xs: [self.index[head].get(x, UNKNOWN) for x in xs] if xs else [UNKNOWN] * len(s)
        return {
            "ids": ids,
            "shapes": shapes,
            "firsts": [0] + firsts,
            "tag": pick("tag", s.tags),
            "feats": pick("feats", s.feats),
            "script": pick("script", scripts(s) if s.lemmas else None),
            "name": pick("name", s.names),
            "kind": pick("kind", s.kinds),
            "deprel": pick("deprel", s.rels),
            "heads": s.heads or [UNKNOWN] * len(s),
        }
