"""plot.py POINTS.tsv > models.svg: accuracy against speed, for a page in light or dark.

POINTS.tsv has a header and a point a line: label, kind (ours, tried, peer or published),
words/s, LAS. A label stands at the first place around its point where it meets nothing.
"""

import csv
import html
import math
import sys

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 64, 20, 46, 56
LETTER, LINE = 7.4, 14  # what a letter and a line take at 13 px, in the widest of the fonts
KINDS = {"ours": "Hearsay", "tried": "tried, not shipped", "peer": "peers, same run", "published": "published elsewhere"}
STYLE = """
  text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
  .page { fill: #ffffff } .quiet { fill: #59636e } .grid { stroke: #d1d9e0; stroke-width: 1 }
  .ours { fill: #0969da } .tried { fill: none; stroke: #0969da; stroke-width: 2 }
  .peer { fill: #bc4c00 } .published { fill: none; stroke: #59636e; stroke-width: 2 }
  .name-ours { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    .page { fill: #0d1117 } text { fill: #f0f6fc } .quiet { fill: #9198a1 } .grid { stroke: #3d444d }
    .ours { fill: #4493f8 } .tried { stroke: #4493f8 } .peer { fill: #f0883e } .published { stroke: #9198a1 }
  }
"""


def axes(points):
    speeds = [math.log10(p["speed"]) for p in points]
    scores = [p["las"] for p in points]
    low, high = min(speeds) - 0.15, max(speeds) + 0.15
    bottom, top = math.floor(min(scores) / 2) * 2 - 1, math.ceil(max(scores) / 2) * 2 + 1
    x = lambda speed: LEFT + (math.log10(speed) - low) / (high - low) * (WIDTH - LEFT - RIGHT)
    y = lambda las: HEIGHT - BOTTOM - (las - bottom) / (top - bottom) * (HEIGHT - TOP - BOTTOM)
    ticks = [m * 10 ** e for e in range(2, 6) for m in (1, 2, 5) if low <= math.log10(m * 10 ** e) <= high]
    return x, y, ticks, [s for s in range(bottom, top + 1) if s % 2 == 0]


def places(x, y, text):
    """Boxes (left, top, right, bottom) and anchors for a label around its point, the best first."""
    width = LETTER * len(text)
    for dx, dy in ((10, 0), (-10, 0), (8, -14), (-8, -14), (8, 14), (-8, 14), (8, -26), (-8, 26), (8, 26), (-8, -26)):
        left = x + dx if dx > 0 else x + dx - width
        yield (left, y + dy - LINE / 2, left + width, y + dy + LINE / 2), "start" if dx > 0 else "end", x + dx, y + dy


def meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def mark(kind, x, y):
    if kind in ("ours", "tried"):
        return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'
    return f'<rect class="{kind}" x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'


def text(x, y, words, anchor="middle", style=""):
    # 0.32 em below the middle is the baseline; not every reader of SVG knows dominant-baseline.
    return f'<text x="{x:.1f}" y="{y + 4.2:.1f}" text-anchor="{anchor}" class="{style}">{html.escape(words)}</text>'


def plot(points):
    x, y, speeds, scores = axes(points)
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">')
    yield "<title>Accuracy against speed</title>"
    yield "<desc>" + html.escape("; ".join(f'{p["label"]}: {p["speed"]:.0f} words/s, LAS {p["las"]}' for p in points)) + "</desc>"
    yield f"<style>{STYLE}</style>"
    yield f'<rect class="page" width="{WIDTH}" height="{HEIGHT}"/>'  # for readers that know no dark scheme
    for tick in speeds:
        yield f'<path class="grid" d="M{x(tick):.1f} {TOP}V{HEIGHT - BOTTOM}"/>' + text(x(tick), HEIGHT - BOTTOM + 16, f"{tick:,}", style="quiet")
    for tick in scores:
        yield f'<path class="grid" d="M{LEFT} {y(tick):.1f}H{WIDTH - RIGHT}"/>' + text(LEFT - 10, y(tick), str(tick), "end", "quiet")
    yield text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, "words per second on one core, raw text to trees and names (logarithmic)")
    yield f'<g transform="rotate(-90 18 {(TOP + HEIGHT - BOTTOM) / 2})">' + text(18, (TOP + HEIGHT - BOTTOM) / 2, "LAS, EWT dev, words given") + "</g>"
    at = LEFT + 6
    for kind, name in KINDS.items():
        if any(p["kind"] == kind for p in points):
            yield mark(kind, at, 22) + text(at + 11, 22, name, "start")
            at += 44 + LETTER * len(name)
    taken = [(x(p["speed"]) - 7, y(p["las"]) - 7, x(p["speed"]) + 7, y(p["las"]) + 7) for p in points]
    for p in points:
        px, py = x(p["speed"]), y(p["las"])
        fits = lambda box: LEFT < box[0] and box[2] < WIDTH - 4 and TOP - 8 < box[1] and box[3] < HEIGHT - BOTTOM \
            and not any(meet(box, other) for other in taken)
        options = list(places(px, py, p["label"]))
        box, anchor, tx, ty = next((o for o in options if fits(o[0])), options[0])
        taken.append(box)
        yield mark(p["kind"], px, py) + text(tx, ty, p["label"], anchor, f'name-{p["kind"]}')
    yield "</svg>"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    print("\n".join(plot([{"label": r["label"], "kind": r["kind"], "speed": float(r["words/s"]), "las": float(r["LAS"])} for r in rows])))
