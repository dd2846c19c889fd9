"""Score trees and names whose words are given.

score.py trees GOLD SYSTEM [PREFIX]       tags, UAS, LAS, CLAS; PREFIX: documents whose id begins so
score.py relations GOLD SYSTEM [PREFIX]   recall and precision by relation
score.py names GOLD.iob2 SYSTEM.conllu    names, exact and overlapping; also without "the" and "'s"

A relation without its subtype counts for LAS and CLAS, as in the CoNLL 2018 shared task;
by relation, the subtype counts too where the gold word has one of SUBTYPES.
"""

import sys

import trees

FUNCTION = {"aux", "case", "cc", "cop", "det", "mark", "clf", "punct"}
RELATIONS = ["nsubj", "obj", "iobj", "ccomp", "xcomp", "obl", "nmod", "advcl", "acl", "conj", "appos",
             "parataxis", "nsubj:pass", "aux:pass", "cop", "negation"]
SUBTYPES = {"nsubj:pass", "aux:pass"}


def share(right, of):
    return 100 * right / of if of else 0.0


def f1(right, gold, system):
    return share(2 * right, gold + system)


def base(deprel):
    return deprel.split(":")[0]


def aligned(gold_path, system_path, prefix):
    """The words of both files, pair by pair, of the documents wanted."""
    system = trees.read(system_path)
    for gold in trees.read(gold_path):
        read = next(system)
        if len(gold.words) != len(read.words):
            sys.exit(f"{system_path}: other words than in {gold_path}: {gold.key()}")
        if gold.document.startswith(prefix):
            yield from zip(gold.words, read.words)


def tree_scores(pairs):
    n = len(pairs)
    right = [(g, s) for g, s in pairs if g.head == s.head]
    labelled = [(g, s) for g, s in right if base(g.deprel) == base(s.deprel)]
    spoken = sum(g.deprel != "punct" for g, _ in pairs)
    content = [sum(base(w.deprel) not in FUNCTION for w in side) for side in zip(*pairs)]
    return {
        "words": n,
        "UPOS": share(sum(g.upos == s.upos for g, s in pairs), n),
        "XPOS": share(sum(g.xpos == s.xpos for g, s in pairs), n),
        "UAS": share(len(right), n),
        "LAS": share(len(labelled), n),
        "UAS without punctuation": share(sum(g.deprel != "punct" for g, _ in right), spoken),
        "LAS without punctuation": share(sum(g.deprel != "punct" for g, _ in labelled), spoken),
        "CLAS": f1(sum(base(g.deprel) not in FUNCTION for g, _ in labelled), *content),
    }


def relation(word):
    """The row that a word counts in."""
    if base(word.deprel) == "advmod" and word.form.lower().replace("’", "'") in {"not", "n't", "nt"}:
        return "negation"
    return word.deprel if word.deprel in SUBTYPES else base(word.deprel)


def relation_scores(pairs):
    for name in RELATIONS:
        gold = [(g, s) for g, s in pairs if relation(g) == name]
        right = sum(g.head == s.head and relation(s) == name for g, s in gold)
        read = sum(relation(s) == name for _, s in pairs)
        yield name, right, len(gold), share(right, len(gold)), share(right, read)


def gold_names(path):
    words, marks = [], []
    with open(path, encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            f = line.rstrip("\n").split("\t")
            if f[0].isdigit():
                words.append(f[1])
                marks.append(f[2])
            elif not line.strip() and words:
                yield " ".join(words), trees.spans(marks)
                words, marks = [], []


def trimmed(sentence, name):
    """A name without a leading article and a closing possessive, which UNER leaves outside."""
    start, end, kind = name
    forms = [w.form.lower() for w in sentence.words]
    while start < end and forms[start] in {"the", "a", "an"}:
        start += 1
    while end > start and forms[end - 1] in {"'s", "’s", "'", "’"}:
        end -= 1
    return start, end, kind


def name_scores(gold_path, system_path):
    twins = {}
    for s in trees.read(system_path):
        twins.setdefault(s.key(), s)
    exact, trim, gold_met, read_met, kinds = [], [], [], [], {}
    for key, gold in gold_names(gold_path):
        if key not in twins:
            continue
        found = trees.names(twins[key].words)
        cut = {n for n in (trimmed(twins[key], n) for n in found) if n[0] < n[1]}
        wanted = {trimmed(twins[key], n) for n in gold}
        exact.append((len(gold & found), len(gold), len(found)))
        trim.append((len(wanted & cut), len(wanted), len(cut)))
        gold_met.append((sum(any(meets(a, b) for b in found) for a in gold), len(gold)))
        read_met.append((sum(any(meets(a, b) for b in gold) for a in found), len(found)))
        for kind in ("PER", "LOC", "ORG"):
            of = lambda names: {n for n in names if n[2] == kind}
            kinds.setdefault(kind, []).append((len(of(wanted & cut)), len(of(wanted)), len(of(cut))))
    add = lambda rows: [sum(column) for column in zip(*rows)]
    right, gold, read = add(exact)
    out = {"names": gold, "P": share(right, read), "R": share(right, gold), "F1": f1(right, gold, read),
           "F1 trimmed": f1(*add(trim))}
    recall, precision = share(*add(gold_met)), share(*add(read_met))
    out["F1 overlapping"] = 2 * recall * precision / ((recall + precision) or 1)
    return out | {f"{kind} trimmed": f1(*add(rows)) for kind, rows in kinds.items()}


def meets(a, b):
    return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]


def main(what, gold, system, prefix=""):
    if what == "names":
        scores = name_scores(gold, system)
    elif what == "trees":
        scores = tree_scores(list(aligned(gold, system, prefix)))
    else:
        print(f"{'relation':12} {'right':>6} {'gold':>6} {'R':>6} {'P':>6}")
        for name, right, of, recall, precision in relation_scores(list(aligned(gold, system, prefix))):
            print(f"{name:12} {right:6} {of:6} {recall:6.1f} {precision:6.1f}")
        return
    for name, score in scores.items():
        print(f"{name:24} {score:8.1f}" if isinstance(score, float) else f"{name:24} {score:8}")


if __name__ == "__main__":
    main(*sys.argv[1:])
