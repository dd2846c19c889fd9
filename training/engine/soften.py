"""Labels sentences with what teachers make of them, for `train.py --teacher`.

usage: python soften.py --data ../shared --news NEWS.conllu --out SOFT.pt TEACHER.pt…

NEWS.conllu is free text cut into words by `hearsay parse`. The teachers' probabilities are
averaged; arcs, tags, relations and names are kept as such, features and lemma scripts of free
text as the likeliest class. The treebanks' sentences are there with MORE sets of variants.
"""

import argparse
import dataclasses
import random
import sys

import torch

import augment
import corpora
import labels as classes
import network
import train
from batches import batches
from pieces import Pieces

MORE = 2
SOFT = ("tag", "name")
HARD = ("feats", "script")


def sentences(opt):
    """What the pupil will learn from: annotated, varied and free sentences."""
    rng = random.Random(opt.seed)
    ewt, gum, named = corpora.read(opt.data, "train")
    known = ewt + gum + named
    out = known + [s for s in gum if s.news]
    for _ in range(MORE):
        out += augment.more(known, rng)
    free = [corpora.Sentence(s.words, s.glued) for s in corpora.conllu(opt.news) if 2 <= len(s) <= 100]
    free += [augment.recased(s, rng.choice(["headline", "capitals", "small"])) for s in free if rng.random() < 0.08]
    return [dataclasses.replace(s, misc=None) for s in out] + free


@torch.no_grad()
def probabilities(path, list_):
    """For each sentence: probabilities of classes and heads, and a function to its labels' scores."""
    net, spec = train.load(path)
    net.eval()
    numbers = classes.Numbers(Pieces(spec["vocab"]), spec["labels"])
    rows = [numbers.of(s) for s in list_]
    out = [None] * len(rows)
    vectors = [None] * len(rows)
    for group, b in batches(rows, 4000):
        with torch.autocast("cpu", torch.bfloat16):
            h = net(b)
            arcs = torch.softmax(network.masked(net.heads.arcs(h), b), -1)
            words = {k: torch.softmax(net.heads.word[k](h[:, 1:]).float(), -1) for k in SOFT}
            words |= {k: net.heads.word[k](h[:, 1:]).argmax(-1) for k in HARD}
        for i, g in enumerate(group):
            n = len(rows[g]["firsts"])
            out[g] = {k: v[i, : n - 1].clone() for k, v in words.items()} | {"arcs": arcs[i, : n - 1, :n].clone()}
            vectors[g] = h[i, :n].to(torch.bfloat16).clone()
    return net, spec, out, vectors


@torch.no_grad()
def relations(net, vectors, heads):
    """Probabilities of the words' relations, given their heads."""
    with torch.autocast("cpu", torch.bfloat16):
        return torch.softmax(net.heads.rels(vectors[None], heads[None])[0].float(), -1)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", default="../shared")
    p.add_argument("--news", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--seed", type=int, default=5)
    p.add_argument("teachers", nargs="+")
    opt = p.parse_args()
    list_ = sentences(opt)
    taught = [probabilities(t, list_) for t in opt.teachers]
    spec, n = taught[0][1], len(taught)
    assert all(t[1]["labels"] == spec["labels"] for t in taught), "teachers have other classes"
    soft, rows = [], []
    for i, s in enumerate(list_):
        mean = {k: sum(t[2][i][k] for t in taught) / n for k in SOFT + ("arcs",)}
        heads = mean["arcs"].argmax(-1)
        mean["rels"] = sum(relations(t[0], t[3][i], heads) for t in taught) / n
        soft.append({k: v.half() for k, v in mean.items()} | {"heads": heads})
        rows.append(dataclasses.asdict(s))
    hard = [{k: taught[0][2][i][k].tolist() for k in HARD} if s.heads is None else {} for i, s in enumerate(list_)]
    torch.save({"sentences": rows, "soft": soft, "hard": hard}, opt.out)
    print(f"{len(rows)} sentences, {sum(len(s) for s in list_)} words", file=sys.stderr)


if __name__ == "__main__":
    main()
