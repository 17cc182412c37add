"""Signing in: what an account signs in with is asked for, tried, and only then kept in the system keyring."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace

from daemon import issuer
from daemon.commands import surroundings
from daemon.commands.surroundings import now
from daemon.commands.work import chosen_accounts
from daemon.config import Account
from daemon.credentials import HUMAN_PATIENCE, Credentials, Vault, store_password
from daemon.errors import SignInRefused, UserError
from daemon.imap import ImapMailbox
from daemon.issuer import GOOGLE, MICROSOFT, NAMES, Client, NoToken
from daemon.screen import Screen
from daemon.tokens import Kept, problem


def sign_in(arguments: Namespace, screen: Screen) -> int:
    """Ask for the password, or lead through the sign-in at Microsoft or Google; try it, and keep it."""
    config = surroundings.configuration(arguments)
    for account in chosen_accounts(config, arguments.account):
        drafts = by_issuer(account, screen) if account.sign_in in NAMES else _by_word(account)
        _strike_out_problem(arguments, account)
        known = drafts or "none found: make one in your mail client, or name it with `drafts`"
        screen.say(f"{account.key}: signed in. Drafts folder: {known}.", "green")
    return 0


def _by_word(account: Account) -> str | None:
    """With a password, or with the access token that a command prints."""
    word = _word(account)
    try:
        drafts = _drafts_folder(account, word)
    except SignInRefused:
        what = "password" if account.sign_in == "password" else "access token"
        raise SignInRefused(f"{account.key}: the server does not accept this {what}; nothing was stored.") from None
    if account.sign_in == "password" and not account.password_command:
        store_password(account, word)
    return drafts


def _word(account: Account) -> str:
    if account.password_command or account.token_command:
        return Credentials(account)()
    return _asked(f"Password (or app password) of {account.user} at {account.host}: ", account, "password")


def by_issuer(account: Account, screen: Screen) -> str | None:
    """With an access token of Microsoft's or Google's; what is kept is the refresh token."""
    vault = Vault(account, HUMAN_PATIENCE)
    before = vault.read()  # before anybody takes the trouble: a keyring that is locked or absent
    secret = Credentials(account).client_secret()
    kept_secret = ""
    if account.sign_in == GOOGLE and not secret:
        known = before.secret if before is not None and before.client_id == account.client_id else ""
        secret = kept_secret = known or _asked(
            f"Client secret of the client ID of {account.key} at Google: ", account, "client secret"
        )
    client = Client(account.sign_in, account.client_id, secret, account.tenant)

    def tell(address: str, code: str) -> None:
        if account.sign_in == MICROSOFT:
            screen.say(f"{account.key}: open {address} in any browser and enter this code: {code}")
        else:
            screen.say(f"{account.key}: open this address in a browser on this machine, and allow access to your mail:")
            # As it is, for whoever selects it in the terminal: no colours, no line breaks.
            print(address, flush=True)
        screen.say("Waiting for you to sign in there; Ctrl-C stops, and nothing is stored.", "dim")
        sys.stdout.flush()

    try:
        grant = issuer.sign_in(client, account.user, tell)
    except NoToken as error:
        raise problem(account, error.why) from None
    drafts = _drafts_folder(account, grant.access)
    vault.write(Kept(grant.refresh, account.client_id, account.tenant, kept_secret))
    return drafts


def _asked(question: str, account: Account, what: str) -> str:
    word = getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not word:
        raise UserError(f"{account.key}: no {what} was given; nothing was stored.")
    return word


def _drafts_folder(account: Account, word: str) -> str | None:
    mailbox = ImapMailbox(account, lambda: word)
    try:
        return mailbox.folders().drafts
    finally:
        mailbox.close()


def _strike_out_problem(arguments: Namespace, account: Account) -> None:
    """A daemon that pauses after refused sign-ins sees this and goes on at once."""
    store = surroundings.open_store(arguments)
    try:
        if store.health().get(account.key, (None, ""))[1]:
            store.set_health(account.key, "", now())
    finally:
        store.close()
