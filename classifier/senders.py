"""What an e-mail address tells: applicant tracking systems, mail providers, and the domain that an organisation owns."""

from __future__ import annotations

from functools import cache

from publicsuffixlist import PublicSuffixList

#: Registrable domains of applicant tracking systems and job boards, never an employer's own, and what they are called.
PLATFORMS = {
    "greenhouse.io": "Greenhouse",
    "greenhouse-mail.io": "Greenhouse",
    "lever.co": "Lever",
    "myworkday.com": "Workday",
    "myworkdayjobs.com": "Workday",
    "icims.com": "iCIMS",
    "taleo.net": "Taleo",
    "smartrecruiters.com": "SmartRecruiters",
    "ashbyhq.com": "Ashby",
    "successfactors.com": "SuccessFactors",
    "successfactors.eu": "SuccessFactors",
    "personio.de": "Personio",
    "personio.com": "Personio",
    "teamtailor.com": "Teamtailor",
    "teamtailor-mail.com": "Teamtailor",
    "adp.com": "ADP",
    "applytojob.com": "JazzHR",
    "avature.net": "Avature",
    "bamboohr.com": "BambooHR",
    "beetween.com": "Beetween",
    "brassring.com": "BrassRing",
    "breezy-mail.com": "Breezy",
    "breezy.hr": "Breezy",
    "bullhorn.com": "Bullhorn",
    "catsone.com": "CATS",
    "civilservicejobs.service.gov.uk": "Civil Service Jobs",
    "codility.com": "Codility",
    "comeet.co": "Comeet",
    "comeet.com": "Comeet",
    "concludis.de": "concludis",
    "csod.com": "Cornerstone",
    "d-vinci.de": "d.vinci",
    "dice.com": "Dice",
    "digitalrecruiters.com": "DigitalRecruiters",
    "dover.com": "Dover",
    "eightfold.ai": "Eightfold",
    "emply.com": "Emply",
    "emply.net": "Emply",
    "naukri.com": "Naukri",
    "eploy.co.uk": "Eploy",
    "erecruiter.pl": "eRecruiter",
    "flatchr.io": "Flatchr",
    "freshteam.com": "Freshteam",
    "gem.com": "Gem",
    "glassdoor.com": "Glassdoor",
    "gupy.io": "Gupy",
    "hackerrank.com": "HackerRank",
    "handshake.com": "Handshake",
    "heyrecruit.de": "HeyRecruit",
    "hire.com": "Hire",
    "hired.com": "Hired",
    "hirevue.com": "HireVue",
    "homerun.co": "Homerun",
    "hr-manager.net": "HR Manager",
    "indeed.com": "Indeed",
    "indeedemail.com": "Indeed",
    "infojobs.net": "InfoJobs",
    "jazz.co": "JazzHR",
    "jobs.nhs.uk": "NHS Jobs",
    "jobs2web.com": "SuccessFactors",
    "jobteaser.com": "JobTeaser",
    "jobvite.com": "Jobvite",
    "jobylon.com": "Jobylon",
    "join.com": "JOIN",
    "joinhandshake.com": "Handshake",
    "kenexa.com": "Kenexa",
    "linkedin.com": "LinkedIn",
    "monster.com": "Monster",
    "onlyfy.io": "onlyfy",
    "oracle.com": "Oracle",
    "oraclecloud.com": "Oracle",
    "otta.com": "Otta",
    "pageuppeople.com": "PageUp",
    "paylocity.com": "Paylocity",
    "phenompeople.com": "Phenom",
    "pinpointhq.com": "Pinpoint",
    "pracuj.pl": "Pracuj.pl",
    "prescreen.io": "Prescreen",
    "reachmee.com": "ReachMee",
    "recruitee.com": "Recruitee",
    "refline.ch": "Refline",
    "rexx-systems.com": "rexx",
    "rippling-ats.com": "Rippling",
    "rippling.com": "Rippling",
    "softgarden.de": "softgarden",
    "softgarden.io": "softgarden",
    "stepstone.de": "StepStone",
    "taleez.com": "Taleez",
    "testgorilla.com": "TestGorilla",
    "trac.jobs": "Trac",
    "traffit.com": "Traffit",
    "tribepad.com": "Tribepad",
    "ukg.com": "UKG",
    "ultipro.com": "UKG",
    "umantis.com": "Umantis",
    "varbi.com": "Varbi",
    "welcometothejungle.com": "Welcome to the Jungle",
    "wellfound.com": "Wellfound",
    "workable.com": "Workable",
    "workablemail.com": "Workable",
    "xing.com": "XING",
    "ziprecruiter.com": "ZipRecruiter",
    "zohorecruit.com": "Zoho Recruit",
    "workday.com": "Workday",
    "lever.works": "Lever",
    "jobscore.com": "JobScore",
    "applicantstack.com": "ApplicantStack",
    "applicantpro.com": "ApplicantPro",
    "clearcompany.com": "ClearCompany",
    "recruiterbox.com": "Trakstar",
    "trakstar.com": "Trakstar",
    "jobadder.com": "JobAdder",
    "vincere.io": "Vincere",
    "loxo.co": "Loxo",
    "governmentjobs.com": "NEOGOV",
    "neogov.com": "NEOGOV",
    "interfolio.com": "Interfolio",
    "peopleadmin.com": "PeopleAdmin",
    "academicjobsonline.org": "AcademicJobsOnline",
    "usajobs.gov": "USAJOBS",
    "paycomonline.net": "Paycom",
    "paycor.com": "Paycor",
    "dayforce.com": "Dayforce",
    "dayforcehcm.com": "Dayforce",
    "hiringthing.com": "HiringThing",
    "fountain.com": "Fountain",
    "snagajob.com": "Snagajob",
    "angel.co": "Wellfound",
    "angellist.com": "Wellfound",
    "reed.co.uk": "Reed",
    "totaljobs.com": "Totaljobs",
    "seek.com.au": "SEEK",
    "networxrecruitment.com": "Networx",
    "jobtrain.co.uk": "Jobtrain",
    "hireful.co.uk": "hireful",
    "factorialhr.com": "Factorial",
    "bizneo.com": "Bizneo",
    "talentclue.com": "Talent Clue",
    "viterbit.com": "Viterbit",
    "kenjo.io": "Kenjo",
    "hrworks.de": "HRworks",
    "talention.de": "Talention",
    "talentlyft.com": "TalentLyft",
    "in-recruiting.com": "In-recruiting",
    "intervieweb.it": "In-recruiting",
    "altamiraweb.com": "Altamira",
    "ngage.it": "nCore",
    "carerix.com": "Carerix",
    "otys.nl": "OTYS",
    "hellotalent.com": "Hello Talent",
    "talentsoft.com": "Talentsoft",
    "talent-soft.com": "Talentsoft",
    "cegid.com": "Cegid",
    "softy.pro": "Softy",
    "apec.fr": "Apec",
    "hellowork.com": "HelloWork",
    "jobindex.dk": "Jobindex",
    "talentech.com": "Talentech",
    "talentech.io": "Talentech",
    "hrmanager.net": "HR Manager",
    "webcruiter.com": "Webcruiter",
    "easycruit.com": "EasyCruit",
    "jobbnorge.no": "Jobbnorge",
    "elevato.net": "Elevato",
    "hrappka.pl": "HRappka",
    "kenoby.com": "Kenoby",
    "solides.jobs": "Sólides",
    "catho.com.br": "Catho",
    "vagas.com.br": "Vagas",
    "computrabajo.com": "Computrabajo",
}
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


def platform_of(email_or_domain: str) -> str:
    """What the applicant tracking system or job board that sends from there is called; empty for all others."""
    domain = email_or_domain.rpartition("@")[2].lower()
    return PLATFORMS.get(domain) or PLATFORMS.get(registrable(domain), "")


def is_platform(email_or_domain: str) -> bool:
    """Whether an applicant tracking system or job board sends from there."""
    return bool(platform_of(email_or_domain))


def is_freemail(email_or_domain: str) -> bool:
    """Whether the domain says nothing about an organisation."""
    return registrable(email_or_domain) in FREEMAIL


def same_people(one: str, other: str) -> bool:
    """Whether two addresses belong to the same organisation, as far as addresses tell."""
    if one.lower() == other.lower():
        return bool(one)
    domain = registrable(one)
    return bool(domain) and domain == registrable(other) and not is_platform(one) and not is_freemail(one)
