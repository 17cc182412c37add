"""PURE: to whom a reply goes, and from which of the user's addresses. Wrong people are worse than no reply."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from classifier.address import Address
from classifier.plain import folded, one_line
from classifier.reader import Reading
from classifier.senders import is_platform, registrable, same_people
from daemon.application import Participant, known, participants
from daemon.records import Judged, Recipient
from daemon.states import Reason


def choose_recipient(reading: Reading, addresses: Sequence[str]) -> tuple[Recipient, Reason | None]:
    """Reply-To, else From (RFC 5322 3.6.2), and a reason where nobody there can or should be answered.

    SUSPICIOUS means: hold and ask. A reply that would go to another organisation than the one that wrote is
    either a platform's relay, which is known, or not to be trusted.
    """
    identity = next((own for own in addresses if own.lower() in reading.recipients), addresses[0])
    sender = Address(reading.sender_name, reading.sender_email)
    targets = [Address(name, email) for name, email in reading.reply_to] or [sender]
    target = next((one for one in targets if one.can_be_answered), targets[0])
    recipient = Recipient(_safe_name(target), target.email, identity)
    if not target.email:
        return recipient, Reason.NO_ADDRESS
    if not target.can_be_answered:
        return Recipient(recipient.name, "", identity), Reason.NOBODY
    foreign = registrable(target.email) != registrable(sender.email)
    if foreign and not is_platform(target.email) and not is_platform(sender.email):
        return recipient, Reason.SUSPICIOUS
    if "@" in target.name and target.email.lower() not in target.name.lower():
        return recipient, Reason.SUSPICIOUS
    if _mixes_scripts(target.name) or not target.email.isascii():
        return recipient, Reason.SUSPICIOUS
    return recipient, None


def human_instead(rejection: Judged, earlier: Sequence[Judged], addresses: Sequence[str]) -> Participant | None:
    """Who of the same application can be written to where nobody reads the rejection's own address.

    The last one who wrote themselves. Of the same house for sure: a mail that merely names the company may come
    from anywhere, unless the rejection comes by a platform and shows the company surely as well.
    """
    own = {address.lower() for address in addresses}
    for one in participants(earlier):
        if one.email != one.mail.sender.lower() or one.email in own:
            continue
        threaded = rejection.message_id and {one.mail.message_id, *one.mail.thread} & set(rejection.thread)
        company = known(rejection.details, "company")
        by_platform = bool(company) and folded(company) == folded(known(one.mail.details, "company"))
        if same_people(one.email, rejection.sender) or threaded or (is_platform(rejection.sender) and by_platform):
            return one
    return None


def _safe_name(address: Address) -> str:
    name = one_line(address.name, 100).strip("\"' ")
    return "" if "@" in name else name


def _mixes_scripts(name: str) -> bool:
    """Latin beside Cyrillic or Greek in one word: a forged likeness."""
    for word in name.split():
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
        if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1:
            return True
    return False
