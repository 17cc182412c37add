"""What an e-mail address tells: applicant tracking systems, mail providers, and the domain that an organisation owns."""

from __future__ import annotations

from functools import cache

from publicsuffixlist import PublicSuffixList

#: Registrable domains of applicant tracking systems and job boards: never an employer's own.
PLATFORMS = frozenset(
    ["greenhouse.io", "greenhouse-mail.io", "lever.co", "myworkday.com", "myworkdayjobs.com", "icims.com", "taleo.net", "smartrecruiters.com", "ashbyhq.com", "successfactors.com", "successfactors.eu", "personio.de", "personio.com", "teamtailor.com", "teamtailor-mail.com", "recruitee.com", "workablemail.com", "workable.com", "bamboohr.com", "jobvite.com", "jobs2web.com", "softgarden.io", "softgarden.de", "rexx-systems.com", "join.com", "indeed.com", "indeedemail.com", "linkedin.com", "glassdoor.com", "monster.com", "stepstone.de", "xing.com", "ziprecruiter.com", "dice.com", "hire.com", "breezy.hr", "breezy-mail.com", "jazz.co", "applytojob.com", "paylocity.com", "ultipro.com", "ukg.com", "adp.com", "oraclecloud.com", "oracle.com", "brassring.com", "kenexa.com", "avature.net", "eightfold.ai", "phenompeople.com", "gem.com", "comeet.co", "comeet.com", "pinpointhq.com", "welcometothejungle.com", "hirevue.com", "hackerrank.com", "codility.com", "testgorilla.com", "jobylon.com", "varbi.com", "reachmee.com", "hr-manager.net", "emply.com", "infojobs.net", "gupy.io", "traffit.com", "erecruiter.pl", "pracuj.pl", "homerun.co", "catsone.com", "zohorecruit.com", "freshteam.com", "bullhorn.com", "csod.com", "pageuppeople.com", "rippling.com", "rippling-ats.com", "dover.com", "wellfound.com", "otta.com", "hired.com", "jobteaser.com", "handshake.com", "joinhandshake.com", "tribepad.com", "eploy.co.uk", "civilservicejobs.service.gov.uk", "jobs.nhs.uk", "trac.jobs", "heyrecruit.de", "d-vinci.de", "onlyfy.io", "prescreen.io", "concludis.de", "umantis.com", "refline.ch", "beetween.com", "taleez.com", "flatchr.io", "digitalrecruiters.com"]
)
#: Registrable domains where anybody may have a mailbox.
FREEMAIL = frozenset(
    ["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.com", "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "fastmail.com", "hey.com", "zoho.com", "mail.com", "yandex.com", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tiscali.it", "hotmail.fr", "hotmail.es", "hotmail.it", "yahoo.fr", "yahoo.es", "yahoo.it", "yahoo.de", "yahoo.co.uk", "telefonica.net", "terra.es", "uol.com.br", "bol.com.br", "sapo.pt", "ziggo.nl", "kpnmail.nl", "xs4all.nl", "planet.nl", "telenet.be", "bluewin.ch", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "telia.com", "bredband.net", "mail.dk", "hotmail.co.uk", "btinternet.com", "sky.com", "comcast.net", "verizon.net", "att.net"]
)


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def registrable(email_or_domain: str) -> str:
    """The domain that somebody registered: ``hr@mail.acme.co.uk`` to ``acme.co.uk``; empty where there is none."""
    domain = email_or_domain.rpartition("@")[2].strip(".").lower()
    return str(_suffixes().privatesuffix(domain) or "")


def is_platform(email_or_domain: str) -> bool:
    """Whether an applicant tracking system or job board sends from there."""
    domain = email_or_domain.rpartition("@")[2].lower()
    return registrable(domain) in PLATFORMS or domain in PLATFORMS


def is_freemail(email_or_domain: str) -> bool:
    """Whether the domain says nothing about an organisation."""
    return registrable(email_or_domain) in FREEMAIL


def same_people(one: str, other: str) -> bool:
    """Whether two addresses belong to the same organisation, as far as addresses tell."""
    if one.lower() == other.lower():
        return bool(one)
    domain = registrable(one)
    return bool(domain) and domain == registrable(other) and not is_platform(one) and not is_freemail(one)
