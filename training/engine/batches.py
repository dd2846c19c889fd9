"""Batches of sentences of like length."""

import torch

from corpora import UNKNOWN

LABELS = ("tag", "feats", "script", "name", "kind", "deprel", "heads")


class Batch:
    """Padded numbers: pieces in ids, shapes, real; words in firsts, words and the labels."""

    def __init__(self, rows, soft=None):
        pad = lambda key, value, kind=torch.long: torch.nn.utils.rnn.pad_sequence(
            [torch.tensor(r[key], dtype=kind) for r in rows], True, value
        )
        self.rows = rows
        self.ids, self.shapes, self.firsts = pad("ids", 0), pad("shapes", 0), pad("firsts", 0)
        self.lengths = torch.tensor([len(r["firsts"]) for r in rows])
        pieces = torch.tensor([len(r["ids"]) for r in rows])
        self.real = torch.arange(self.ids.shape[1])[None] < pieces[:, None]
        self.words = torch.arange(self.firsts.shape[1])[None] < self.lengths[:, None]  # ROOT among them
        for key in LABELS:
            setattr(self, key, pad(key, UNKNOWN))
        self.soft = soft


def batches(rows, size, shuffle=None, soft=None):
    """Batches of about size pieces; shuffle is a random.Random."""
    order = list(range(len(rows)))
    if shuffle:
        shuffle.shuffle(order)
    length = lambda i: len(rows[i]["ids"])
    if shuffle:
        noise = {i: shuffle.uniform(0.9, 1.1) for i in order}
        order.sort(key=lambda i: length(i) * noise[i])
    else:
        order.sort(key=length)
    out, now, longest = [], [], 0
    for i in order:
        longest = max(longest, length(i))
        if now and longest * (len(now) + 1) > size:
            out.append(now)
            now, longest = [], length(i)
        now.append(i)
    out.append(now)
    if shuffle:
        shuffle.shuffle(out)
    for group in out:
        yield group, Batch([rows[i] for i in group], [soft[i] for i in group] if soft else None)
