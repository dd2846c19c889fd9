"""Measure speed, start and memory of every system in turn, on one core.

measure.py --words N [--core N] [--rounds N] [--only NAME,…] SYSTEMS.tsv FOLDER > speeds.tsv

SYSTEMS.tsv has a name and a command a line; the command is given the folder's *.txt files, one
document each, and does with them all that the system can. Each round runs every system once
over a single short sentence (its start) and once over the folder, so that what disturbs the
machine disturbs all alike. Speed is words over the processor seconds (user and system) of the
second run less those of the first; the median over rounds is printed, with the least and the
most. Start is the least wall time, memory the most that was resident.
"""

import argparse
import glob
import os
import statistics
import sys
import tempfile
import time

SENTENCE = "The minister left on Monday.\n"


def run(command, files, core):
    """Seconds of processor and of wall time, and KiB resident, of a command with its children."""
    began = time.monotonic()
    pid = os.fork()
    if not pid:
        os.sched_setaffinity(0, {core})
        os.environ.update(GOMAXPROCS="1", OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
        os.environ.pop("LD_PRELOAD", None)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        os.execvp("sh", ["sh", "-c", command + ' "$@"', "sh", *files])
    _, status, used = os.wait4(pid, 0)
    if status:
        sys.exit(f"{command}: status {status >> 8}")
    return used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--core", type=int, default=1)
    args.add_argument("--rounds", type=int, default=3)
    args.add_argument("--words", type=int, required=True, help="words of the folder, by one count for all")
    args.add_argument("--only", default="")
    args.add_argument("systems")
    args.add_argument("folder")
    opt = args.parse_args()
    with open(opt.systems, encoding="utf-8") as file:
        systems = [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]
    if opt.only:
        systems = [s for s in systems if s[0] in opt.only.split(",")]
    files = sorted(glob.glob(os.path.join(opt.folder, "*.txt")))
    rows = {name: [] for name, _ in systems}
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as short:
        short.write(SENTENCE)
        short.flush()
        for number in range(opt.rounds):
            for name, command in systems:
                start, whole = run(command, [short.name], opt.core), run(command, files, opt.core)
                speed = opt.words / max(whole[0] - start[0], 1e-3)
                rows[name].append((speed, start[1], start[0], start[2], whole[2]))
                print(f"{time.strftime('%H:%M:%S')} round {number + 1} {name}: {speed:.0f} words/s, start {start[1]:.2f} s, "
                      f"{whole[0]:.1f} s of processor in {whole[1]:.1f} s, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    print("system", "words/s", "least", "most", "start s", "start cpu s", "start MiB", "MiB", sep="\t")
    for name, measured in rows.items():
        speed, start, cpu, small, large = zip(*measured)
        print(name, *(f"{x:.0f}" for x in (statistics.median(speed), min(speed), max(speed))),
              f"{min(start):.3f}", f"{min(cpu):.3f}", max(small) // 1024, max(large) // 1024, sep="\t", flush=True)


if __name__ == "__main__":
    main()
