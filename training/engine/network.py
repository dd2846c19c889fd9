"""The network: a pretrained encoder with heads for tags, lemmas, names and trees.

Linear layers can compute as the Go program does, with weights of 7 bits an output channel and
activations of 8 bits a row (straight-through gradients; Jacob et al. 2018). Trees are scored
biaffinely (Dozat and Manning 2017); GELU is I-BERT's polynomial (Kim et al. 2021).
"""

import math

import torch
from torch import nn
from torch.nn import functional as F

from pieces import LONGEST, SHAPES

torch._dynamo.config.recompile_limit = 64


class Linear(nn.Linear):
    """A linear layer that computes in 8 bits where eight is set."""

    eight = False

    def forward(self, x):
        if not Linear.eight:
            return super().forward(x)
        out = Eight.apply(x, self.weight)
        return out if self.bias is None else out + self.bias


@torch.compile(dynamic=True)
def gelu(x):
    z = x * (1 / math.sqrt(2))
    t = z.abs().clamp_max(1.769) - 1.769
    return 0.5 * x * (1 + torch.sign(z) * (1 - 0.2888 * t * t))


@torch.compile(dynamic=True)
def rounded(x, most):
    """Integers of a row's values and the row's scale: the largest becomes most."""
    scale = (x.float().abs().amax(-1, keepdim=True) / most).clamp_min(1e-12)
    return torch.round(x / scale).to(torch.bfloat16), scale


class Eight(torch.autograd.Function):
    """The product in 8 bits; gradients as if nothing had been rounded."""

    @staticmethod
    def forward(ctx, x, w):
        q, scale = rounded(x, 127)
        v, scales = rounded(w, 63)
        ctx.save_for_backward(q, scale, v, scales)
        # The integers are exact in bfloat16, and so are their sums in 32 bits.
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32
        return F.linear(q.to(kind), v.to(kind)) * (scale * scales.squeeze(1)).to(kind)

    @staticmethod
    def backward(ctx, grad):
        q, scale, v, scales = ctx.saved_tensors
        g = grad.to(torch.bfloat16)
        gx = (g * scales.squeeze(1).to(g.dtype)) @ v
        gw = (g * scale.to(g.dtype)).flatten(0, -2).t() @ q.flatten(0, -2)
        return gx, gw.float()


class Dropout(nn.Module):
    """Dropout whose random numbers are drawn once: drawing them takes longer than a layer."""

    pool = {}

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training or not self.share:
            return x
        n = x.numel()
        pool = self.pool.get(self.share)
        if pool is None or pool.numel() < 2 * n:
            keep = 1 - self.share
            pool = self.pool[self.share] = (torch.rand(max(2 * n, 1 << 22)) < keep).to(torch.bfloat16) / keep
        at = int(torch.randint(pool.numel() - n + 1, ()))
        return x * pool[at : at + n].view(x.shape)


class Layer(nn.Module):
    def __init__(self, hidden, heads, inner, dropout):
        super().__init__()
        self.heads, self.width = heads, hidden // heads
        self.query, self.key, self.value, self.output = (Linear(hidden, hidden) for _ in range(4))
        self.up, self.down = Linear(hidden, inner), Linear(inner, hidden)
        self.norm1, self.norm2 = nn.LayerNorm(hidden, 1e-12), nn.LayerNorm(hidden, 1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, mask):
        b, n, h = x.shape
        split = lambda t: t.view(b, n, self.heads, self.width).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        a = torch.softmax((q @ k.transpose(2, 3)) * self.width**-0.5 + mask, -1) @ v
        a = self.output(a.transpose(1, 2).reshape(b, n, h))
        x = self.norm1(x + self.dropout(a))
        y = self.down(gelu(self.up(x)))
        return self.norm2(x + self.dropout(y))


class Encoder(nn.Module):
    def __init__(self, pieces, layers, hidden=384, heads=12, inner=1536, dropout=0.1):
        super().__init__()
        self.piece = nn.Embedding(pieces, hidden)
        self.position = nn.Embedding(LONGEST, hidden)
        self.shape = nn.Embedding(SHAPES, hidden)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(hidden, 1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner, dropout) for _ in range(layers))
        self.hidden, self.dropout = hidden, Dropout(dropout)

    def forward(self, ids, shapes, real):
        x = self.piece(ids) + self.position.weight[: ids.shape[1]] + self.shape(shapes)
        x = self.dropout(self.norm(x))
        mask = torch.zeros(real.shape).masked_fill_(~real, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Heads(nn.Module):
    """labels: head → its classes. Every word picks its head among ROOT and the words."""

    def __init__(self, hidden, labels, arc=256, rel=256, dropout=0.3):
        super().__init__()
        self.word = nn.ModuleDict({k: Linear(hidden, len(v)) for k, v in labels.items() if k != "deprel"})
        self.arc_dep, self.arc_head = Linear(hidden, arc), Linear(hidden, arc)
        self.bilinear = Linear(arc, arc, bias=False)
        self.prior = nn.Parameter(torch.zeros(arc))
        self.rel_dep, self.rel_head = Linear(hidden, rel), Linear(hidden, rel, bias=False)
        self.rel_out = Linear(rel, len(labels["deprel"]))
        nn.init.zeros_(self.bilinear.weight)
        self.dropout = Dropout(dropout)

    def arcs(self, h):
        """h: sentences × (ROOT and words) × hidden. Scores: sentences × words × candidates."""
        d = self.dropout(gelu(self.arc_dep(h[:, 1:])))
        g = self.dropout(gelu(self.arc_head(h)))
        return d @ self.bilinear(g).transpose(1, 2) + (g @ self.prior)[:, None, :]

    def rels(self, h, heads):
        """Scores of labels, given each word's head (0 is ROOT)."""
        d, g = self.rel_dep(h[:, 1:]), self.rel_head(h)
        g = torch.gather(g, 1, heads[:, :, None].expand(-1, -1, g.shape[2]))
        return self.rel_out(self.dropout(gelu(d + g)))


class Network(nn.Module):
    def __init__(self, encoder, labels):
        super().__init__()
        self.encoder = encoder
        self.heads = Heads(encoder.hidden, labels)
        self.dropout = Dropout(0.2)

    def forward(self, batch):
        """Vectors of ROOT and the words: sentences × (1 + words) × hidden."""
        x = self.encoder(batch.ids, batch.shapes, batch.real)
        x = torch.gather(x, 1, batch.firsts[:, :, None].expand(-1, -1, x.shape[2]))
        return self.dropout(x)


def masked(arcs, batch):
    """Scores of arcs, with those of candidates that are no words struck out."""
    return arcs.float().masked_fill(~batch.words[:, None, :], -1e4)


def minilm(path, layers, keep):
    """The encoder from MiniLM's safetensors: its first layers, and the pieces to keep."""
    from safetensors.torch import load_file

    w = {k.removeprefix("bert."): v.float() for k, v in load_file(path).items()}
    e = Encoder(len(keep), len(layers))
    with torch.no_grad():
        e.piece.weight.copy_(w["embeddings.word_embeddings.weight"][keep])
        e.position.weight.copy_(w["embeddings.position_embeddings.weight"][:LONGEST] + w["embeddings.token_type_embeddings.weight"][0])
        copy(e.norm, w, "embeddings.LayerNorm")
        for own, i in zip(e.layers, layers):
            at = f"encoder.layer.{i}."
            for name, theirs in (
                ("query", "attention.self.query"),
                ("key", "attention.self.key"),
                ("value", "attention.self.value"),
                ("output", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                copy(getattr(own, name), w, at + theirs)
    return e


def copy(module, w, name):
    module.weight.copy_(w[name + ".weight"])
    module.bias.copy_(w[name + ".bias"])
