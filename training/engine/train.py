"""Trains the network, or a teacher for it.

usage: python train.py --data ../shared {--encoder FOLDER|--start OTHER.pt} --out NAME [--layers 0,1,2,3,4,5] [--epochs 12]

FOLDER holds model.safetensors and vocab.txt of MiniLM; OTHER.pt is a network trained
before, of which some layers are kept. NAME.pt gets the best epoch, measured on the dev parts of
EWT and GUM. Seeds are fixed.
"""

import argparse
import collections
import contextlib
import json
import os
import random
import re
import sys
import time

import torch
from torch.nn import functional as F

import augment
import corpora
import labels as classes
import network
from batches import batches
from corpora import UNKNOWN
from measure import measure
from pieces import Pieces

SPECIAL = 3  # the last id of the pieces that are no words
DROPPED = 0.04  # share of pieces that are hidden at each step
COMMON = 12000  # of the vocabulary, which begins with the commonest pieces
WEIGHTS = {"tag": 1.0, "feats": 0.5, "script": 0.5, "name": 1.0, "kind": 0.5}


def arguments():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--data", default="../shared")
    p.add_argument("--encoder", help="folder with model.safetensors and vocab.txt")
    p.add_argument("--layers", default="0,1,2,3,4,5", help="layers to begin with")
    p.add_argument("--start", help="a checkpoint to begin with instead")
    p.add_argument("--teacher", help="soft labels that soften.py wrote")
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=8, help="0 only keeps the layers and the pieces that are asked for")
    p.add_argument("--eight", type=float, default=0.6, help="share of the training after which layers compute in 8 bits")
    p.add_argument("--rate", type=float, default=1.5e-4)
    p.add_argument("--head-rate", type=float, default=1.5e-3)
    p.add_argument("--batch", type=int, default=1200, help="pieces")
    p.add_argument("--freeze", action="store_true", help="leave the rows of the pieces as they are")
    p.add_argument("--prune", action="store_true", help="drop pieces that hardly occur")
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def say(*what):
    print(*what, file=sys.stderr, flush=True)


def vocabulary(full, sentences):
    """Places of the pieces to keep: those that occur often, single characters, and the commonest."""
    pieces = Pieces(full)
    used = collections.Counter(i for s in sentences for w in s.words for i in pieces.word(w))
    keep = []
    for i, p in enumerate(full):
        bare = p.removeprefix("##")
        if p.startswith("[unused") or p == "[MASK]":
            continue
        latin = all(c < "\u0250" for c in bare)
        if used[i] >= 3 or len(bare) == 1 and bare < "\u2e80" or latin and i < COMMON or p.startswith("["):
            keep.append(i)
    return keep


def wikinews(folder):
    """Words of Wikinews, cut roughly: which pieces occur in news."""
    out = []
    with open(os.path.join(folder, "corpus", "wikinews_2019_2020.jsonl"), encoding="utf-8") as f:
        for line in f:
            out.append(corpora.Sentence(re.findall(r"\w+|[^\w\s]", json.loads(line)["text"]), []))
    return out


def make(opt, sentences, trees):
    """The network to train, its pieces and its classes."""
    layers = [int(x) for x in opt.layers.split(",")]
    if opt.start:
        net, spec = load(opt.start)
        keep = vocabulary(spec["vocab"], sentences + wikinews(opt.data)) if opt.prune else range(len(spec["vocab"]))
        return shrunk(net, spec, list(keep), layers)
    with open(os.path.join(opt.encoder, "vocab.txt"), encoding="utf-8") as f:
        full = [line.rstrip("\n") for line in f]
    names = classes.classes(trees)
    keep = vocabulary(full, sentences + wikinews(opt.data))
    encoder = network.minilm(os.path.join(opt.encoder, "model.safetensors"), layers, keep)
    return network.Network(encoder, names), {"layers": len(layers), "vocab": [full[i] for i in keep], "labels": names}


def shrunk(net, spec, keep, layers):
    """A network with some of another's layers and pieces."""
    small = network.Network(network.Encoder(len(keep), len(layers)), spec["labels"])
    weights = {}
    for name, w in net.state_dict().items():
        if name.startswith("encoder.layers."):
            _, _, i, rest = name.split(".", 3)
            weights |= {f"encoder.layers.{own}.{rest}": w for own, theirs in enumerate(layers) if theirs == int(i)}
        else:
            weights[name] = w[keep] if name == "encoder.piece.weight" else w
    small.load_state_dict(weights)
    return small, spec | {"layers": len(layers), "vocab": [spec["vocab"][i] for i in keep]}


def load(path):
    saved = torch.load(path, weights_only=True)
    spec = saved["spec"]
    net = network.Network(network.Encoder(len(spec["vocab"]), spec["layers"]), spec["labels"])
    net.load_state_dict(saved["weights"])
    return net, spec


def loss(net, batch):
    h = net(batch)
    total = 0
    for key, weight in WEIGHTS.items():
        gold = getattr(batch, key)
        if (gold != UNKNOWN).any():
            scores = net.heads.word[key](h[:, 1:]).float()
            total = total + weight * F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN)
    if (batch.heads != UNKNOWN).any():
        arcs = network.masked(net.heads.arcs(h), batch)
        total = total + F.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=UNKNOWN)
        rels = net.heads.rels(h, batch.heads.clamp_min(0)).float()
        total = total + F.cross_entropy(rels.flatten(0, 1), batch.deprel.flatten(), ignore_index=UNKNOWN)
    if batch.soft:
        total = total + distil(net, h, batch)
    return total


def distil(net, h, batch):
    """Cross-entropy with the teacher's probabilities (Hinton et al. 2015)."""
    n = batch.words.shape[1]
    real = batch.words[:, 1:]
    total = 0
    for key in ("tag", "name"):
        want = torch.zeros(len(batch.soft), n - 1, net.heads.word[key].out_features)
        for i, s in enumerate(batch.soft):
            want[i, : s[key].shape[0]] = s[key].float()
        scores = F.log_softmax(net.heads.word[key](h[:, 1:]).float(), -1)
        total = total - WEIGHTS[key] * (want * scores).sum(-1)[real].mean()
    want, heads = torch.zeros(len(batch.soft), n - 1, n), torch.zeros(len(batch.soft), n - 1, dtype=torch.long)
    rels = torch.zeros(len(batch.soft), n - 1, net.heads.rel_out.out_features)
    for i, s in enumerate(batch.soft):
        m = s["arcs"].shape[0]
        want[i, :m, : m + 1], heads[i, :m], rels[i, :m] = s["arcs"].float(), s["heads"], s["rels"].float()
    arcs = F.log_softmax(network.masked(net.heads.arcs(h), batch), -1)
    total = total - (want * arcs).sum(-1)[real].mean()
    scores = F.log_softmax(net.heads.rels(h, heads).float(), -1)
    return total - (rels * scores).sum(-1)[real].mean()


def optimiser(net, opt):
    own, fresh = [], []
    for name, p in net.named_parameters():
        if opt.freeze and name == "encoder.piece.weight":
            p.requires_grad_(False)
        elif name.startswith("encoder.") and "shape" not in name:
            own.append(p)
        else:
            fresh.append(p)
    return torch.optim.AdamW(
        [{"params": own, "lr": opt.rate}, {"params": fresh, "lr": opt.head_rate}], weight_decay=0.01, betas=(0.9, 0.98), fused=True
    )


def material(opt, numbers, trees, named):
    """The sentences to learn from: a function to an epoch's, and the teacher's labels of them or None."""
    if opt.teacher:
        stored = torch.load(opt.teacher, weights_only=True)
        fixed = [numbers.of(corpora.Sentence(**s)) | hard for s, hard in zip(stored["sentences"], stored["hard"])]
        return lambda: fixed, stored["soft"]
    rng = random.Random(opt.seed + 1)
    base = [numbers.of(s) for s in trees + named + [s for s in trees if s.news]]
    return lambda: base + [numbers.of(s) for s in augment.more(trees + named, rng)], None


class Mean:
    """A running mean of a network's weights, which does better than the last of them (Polyak and Juditsky 1992)."""

    def __init__(self, net):
        self.net, self.steps = net, 0
        self.weights = {k: v.clone() for k, v in net.state_dict().items() if v.is_floating_point()}

    @torch.no_grad()
    def step(self):
        keep = min(0.998, self.steps / (self.steps + 10))
        self.steps += 1
        for k, v in self.net.state_dict().items():
            if k in self.weights:
                self.weights[k].lerp_(v, 1 - keep)

    @contextlib.contextmanager
    def in_place(self):
        """Puts the mean into the network for a while."""
        now = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(now | self.weights)
        yield
        self.net.load_state_dict(now)


class Training:
    """Steps over batches, at a rate that rises and falls in a line."""

    def __init__(self, net, opt, steps, unknown):
        self.net, self.steps, self.step, self.unknown = net, steps, 0, unknown
        self.eight = opt.eight * steps
        self.adam = optimiser(net, opt)
        rise = max(1, steps // 16)
        fall = lambda i: max(0.02, (steps - i) / (steps - rise))
        self.plan = torch.optim.lr_scheduler.LambdaLR(self.adam, lambda i: min((i + 1) / rise, fall(i)))
        self.mean = Mean(net)

    def epoch(self, epoch_batches):
        self.net.train()
        seen, total, begun = 0, 0.0, time.time()
        for n, (_, batch) in enumerate(epoch_batches, 1):
            seen += int(batch.real.sum())
            total += self.learn(batch)
            if n % 100 == 0:
                say(f"  step {self.step} of {self.steps}, loss {total / n:.3f}, {seen / (time.time() - begun):.0f} pieces/s")

    def learn(self, batch):
        """One step; it gives the loss."""
        network.Linear.eight = self.step >= self.eight
        drop = (torch.rand(batch.ids.shape) < DROPPED) & (batch.ids > SPECIAL)
        batch.ids = torch.where(drop, torch.full_like(batch.ids, self.unknown), batch.ids)
        with torch.autocast("cpu", torch.bfloat16):
            x = loss(self.net, batch)
        self.adam.zero_grad()
        x.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.adam.step()
        self.plan.step()
        self.mean.step()
        self.step += 1
        return x.item()


def save(path, net, spec):
    torch.save({"spec": spec, "weights": net.state_dict()}, path + ".pt")


def main():
    opt = arguments()
    torch.manual_seed(opt.seed)
    ewt, gum, named = corpora.read(opt.data, "train")
    net, spec = make(opt, ewt + gum + named, ewt + gum)
    if not opt.epochs:
        return save(opt.out, net, spec)
    numbers = classes.Numbers(Pieces(spec["vocab"]), spec["labels"])
    dev = [[numbers.of(s) for s in part] for part in corpora.read(opt.data, "dev")[:2]]
    rows, soft = material(opt, numbers, ewt + gum, named)
    rng = random.Random(opt.seed)
    steps = opt.epochs * sum(1 for _ in batches(rows(), opt.batch, random.Random(0)))
    say(f"{len(spec['vocab'])} pieces, {sum(p.numel() for p in net.parameters()):,} parameters, {steps} steps")
    training, best = Training(net, opt, steps, numbers.pieces.unknown), 0.0
    for epoch in range(opt.epochs):
        training.epoch(batches(rows(), opt.batch, rng, soft))
        with training.mean.in_place():
            network.Linear.eight = True
            got = [measure(net, part, spec["labels"]) for part in dev]
            say(f"epoch {epoch + 1}: " + "; ".join(", ".join(f"{k} {v:.2f}" for k, v in g.items()) for g in got))
            score = got[0]["las"] + got[1]["las"] + 0.5 * got[0]["names"]
            if score > best:
                best = score
                save(opt.out, net, spec)
    say(f"best {best:.2f} in {opt.out}.pt")


if __name__ == "__main__":
    main()
