"""Writes a trained network for `go run ./training pack`: tensors, classes, and sentences for the parity test.

usage: python export.py CHECKPOINT.pt OUT   → OUT.safetensors, OUT.json, OUT.parity.json
       python export.py --pieces CHECKPOINT.pt OUT   → the rows of the pieces, which models share
"""

import json
import sys

import torch
from safetensors.torch import save_file

import corpora
import labels as classes
import network
import train
from batches import Batch
from pieces import Pieces

SENTENCES = [
    ("The ministry didn't say whether the U.S.-made Su-30MK2 jets had left .", "didn't:did n't;U.S.-made:U.S. - made"),
    ("Two naïve reporters in Kyiv wrote : “ Nobody knows . ”", ""),
    ("Velásquez told Reuters that 1,400 tonnes of maize were sold on Friday", ""),
    ("TALKS FAIL", ""),
    ("x", ""),
]


def sentence(text, cuts):
    """Words and which of them are glued to the word before."""
    table = dict(c.split(":") for c in cuts.split(";") if c)
    words, glued = [], []
    for w in text.split():
        for i, p in enumerate(table.get(w, w).split()):
            words.append(p)
            glued.append(i > 0)
    return corpora.Sentence(words, glued)


def short(scores):
    return [[round(x, 3) for x in row] for row in scores.tolist()]


@torch.no_grad()
def parity(net, spec):
    """What the network, in 8 bits, makes of the sentences."""
    net.eval()
    network.Linear.eight = True
    numbers = classes.Numbers(Pieces(spec["vocab"]), spec["labels"])
    out = []
    for text, cuts in SENTENCES:
        s = sentence(text, cuts)
        row = numbers.of(s)
        b = Batch([row])
        h = net(b)
        arcs = net.heads.arcs(h)[0]
        heads = arcs.argmax(-1)
        out.append(
            {
                "words": s.words,
                "glued": s.glued,
                "pieces": row["ids"],
                "shapes": row["shapes"],
                "arcs": short(arcs),
                "heads": heads.tolist(),
                "deprel": short(net.heads.rels(h, heads[None])[0]),
                **{k: short(net.heads.word[k](h[:, 1:])[0]) for k in WORD},
            }
        )
    return out


WORD = ("tag", "feats", "name", "kind")
BESIDE = ("script",)  # heads that are learnt beside, and not shipped
NAMES = {"arc_dep": "arc.dep", "arc_head": "arc.head", "bilinear": "arc.bilinear", "prior": "arc.bias", "rel_dep": "rel.dep", "rel_head": "rel.head", "rel_out": "rel.out"}


def tensors(net):
    """The weights under the names that the packer reads."""
    out = {}
    for name, t in net.state_dict().items():
        room, rest = name.split(".", 1)
        if room == "encoder":
            if rest.startswith("layers."):
                out["layer." + rest.removeprefix("layers.")] = t
            else:
                out["embed." + rest.removesuffix(".weight") if not rest.startswith("norm") else "embed." + rest] = t
        elif rest.startswith(tuple(f"word.{k}." for k in BESIDE)):
            pass
        elif rest.startswith("word."):
            out["head." + rest.removeprefix("word.")] = t
        else:
            own, _, part = rest.partition(".")
            out["head." + NAMES[own] + ("." + part if part and own != "bilinear" else "")] = t
    return {k: v.float().contiguous() for k, v in out.items()}


def main(args):
    shared = args[0] == "--pieces"
    path, out = args[-2:]
    net, spec = train.load(path)
    weights = tensors(net)
    rows = weights.pop("embed.piece")
    if shared:
        save_file({"embed.piece": rows}, out + ".safetensors")
        with open(out + ".json", "w", encoding="utf-8") as f:
            json.dump({"vocab": spec["vocab"]}, f, ensure_ascii=False)
        return
    save_file(weights, out + ".safetensors")
    sizes = {"layers": spec["layers"], "hidden": 384, "heads": 12, "inner": 1536, "arc": 256, "rel": 256}
    with open(out + ".json", "w", encoding="utf-8") as f:
        json.dump(sizes | {"labels": {k: v for k, v in spec["labels"].items() if k not in BESIDE}}, f, ensure_ascii=False)
    with open(out + ".parity.json", "w", encoding="utf-8") as f:
        json.dump(parity(net, spec), f, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1:])
