"""How `init` gets into a mailbox: the server found or named, the password tried, and a look around."""

from __future__ import annotations

import re
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from classifier.reader import Reader, ReaderFailed, Unreadable
from daemon import discovery
from daemon.commands import surroundings, work
from daemon.commands.dialogue import Dialogue, a_line
from daemon.commands.plan import Plan
from daemon.commands.signing import by_issuer
from daemon.config import ADDRESS, LOOPBACK, Account, Fault
from daemon.discovery import Server
from daemon.errors import (
    CredentialsError,
    FolderMissing,
    ReaderBroken,
    Refused,
    SignInRefused,
    Unreachable,
    UserError,
)
from daemon.mailbox import Fetched, Folders, Mailbox
from daemon.providers import SignIn, by_host

#: Passwords tried in one go: servers lock out whoever guesses.
MOST_TRIES = 3
#: Of the sent mail, so many of the last ones are looked at, spread over the last few thousand.
MOST_SENT, SENT_SPAN = 30, 2000
MOST_ADDRESSES = 10
MICROSOFT_HOST, GOOGLE_HOST = "outlook.office365.com", "imap.gmail.com"

# -- the server ------------------------------------------------------------------------------------


def find_server(dialogue: Dialogue, arguments: Namespace, plan: Plan) -> None:
    """The server that was named, the one in the configuration, or the one that is found."""
    if arguments.server:
        try:
            server = _named(arguments.server, arguments.security, arguments.user or plan.address)
        except Fault as fault:
            raise UserError(f"--server: {fault}. Nothing was written.") from None
        _use(plan, server, arguments)
        _choose_way(dialogue, arguments, plan, server)
        return
    if plan.known():
        # Kept as it is, but for what is given anew.
        account = plan.checked_account()
        host = by_host(account.host)
        plan.server = Server(account.host, account.port, account.security, account.user, "the configuration")
        if host is not None:
            plan.server = replace(plan.server, provider=host, sign_in=host.sign_in)
        if arguments.user:
            plan.table["user"] = arguments.user
        if arguments.ca_file:
            plan.table["ca_file"] = str(Path(arguments.ca_file).expanduser().absolute())
        return
    found = _discovered(dialogue, arguments, plan.address)
    if found is None:
        _ask_for_server(dialogue, arguments, plan)
        return
    dialogue.say(f"IMAP server: {found.host}, port {found.port}; found by {found.source}.", "green")
    if not found.sure:
        dialogue.say("Nobody vouches that this server belongs to your address.", "yellow")
    if not found.sure and not dialogue.yes("Do you know it, and may your password go there?", default=False):
        if not dialogue.interactive:
            raise UserError(
                f"DNS names {found.host}, which is outside of the address's domain; if that is right, say so with "
                f"--server {found.host}. Nothing was written."
            )
        _ask_for_server(dialogue, arguments, plan)
        return
    _use(plan, found, arguments)
    _choose_way(dialogue, arguments, plan, found)
    if found.provider is not None and found.provider.hint and plan.table.get("sign_in", "password") == "password":
        dialogue.say(found.provider.hint, "yellow")


def _discovered(dialogue: Dialogue, arguments: Namespace, address: str) -> Server | None:
    listed = discovery.from_list(address)
    if listed is not None:
        return listed
    domain = address.rpartition("@")[2]
    dialogue.say(f"Asking {domain} and DNS where its mail lives ...", "dim")
    web = discovery.Web()
    found = discovery.ask_domain(address, web, discovery.system_resolver())
    if found is None and not arguments.ask_thunderbird and dialogue.interactive:
        dialogue.say(
            "Nothing was found. Thunderbird has a public database; its keepers would learn the domain, nothing else."
        )
    if found is None and (arguments.ask_thunderbird or dialogue.yes("Look it up there?", default=False)):
        found = discovery.ask_database(address, web)
    return found or discovery.usual_name(address, web)


def _ask_for_server(dialogue: Dialogue, arguments: Namespace, plan: Plan) -> None:
    dialogue.say("Your provider's help pages name the server; look for “IMAP”.")
    said = dialogue.ask(
        "IMAP server, such as imap.example.org or imap.example.org:993",
        "--server",
        read=lambda text: _named(text, arguments.security, ""),
    )
    user = dialogue.ask("User name there", "--user", given=arguments.user, default=plan.address, read=a_line)
    server = _named(said, arguments.security, user)
    _use(plan, server, arguments)
    _choose_way(dialogue, arguments, plan, server)


def _named(text: str, security: str | None, user: str) -> Server:
    """HOST or HOST:PORT. Raises Fault."""
    match = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[^\s:/@]+)(?::([0-9]{1,5}))?", text.strip())
    port = int(match[2] or 0) if match else 0
    if not match or port > 65535:
        raise Fault(f"{text!r} is no server; write it like imap.example.org or imap.example.org:993")
    host = match[1].strip("[]").lower()
    chosen = security or ("starttls" if port == 143 else "tls")
    if chosen == "none" and host not in LOOPBACK:
        raise Fault("without encryption only a server on this very machine is spoken to; use tls or starttls")
    server = Server(host, port or (993 if chosen == "tls" else 143), chosen, user, "you", sure=True)
    provider = by_host(host)
    return replace(server, provider=provider, sign_in=provider.sign_in) if provider else server


def _use(plan: Plan, server: Server, arguments: Namespace) -> None:
    plan.server = server
    usual = 993 if server.security == "tls" else 143
    plan.table |= {
        "host": server.host,
        "user": arguments.user or server.user,
        "port": server.port if server.port != usual else None,
        "security": server.security if server.security != "tls" else None,
    }
    if arguments.ca_file:
        plan.table["ca_file"] = str(Path(arguments.ca_file).expanduser().absolute())


def _choose_way(dialogue: Dialogue, arguments: Namespace, plan: Plan, server: Server) -> None:
    """A password, a token of Microsoft's or Google's, or one that a command prints; what cannot work is told."""
    name = server.provider.name if server.provider else server.host
    if server.sign_in is SignIn.NOTHING:
        raise UserError(f"{name} lets no program in over IMAP with a password, so Afterword cannot work there.")
    issuer = {MICROSOFT_HOST: "oauth-microsoft", GOOGLE_HOST: "oauth-google"}.get(server.host)
    if arguments.token_command:
        plan.table |= {"sign_in": "token-command", "token_command": arguments.token_command}
    elif issuer and (arguments.client_id or server.sign_in is SignIn.OAUTH):
        dialogue.say(
            f"{name} wants a client ID that you register once; the README says how, under “Without a password”.",
            "yellow",
        )
        client = dialogue.ask("Client ID", "--client-id (or --token-command)", given=arguments.client_id)
        plan.table |= {"sign_in": issuer, "client_id": client}
        if arguments.tenant:
            plan.table["tenant"] = arguments.tenant
    elif server.sign_in is SignIn.OAUTH:
        raise UserError(
            f"{name} lets programs in with OAuth 2 only; name a program that prints tokens with --token-command. "
            "Nothing was written."
        )


# -- signing in ------------------------------------------------------------------------------------


def sign_in(dialogue: Dialogue, arguments: Namespace, plan: Plan) -> None:
    """Signs in for real, and looks around while it is there."""
    if arguments.password_command:
        plan.table["password_command"] = arguments.password_command
    refused = False
    for attempt in range(1, MOST_TRIES + 1):
        last = attempt == MOST_TRIES or not dialogue.interactive
        try:
            account = plan.checked_account()
            plan.password, plan.keep = _password(dialogue, arguments, plan, account, refused=refused)
            _look_around(dialogue, arguments, plan, account)
        except SignInRefused:
            if account.sign_in != "password":
                raise
            if last:
                raise SignInRefused(
                    f"The server does not accept the user name or password; nothing was written.{_hint(plan)}"
                ) from None
            refused = True
            dialogue.say(f"The server does not accept that.{_hint(plan)}", "red")
            plan.table["user"] = dialogue.ask("User name", "--user", default=account.user, read=a_line)
        except Unreachable as error:
            if last:
                raise Unreachable(
                    f"{account.host}, port {account.port}: {_with_advice(error)} Nothing was written."
                ) from None
            dialogue.say(f"{account.host}, port {account.port}: {_with_advice(error)}", "red")
            said = dialogue.ask(
                "IMAP server",
                "--server",
                default=f"{account.host}:{account.port}",
                read=lambda text: _named(text, arguments.security, ""),
            )
            if said != f"{account.host}:{account.port}":
                _use(plan, _named(said, arguments.security, account.user), arguments)
        else:
            dialogue.say(f"Signed in to {account.host}.", "green")
            return


def _password(
    dialogue: Dialogue, arguments: Namespace, plan: Plan, account: Account, *, refused: bool
) -> tuple[str, bool]:
    """The password, and whether it has to be kept: one that a command or the keyring gave is kept already."""
    if account.sign_in != "password":
        return _token(dialogue, account), False
    if account.password_command and not refused:
        return work.password_of(account), False
    if plan.known() and not refused and (account.host, account.user) == (plan.known()["host"], plan.known()["user"]):
        try:
            return work.password_of(account), False
        except CredentialsError:
            pass  # it is asked for anew
    kind = "App password" if plan.server and plan.server.sign_in is SignIn.PER_PROGRAM else "Password"
    password = dialogue.secret(f"{kind} of {account.user} at {account.host}")
    if not password:
        raise UserError("No password was given. Nothing was written.")
    if account.password_command:
        plan.table["password_command"] = None
    if (
        plan.server
        and plan.server.sign_in is SignIn.PER_PROGRAM
        and re.fullmatch(r"(?:[a-z]{4} ){3}[a-z]{4}", password)
    ):
        password = password.replace(" ", "")  # Google shows its app passwords with blanks
    return password, True


def _token(dialogue: Dialogue, account: Account) -> str:
    """An access token; where nobody has signed in at the issuer yet, that comes first and is kept at once."""
    try:
        return work.password_of(account)
    except CredentialsError:
        if account.sign_in == "token-command":
            raise
    if dialogue.quiet:
        raise UserError("With --json nobody can be led through a sign-in; run it without. Nothing was written.")
    by_issuer(account, dialogue.screen)
    return work.password_of(account)


def _with_advice(error: Unreachable) -> str:
    return f"{error} An authority of your own is named with --ca-file." if "certificate" in str(error) else str(error)


def _hint(plan: Plan) -> str:
    hint = plan.server.provider.hint if plan.server and plan.server.provider else ""
    return f" {hint}" if hint else ""


def _look_around(dialogue: Dialogue, arguments: Namespace, plan: Plan, account: Account) -> None:
    mailbox = work.mailbox_of(account, plan.password)
    try:
        plan.folders = mailbox.folders()
        plan.sent_by, plan.sent_as = _senders(mailbox, plan.folders, arguments)
    finally:
        mailbox.close()


def _senders(mailbox: Mailbox, folders: Folders, arguments: Namespace) -> tuple[tuple[str, ...], str]:
    """By which addresses, the frequent ones first, and by which name the sent mail was sent."""
    addresses: Counter[str] = Counter()
    names: Counter[str] = Counter()
    with Reader(*surroundings.models(arguments)) as reader:
        for mail in _sample_of_sent(mailbox, folders):
            try:
                reading = reader.read(mail.raw)
            except Unreadable:
                continue
            except ReaderFailed as error:
                raise ReaderBroken(str(error)) from None
            if ADDRESS.fullmatch(reading.sender_email):
                addresses[reading.sender_email.lower()] += 1
                names[reading.sender_name] += 1
    del names[""]
    return tuple(one for one, _ in addresses.most_common(MOST_ADDRESSES)), next(
        (n for n, _ in names.most_common(1)), ""
    )


def _sample_of_sent(mailbox: Mailbox, folders: Folders) -> Iterator[Fetched]:
    for folder in folders.sent[:1]:
        try:
            first = max(1, mailbox.state(folder).uidnext - SENT_SPAN)
            uids = mailbox.uids(folder, first)
            step = max(1, len(uids) // MOST_SENT)
            yield from (one for one in mailbox.fetch(folder, uids[::-step][:MOST_SENT]) if isinstance(one, Fetched))
        except (FolderMissing, Refused):
            return  # then the user says by which addresses
