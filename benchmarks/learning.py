"""Learning curves: how the model in use gets on as a user labels mail. See benchmarks/README.md.

``python -m benchmarks.learning PATH... [--ham PATH] [--steps 5,10,20] [--only curves,odd,slips]`` where a PATH holds
labelled mail in JSON lines with a ``group`` each, and ``--ham`` ordinary mail of nobody's job search.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from classifier import retraining
from classifier.corpus import read_corpus
from classifier.evaluation import Prediction, evaluate
from classifier.labels import Decision, Label
from classifier.likeness import sketch
from classifier.message import Message, text_message
from classifier.model import Model, load_model
from classifier.senders import registrable
from classifier.training import example

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "models" / "starter"
#: Users with fewer mails show nothing.
FEWEST = 50
#: Letters of a mail that the daemon keeps to learn from.
MOST_TEXT = 5000
COLUMNS = ("user", "labels", "promoted", "precision", "recall", "unsure", "false alarms", "refused because")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail with its true label, as the reader hands it on."""

    name: str
    label: Label
    message: Message

    @property
    def domain(self) -> str:
        return registrable(self.message.sender.email) if self.message.sender else ""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with mail of which some may be labelled; the rest shows what came of it."""

    name: str
    pool: Sequence[Mail]
    held_out: Sequence[Mail]


def read_rows(path: Path) -> Iterator[tuple[str, Mail]]:
    """The mails of a file of JSON lines, each with its group."""
    for number, line in enumerate(path.open(encoding="utf-8")):
        row = json.loads(line)
        message = text_message(row.get("subject") or "", row.get("sender") or "", row.get("body") or "")
        yield str(row.get("group") or ""), Mail(f"{path.name}:{number}", Label(row["label"]), message)


def mistakes_first(mails: Sequence[Mail], model: Model) -> list[Mail]:
    """As people label: what was wrong, what was doubtful, then whatever comes."""

    def wrongness(mail: Mail) -> int:
        decision = model.judge(mail.message).decision
        if decision is Decision.UNSURE:
            return 1
        return 2 if (decision is Decision.REJECTION) is (mail.label is Label.REJECTION) else 0

    return sorted(mails, key=wrongness)


def users_of(rows: Sequence[tuple[str, Mail]]) -> Iterator[User]:
    """One user a group; up to 100 mails may be labelled, and at least a quarter is held out."""
    groups: dict[str, list[Mail]] = {}
    for group, mail in rows:
        groups.setdefault(group, []).append(mail)
    for name, mails in sorted(groups.items(), key=lambda item: -len(item[1])):
        if len(mails) >= FEWEST:
            random.Random(name).shuffle(mails)  # noqa: S311 - a simulation
            pool = min(100, len(mails) * 3 // 4)
            yield User(name, mistakes_first(mails[:pool], shipped()), mails[pool:])


def odd_users() -> Iterator[User]:
    """People whose ordinary mail looks like rejections; what they write and get is in benchmarks/odd."""
    for path in sorted((ROOT / "benchmarks" / "odd").rglob("*.mails")):
        mails = [Mail(seed.place, seed.label, example(seed).message) for seed in read_corpus([path])]
        odd = [mail for mail in mails if mail.label is not Label.REJECTION]
        random.Random(path.stem).shuffle(odd)  # noqa: S311
        rest = [*odd[12:], *(mail for mail in mails if mail.label is Label.REJECTION)]
        yield User(path.stem, mistakes_first(odd[:12], shipped()), rest)


@cache
def shipped() -> Model:
    return load_model(STARTER)


class Life:
    """A user's models, one training after the other, each against the one in use."""

    def __init__(self, folder: Path, baseline: Path) -> None:
        self._folder, self._baseline = folder, baseline
        self._count = 0
        self.current = STARTER
        self.reasons: Sequence[str] = ()

    def train(self, taught: Sequence[tuple[Mail, Label]]) -> bool:
        """Retrains as the daemon does; whether the candidate was promoted."""
        self._count += 1
        target = self._folder / str(self._count)
        target.mkdir()
        lessons = self._folder / "lessons.jsonl"
        rows = (
            {
                "name": mail.name,
                "label": label,
                "group": mail.domain,
                "subject": mail.message.subject,
                "text": mail.message.text[:MOST_TEXT],
                "sketch": sketch(mail.message.text),
            }
            for mail, label in taught
        )
        lessons.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        job = retraining.Job(
            corpus=str(ROOT / "models" / "corpus"),
            lessons=str(lessons),
            count=len(taught),
            current=str(self.current),
            shipped=str(STARTER),
            target=str(target),
            baseline=str(self._baseline),
        )
        outcome = retraining.retrain(job, lambda *_: None)
        self.reasons = outcome.reasons
        if outcome.promote:
            self.current = target
        return outcome.promote


def row(name: str, labels: int, model: Model, mails: Sequence[Mail], *, promoted: str = "", why: str = "") -> list[str]:
    """One line of a table: how a model does on some mails."""
    verdicts = [(mail, model.judge(mail.message)) for mail in mails]
    report = evaluate([Prediction(m.name, m.label, v.label, v.decision, v.score) for m, v in verdicts])
    figures = [
        f"{value:.3f}" if not math.isnan(value) else "-" for value in (report.precision, report.recall, report.asked)
    ]
    return [name, str(labels), promoted, *figures, str(report.false_alarms), why]


def show(rows: Sequence[Sequence[str]]) -> None:
    print(f"| {' | '.join(rows[0])} |", flush=True)


def heading(words: str) -> None:
    print(f"\n{words}\n\n| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}", flush=True)


def curve(user: User, steps: Sequence[int], ham: Sequence[Mail], baseline: Path, *, slips: float = 0.0) -> None:
    """A user's life, a line for each number of labels."""
    mails = [*user.held_out, *ham]
    show([row(user.name, 0, shipped(), mails)])
    taught = [(mail, mail.label) for mail in user.pool]
    chance = random.Random(user.name)  # noqa: S311
    for number in chance.sample(range(len(taught)), round(slips * len(taught))):
        mail, label = taught[number]
        taught[number] = (mail, Label.OTHER if label is Label.REJECTION else Label.REJECTION)
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder), baseline)
        for step in [step for step in steps if step <= len(taught)]:
            promoted = life.train(taught[:step])
            why = "" if promoted else life.reasons[0]
            model = load_model(life.current)
            show([row(user.name, step, model, mails, promoted="yes" if promoted else "no", why=why)])


def main(arguments: Sequence[str]) -> int:
    """Prints the tables of benchmarks/README.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learning")
    parser.add_argument("path", nargs="*", type=Path)
    parser.add_argument("--ham", type=Path)
    parser.add_argument("--steps", default="5,10,20,50,100")
    parser.add_argument("--only", default="odd,curves,slips")
    chosen = parser.parse_args(arguments)
    steps = [int(step) for step in chosen.steps.split(",")]
    retraining.read_seeds = cache(retraining.read_seeds)  # the same for every run
    rows = [pair for path in chosen.path for pair in read_rows(path)]
    ham = [mail for _, mail in read_rows(chosen.ham)][::5] if chosen.ham else []
    with tempfile.TemporaryDirectory() as folder:
        baseline = Path(folder) / "baseline.json"
        if "odd" in chosen.only:
            heading("Odd users, with the mail of all others and ordinary mail held out too:")
            for user in odd_users():
                elsewhere = [mail for _, mail in rows]
                curve(user, [5, 10], [], baseline)
                curve(User(f"{user.name}: elsewhere", user.pool, elsewhere), [10], ham, baseline)
        if "curves" in chosen.only:
            heading("Users, on their own held-out mail and ordinary mail:")
            for user in users_of(rows):
                curve(user, steps, ham, baseline)
        if "slips" in chosen.only:
            heading("The same with every tenth label wrong:")
            for user in users_of(rows):
                curve(user, [20, 50, 100], ham, baseline, slips=0.1)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
