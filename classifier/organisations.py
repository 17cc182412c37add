"""PURE: what a user's labels tell about whole organisations.

A recruiter's own agency writes refusals all day, and none of them is meant for the recruiter. The words do not show
it, the sender does. So each organisation has an effect of its own on the log-odds of a rejection, estimated on held-out
scores with a normal prior around none (a random intercept, Laird & Ware 1982). It only ever makes a rejection less
likely, and needs several different mails: whoever confirms an application is mostly who refuses it later.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from classifier.senders import is_freemail, is_platform

#: Different mails of an organisation that must be no rejections, of those that looked like one.
FEWEST = 3
#: Log-odds from which on a mail looked a little like a rejection: 1 in 20.
LOOKS_LIKE = -3.0
#: The standard deviation of the prior, and the most that an effect may be.
SPREAD, MOST = 4.0, 8.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A labelled mail: who sent it, its log-odds of a rejection by a model that had not seen it, and the truth.

    ``share`` is what it counts for: near-copies share one voice.
    """

    domain: str
    odds: float
    rejection: bool
    share: float = 1.0


def sender_effects(mails: Iterable[Heard]) -> dict[str, float]:
    """What to add to the log-odds for mail of each organisation that stands out."""
    by_domain: dict[str, list[Heard]] = {}
    for mail in mails:
        if mail.domain and not is_freemail(mail.domain) and not is_platform(mail.domain):
            by_domain.setdefault(mail.domain, []).append(mail)
    found = {}
    for domain, heard in sorted(by_domain.items()):
        looked = sum(mail.share for mail in heard if not mail.rejection and mail.odds > LOOKS_LIKE)
        # Near-copies share a voice of 1; sums of thirds must not fall short of it.
        if looked > FEWEST - 0.01 and (effect := _effect(heard)) < -0.01:
            found[domain] = round(effect, 3)
    return found


def _effect(heard: Iterable[Heard]) -> float:
    """The likeliest effect, by Newton's method on a convex function of one number."""
    mails = list(heard)
    effect = 0.0
    for _ in range(30):
        slope, bend = effect / SPREAD**2, 1 / SPREAD**2
        for mail in mails:
            likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, mail.odds + effect))))
            slope += mail.share * (likely - mail.rejection)
            bend += mail.share * likely * (1 - likely)
        step = max(-2.0, min(2.0, slope / bend))
        effect -= step
        if abs(step) < 1e-6:
            break
    return max(-MOST, min(0.0, effect))
