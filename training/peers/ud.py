"""Peers' trees as the Universal Dependencies of 2025.

ud.py clearnlp IN.conllu   spaCy's English trees, which have ClearNLP's labels
ud.py ud IN.conllu         Universal Dependencies of an older edition: only the rules marked *

They agree on most arcs; where they differ by rule, the rule is applied here:

  prep + pobj           the noun depends on what the preposition did (obl, nmod), which is its case
  prep + pcomp          the same with a clause (advcl, acl), which the preposition marks
  be + attr, acomp …    the predicate is the head, be its cop
  conj, cc              conjuncts depend on the first, conjunctions on the next conjunct
* compound in a person  flat, from the first part of the name
  speech before its verb   the verb is a parataxis of the speech
* want him to go        him is want's obj, go its xcomp
* it is hard to see     it is expl, to see its csubj
* after leaving         after is its mark, leaving an advcl or acl
* fixed expressions     a short list
* October 3             the day is the head
* punctuation           on the unit that it opens or closes
  the rest              by name (dobj is obj …)

What it can't do: tell what spaCy does not (nmod:desc, orphan, vocative, dislocated, list,
goeswith, reparandum), or see that UD's guidelines draw another tree over the same words (dates,
measures, headings, "as … as", comparatives). A word given another head by neither is wrong here.
"""

import sys

import trees

LABELS = {
    "ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "neg": "advmod", "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt", "predet": "det:predet",
    "preconj": "cc:preconj", "intj": "discourse", "meta": "discourse", "quantmod": "advmod", "oprd": "xcomp",
    "acomp": "xcomp", "attr": "xcomp", "dative": "iobj", "agent": "obl:agent", "month": "nmod",
}
FIXED = {"because of", "such as", "due to", "according to", "instead of", "as well as", "rather than", "in order",
         "at least", "of course", "as if", "so that", "more than", "less than", "up to", "prior to", "as of"}
MONTHS = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
PLACES = {"here", "there", "where", "how", "why", "away", "back", "home", "up", "down", "over", "off", "out"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}


class Tree:
    """One sentence under conversion: heads and labels by place, 0 the root."""

    def __init__(self, sentence):
        self.words = sentence.words
        self.places = range(1, len(self.words) + 1)
        self.head = [0] + [w.head for w in self.words]
        self.label = ["ROOT"] + [w.deprel if w.head else "ROOT" for w in self.words]
        self.upos = ["ROOT"] + [w.upos for w in self.words]
        self.form = [""] + [w.form.lower() for w in self.words]

    def children(self, i, *labels):
        return [c for c in self.places if self.head[c] == i and (not labels or self.label[c] in labels)]

    def set(self, i, head, label):
        self.head[i], self.label[i] = head, label

    def nominal(self, i):
        return self.upos[i] in NOMINAL and not self.children(i, "cop")

    def swap(self, old, new, label):
        """Put new where old was; old becomes its child."""
        self.set(new, self.head[old], self.label[old])
        self.set(old, new, label)


def joins(t, p):
    """Whether a word stands between its head and a complement of its own: prepositions do."""
    if t.label[p] == "conj":  # "in the north and in the south"
        return t.upos[p] == t.upos[t.head[p]] == "ADP"
    if t.label[p] in ("agent", "dative", "pcomp"):
        return t.upos[p] in ("ADP", "SCONJ", "ADV", "PART")
    return t.label[p] == "prep"  # "including" and "according" too, which are verbs to spaCy


def prepositions(t):
    """A preposition's complement takes its place; of several prepositions, the innermost's."""
    for p in reversed(t.places):
        if not joins(t, p):
            continue
        # Of "out of the house" the inner preposition has already given way to the house.
        inner = [c for c in t.children(p, "pobj", "pcomp", "prep", "inner") if c > p or t.label[c] == "pobj"]
        if not inner:
            if t.label[p] in ("prep", "agent"):
                t.label[p] = "prep" if t.children(p) else "advmod"
            continue
        c = inner[0]
        clause = t.label[c] == "pcomp" and t.upos[c] in ("VERB", "AUX")
        kind = {"conj": "conj", "agent": "agent", "dative": "obl", "pcomp": "inner"}.get(
            t.label[p], "clause" if clause else "prep-noun")
        head = t.head[p]
        if kind == "prep-noun" and t.label[head] in ("prep", "agent", "pcomp") and head < p:
            kind = "inner"
        for other in t.children(p):
            if other != c:
                t.head[other] = c
        t.set(c, head, kind)
        t.set(p, c, "mark" if clause else "case")
    for i in t.places:
        if t.label[i] in ("prep", "pobj", "inner"):
            t.label[i] = "prep-noun"
        elif t.label[i] == "pcomp":
            t.label[i] = "clause"


def copulas(t):
    """A predicate takes the place of its form of be."""
    for be in reversed(t.places):
        if t.words[be - 1].lemma != "be" or t.label[be] in ("aux", "auxpass"):
            continue
        there = t.children(be, "expl")
        if there:
            for c in t.children(be, "attr"):
                t.label[c] = "nsubj"
            continue
        p = predicate(t, be)
        if not p:
            continue
        t.swap(be, p, "cop")
        for c in t.children(be):
            t.head[c] = p


def predicate(t, be):
    """What a form of be says of its subject; 0 where it is a verb of its own."""
    for label in ("attr", "acomp", "oprd"):
        if found := t.children(be, label):
            return found[0]
    for label in ("prep-noun", "ccomp", "xcomp"):
        found = [c for c in t.children(be, label) if c > be]
        if found and t.children(be, "nsubj", "csubj"):
            return found[0]
    found = [c for c in t.children(be, "advmod") if t.form[c] in PLACES]
    return found[0] if found and t.children(be, "nsubj") else 0


def conjuncts(t):
    """ClearNLP chains conjuncts and puts a conjunction on the one before it."""
    for i in t.places:
        while t.label[i] == "conj" and t.label[t.head[i]] == "conj" and t.head[t.head[i]]:
            t.head[i] = t.head[t.head[i]]
    for i in t.places:
        if t.label[i] == "cc" and t.head[i]:
            first = t.head[i] if t.label[t.head[i]] != "conj" else t.head[t.head[i]]
            if later := [c for c in t.children(first, "conj") if c > i]:
                t.head[i] = later[0]


def punctuation(t):
    """A mark depends on the unit that it opens or closes; the last mark on the root.

    The unit before a mark is the highest that ends there, or the highest that a mark opened;
    the unit behind it the highest that begins there.
    """
    marks = [i for i in t.places if t.label[i] == "punct" and not t.children(i)]
    opened = set()
    for i in marks:
        before, behind = climb(t, i, -1, opened), climb(t, i, +1, ())
        if not behind:
            unit = next(k for k in t.places if not t.head[k])
        elif not before:
            unit = behind
        elif before in opened and t.form[i] not in ("(", "[", "``"):
            unit = before
            opened.discard(before)
        elif t.head[behind] and t.head[behind] < i:
            unit = behind
            opened.add(unit)
        else:
            unit = before
        t.head[i] = unit


def climb(t, mark, step, stops):
    """The highest word on one side of a mark above its neighbour there; 0 where there is none."""
    i = mark + step
    while 0 < i < len(t.label) and t.label[i] == "punct":
        i += step
    if not 0 < i < len(t.label):
        return 0
    while i not in stops and t.head[i] and (t.head[i] - mark) * step > 0 and t.label[t.head[i]] != "punct":
        i = t.head[i]
    return i


def persons(t):
    """The parts of a person's name hang flat from its first."""
    for start, end, kind in trees.names(t.words):
        while t.label[end] == "case" and end - start > 1:  # the name's "'s"
            end -= 1
        places = range(start + 1, end + 1)
        if kind != "PER" or any(not t.words[i - 1].xpos.startswith("NNP") for i in places) or len(places) < 2:
            continue
        last = places[-1]
        if all(t.head[i] in places and t.label[i] in ("compound", "flat") for i in places[:-1]):
            first = places[0]
            t.set(first, t.head[last], t.label[last])
            for c in t.children(last):
                t.head[c] = first
            for i in places[1:]:
                t.set(i, first, "flat")


def raised(t):
    """want him to go: him is the obj of want, go its xcomp."""
    for i in t.places:
        if t.label[i] != "ccomp" or not t.head[i] or i < t.head[i]:
            continue
        subject = t.children(i, "nsubj", "nsubjpass", "nsubj:pass")
        bare = t.words[i - 1].xpos in ("VB", "VBG", "VBN", "JJ") and not t.children(i, "mark")
        finite = any(t.words[c - 1].xpos in ("MD", "VBD", "VBZ", "VBP") for c in t.children(i, "aux", "auxpass", "aux:pass", "cop"))
        if subject and bare and not finite:
            t.set(subject[0], t.head[i], "dobj")
            t.label[i] = "xcomp"


def speech(t):
    """Speech before its verb is the head of it."""
    for i in t.places:
        verb = t.head[i]
        if t.label[i] == "ccomp" and i < verb and not t.children(i, "mark"):
            t.swap(verb, i, "parataxis")
            for c in t.children(verb, "punct"):
                if c < i or c > verb + 1:
                    t.head[c] = i


def dates(t):
    """October 3: the day is the head, the month its nmod."""
    for day in t.places[1:]:
        month = day - 1
        if t.head[day] == month and t.label[day] == "nummod" and t.form[month].rstrip(".")[:3] in MONTHS \
                and t.form[day].isdigit() and int(t.form[day]) < 32:
            t.set(day, t.head[month], t.label[month])
            for c in t.children(month):
                t.head[c] = day
            t.set(month, day, "month")


def expletives(t):
    """it is hard to see: to see is the subject, it an expletive. tell us that: us is the iobj."""
    for i in t.places:
        clauses = [c for c in t.children(i, "xcomp", "ccomp") if c > i]
        if not clauses:
            continue
        if t.words[i - 1].xpos.startswith("JJ") and t.children(i, "cop"):
            for it in t.children(i, "nsubj"):
                if t.form[it] == "it":
                    t.label[it], t.label[clauses[0]] = "expl", "csubj"
        elif t.label[clauses[0]] == "ccomp":
            for c in t.children(i, "dobj", "obj"):
                if t.words[c - 1].xpos in ("PRP", "NNP"):
                    t.label[c] = "iobj"


def gerunds(t):
    """after leaving: a clause that "after" marks."""
    for i in t.places:
        verb = t.head[i]
        if t.label[i] == "case" and t.words[verb - 1].xpos.startswith("VB") and not t.children(verb, "det"):
            t.label[i] = "mark"
            t.label[verb] = {"obl": "advcl", "nmod": "acl"}.get(t.label[verb], t.label[verb])


def fixed(t):
    forms = t.form
    for phrase in FIXED:
        parts = phrase.split()
        for i in t.places:
            if forms[i:i + len(parts)] != parts:
                continue
            rest = range(i + 1, i + len(parts))
            if t.label[i] in ("case", "advmod", "mark", "cc", "prep", "quantmod", "amod") and all(
                    t.label[k] in ("case", "advmod", "mark", "cc", "prep", "quantmod", "aux", "pcomp") for k in rest):
                group = range(i, i + len(parts))
                top = next(k for k in group if t.head[k] not in group)
                t.set(i, t.head[top], t.label[top])
                for k in rest:
                    for c in t.children(k):
                        t.head[c] = i
                    t.set(k, i, "fixed")


def label(t, i):
    """The UD label of a word, its head being settled."""
    old, head = t.label[i], t.head[i]
    nominal = bool(head) and t.nominal(head)
    if old == "prep-noun":
        return "nmod" if nominal else "obl"
    if old == "clause":
        return "acl" if nominal else "advcl"
    if old == "npadvmod":
        return "nmod" if nominal else "obl"
    if old == "nmod":  # ClearNLP's for whatever stands before a noun
        return "amod" if t.upos[i] == "ADJ" else "compound"
    if old == "dative":
        return "obl" if t.children(i, "case") else "iobj"
    if old == "agent":
        return "obl:agent"
    if old == "aux" and t.words[i - 1].xpos == "TO":
        return "mark"
    if old == "advcl" and nominal:
        return "acl"
    return LABELS.get(old, old)


def modern(t):
    """What UD of 2025 does otherwise than older UD, and ClearNLP too."""
    raised(t)
    persons(t)
    fixed(t)
    dates(t)
    expletives(t)
    punctuation(t)
    gerunds(t)


def convert(sentence, scheme):
    t = Tree(sentence)
    if scheme == "clearnlp":
        prepositions(t)
        copulas(t)
        speech(t)
        conjuncts(t)
    modern(t)
    for i, w in zip(t.places, sentence.words):
        w.head = t.head[i]
        w.deprel = label(t, i) if scheme == "clearnlp" else LABELS.get(t.label[i], t.label[i])
        if not w.head:
            w.deprel = "root"


if __name__ == "__main__":
    for sentence in trees.read(sys.argv[2]):
        convert(sentence, sys.argv[1])
        trees.write(sys.stdout, sentence)
