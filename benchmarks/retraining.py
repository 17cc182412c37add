"""Time and memory of a retraining with many labels. See benchmarks/README.md.

``python -m benchmarks.retraining [--labels 1000,5000,20000]``: the mails are made of sentences of the corpus and of
rare words, so that each has as many different terms as one of an inbox (650 in the mean).
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from classifier.corpus import read_corpus
from classifier.labels import Label
from classifier.likeness import sketch
from classifier.training import example
from daemon.records import Lesson
from daemon.training import start_training

ROOT = Path(__file__).resolve().parent.parent
#: Sentences of a made-up mail.
SENTENCES = 8
#: How often a word is one that hardly any other mail has.
STRANGE = 0.15


def made_up(count: int) -> Iterator[Lesson]:
    """Labelled mails of 2,000 organisations, three in ten of them rejections."""
    chance = random.Random(20)  # noqa: S311 - a simulation
    strange = ["".join(chance.choices("aeioubcdfghlmnprst", k=7)) for _ in range(100_000)]
    sentences: dict[bool, list[str]] = {True: [], False: []}
    for seed in read_corpus([ROOT / "models" / "corpus" / "en"]):
        text = example(seed).message.text
        sentences[seed.label is Label.REJECTION] += [one for one in text.replace("\n", " ").split(". ") if one.strip()]
    for number in range(count):
        rejected = chance.random() < 0.3
        chosen = chance.sample(sentences[rejected], SENTENCES)
        words = [
            strange[int(chance.random() ** 3 * len(strange))] if chance.random() < STRANGE else word
            for word in " \n".join(f"{one}." for one in chosen).split(" ")
        ]
        text = " ".join(words)
        yield Lesson(
            f"<{number}@made-up.example>",
            Label.REJECTION if rejected else Label.OTHER,
            "import",
            datetime.now(UTC),
            subject=" ".join(chosen[0].split()[:6]),
            domain=f"org{chance.randrange(2000)}.example",
            text=text[:5000],
            sketch=sketch(text),
        )


def memory_of(pid: int) -> float:
    """Proportional set size of a process group in MiB (proc(5)): shared pages are counted once."""
    total = 0
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdecimal() and os.getpgid(int(folder.name)) == pid:
                rollup = (folder / "smaps_rollup").read_text()
                total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue
    return total / 1024


def main(arguments: Sequence[str]) -> int:
    """Prints the table of benchmarks/README.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retraining")
    parser.add_argument("--labels", default="1000,5000,20000")
    print("| labels | run | seconds | processor seconds | most memory (PSS, MiB) | promoted |")
    print("| --- | --- | --- | --- | --- | --- |")
    for count in map(int, parser.parse_args(arguments).labels.split(",")):
        lessons = list(made_up(count))
        with tempfile.TemporaryDirectory() as folder:
            for run in ("first", "second"):
                begun, most = time.monotonic(), 0.0
                training = start_training(Path(folder), lessons)
                while (trained := training.poll()) is None:
                    most = max(most, memory_of(training.pid))
                    time.sleep(0.05)
                seconds = time.monotonic() - begun
                used = trained.report["processor_seconds"]
                yes = "yes" if trained.promoted else "no"
                print(f"| {count} | {run} | {seconds:.0f} | {used:.0f} | {most:.0f} | {yes} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
