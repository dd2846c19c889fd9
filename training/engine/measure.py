"""How well a network does on annotated sentences whose words are given."""

import torch

import corpora
import network
from batches import batches
from corpora import UNKNOWN


@torch.no_grad()
def measure(net, rows, labels, size=3000):
    """UPOS, UAS, LAS, lemma scripts and names F1, in per cent."""
    net.eval()
    hit = dict.fromkeys(("upos", "uas", "las", "script", "feats"), 0)
    n = right = given = wanted = 0
    upos = torch.tensor([labels["tag"].index(next(t for t in labels["tag"] if t.split()[0] == x.split()[0])) for x in labels["tag"]])
    for _, b in batches(rows, size):
        with torch.autocast("cpu", torch.bfloat16):
            h = net(b)
            words = {k: net.heads.word[k](h[:, 1:]).argmax(-1) for k in net.heads.word}
            heads = network.masked(net.heads.arcs(h), b).argmax(-1)
            rels = net.heads.rels(h, heads).argmax(-1)
        real = b.words[:, 1:] & (b.heads != UNKNOWN)
        ok = (heads == b.heads) & real
        n += real.sum().item()
        hit["uas"] += ok.sum().item()
        hit["las"] += (ok & (rels == b.deprel)).sum().item()
        hit["upos"] += ((upos[words["tag"]] == upos[b.tag.clamp_min(0)]) & real).sum().item()
        hit["script"] += ((words["script"] == b.script) & real).sum().item()
        hit["feats"] += ((words["feats"] == b.feats) & real).sum().item()
        for i, row in enumerate(b.rows):
            if UNKNOWN in row["name"]:
                continue
            gold = [labels["name"][x] for x in row["name"]]
            got = [labels["name"][x] for x in words["name"][i, : len(gold)]]
            g, s = ({(a, e, x[a][2:]) for a, e in corpora.spans(x)} for x in (gold, got))
            right, given, wanted = right + len(g & s), given + len(s), wanted + len(g)
    out = {k: 100 * v / max(n, 1) for k, v in hit.items()}
    return out | {"names": 200 * right / max(given + wanted, 1)}
