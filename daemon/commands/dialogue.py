"""Questions to the user: asked in a terminal, answered by options where nobody is there."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Sequence

from classifier.plain import one_line
from daemon.config import ADDRESS, Fault
from daemon.errors import UserError
from daemon.screen import Screen


class Dialogue:
    """``interactive`` where somebody answers; ``quiet`` where the output is for a program."""

    def __init__(self, screen: Screen, *, assume: bool, quiet: bool) -> None:
        self.screen, self.quiet = screen, quiet
        self.terminal = sys.stdin.isatty()
        self.interactive = self.terminal and sys.stdout.isatty() and not assume and not quiet
        if self.interactive:
            import readline  # noqa: F401 - the arrow keys work in `input` once it is imported

    def say(self, text: str = "", style: str = "") -> None:
        if not self.quiet:
            self.screen.say(text, style)

    def title(self, text: str) -> None:
        if not self.quiet:
            self.screen.title(text)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if not self.quiet:
            self.screen.table(columns, rows)

    def ask(
        self,
        question: str,
        option: str,
        *,
        given: str | None = None,
        default: str | None = None,
        read: Callable[[str], object] = lambda text: text,
    ) -> str:
        """One line. ``read`` raises Fault for what cannot be; then it is asked again, or UserError told.

        An option that was given is the answer; where nobody can be asked, the default is.
        """
        answer = given
        while True:
            if answer is None and self.interactive:
                answer = self._line(f"{question}{f' [{one_line(default)}]' if default else ''}: ") or default
            elif answer is None:
                answer = default
                if answer is None:
                    raise UserError(f"Nobody can be asked here: {option} is needed. Nothing was written.")
            if answer is None:
                continue
            try:
                read(answer)
            except ValueError as fault:
                if given is not None or not self.interactive:
                    raise UserError(f"{option}: {fault}. Nothing was written.") from None
                self.say(f"{fault}.", "yellow")
                answer = None
                continue
            return answer

    def yes(self, question: str, *, default: bool) -> bool:
        """Yes or no; the default where nobody can be asked."""
        while self.interactive:
            answer = self._line(f"{question} [{'Y/n' if default else 'y/N'}]: ").lower()
            if answer in ("", "y", "yes", "n", "no"):
                return answer[0] == "y" if answer else default
        return default

    def lines(self, question: str, given: Sequence[str] | None, default: str) -> str:
        """Several lines, to an empty one; nothing at all keeps the default, a dot alone takes it away."""
        if given is not None:
            return "\n".join(given)
        if not self.interactive:
            return default
        self.say(question)
        for line in default.splitlines():
            self.say(f"  {line}", "dim")
        said: list[str] = []
        while line := self._line("  "):
            if line == "." and not said:
                return ""
            said.append(line)
        return "\n".join(said) or default

    def secret(self, question: str) -> str:
        """A password, typed unseen, or the first line of what is piped in."""
        if self.terminal:
            try:
                return getpass.getpass(f"{one_line(question)}: ")
            except EOFError:
                raise _left() from None
        return sys.stdin.readline().rstrip("\r\n")

    def _line(self, prompt: str) -> str:
        try:
            return input(prompt).strip()
        except EOFError:
            raise _left() from None


def _left() -> UserError:
    return UserError("The answers ended before the questions. Nothing was written.")


def checked(read: Callable[[object], object]) -> Callable[[str], object]:
    """A setting's own check for an answer: the sentence of the fault is that of the configuration."""

    def check(text: str) -> object:
        if not text:
            raise Fault("an answer is needed")
        return read(text)

    return check


def an_address(text: str) -> None:
    if not ADDRESS.fullmatch(text.strip()):
        raise Fault("this is no e-mail address")


def addresses(text: str) -> None:
    own = text.replace(",", " ").split()
    if not own:
        raise Fault("at least one address is needed")
    for one in own:
        an_address(one)


def one_among(text: str, there: set[str]) -> None:
    if text and text not in there:
        raise Fault("there is no such folder")


def a_line(text: str) -> None:
    if not text or not text.isprintable():
        raise Fault("this is not one line of text")
