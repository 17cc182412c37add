"""The large mail providers: by which domains or mail exchangers they are known, where their IMAP server is, and what
lets a program in there.

A domain is listed only where the server, the port and the form of the user name are the provider's own published
ones. Everything else is found by asking (`discovery.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class SignIn(Enum):
    """What a server accepts from a program."""

    ORDINARY = "password"
    #: A password made for one program, in the account's security settings.
    PER_PROGRAM = "app password"
    #: OAuth 2 and nothing else.
    OAUTH = "oauth"
    #: The password that a bridge on this machine shows.
    BRIDGE = "bridge"
    #: No IMAP at all.
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider. ``user`` is what it calls an account: the whole "address" or the "local" part before the @;
    ``hint`` says what to do before signing in, ``mx`` how its mail exchangers' names end.
    """

    name: str
    host: str
    domains: tuple[str, ...] = ()
    sign_in: SignIn = SignIn.ORDINARY
    hint: str = ""
    mx: tuple[str, ...] = ()
    port: int = 993
    security: str = "tls"
    user: str = "address"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_APP = SignIn.PER_PROGRAM
_ENABLE = "Programs must be let in first: switch IMAP on in the settings of the mailbox on the web."

PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "Gmail",
        "imap.gmail.com",
        _words("gmail.com googlemail.com"),
        _APP,
        "Switch on 2-step verification, then make an app password at https://myaccount.google.com/apppasswords "
        "(16 letters; the blanks do not matter). A Workspace administrator can forbid app passwords.",
        _words("google.com googlemail.com"),
    ),
    Provider(
        "Outlook.com and Microsoft 365",
        "outlook.office365.com",
        _words(
            "outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.pt outlook.dk outlook.be outlook.at "
            "outlook.ie outlook.com.br hotmail.com hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.nl hotmail.se "
            "hotmail.dk hotmail.be hotmail.ch hotmail.co.uk hotmail.com.br live.com live.de live.fr live.it live.nl "
            "live.se live.dk live.be live.at live.ca live.co.uk live.com.pt msn.com windowslive.com passport.com"
        ),
        SignIn.OAUTH,
        mx=_words("outlook.com"),
    ),
    Provider(
        "Yahoo",
        "imap.mail.yahoo.com",
        _words(
            "yahoo.com yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.pl yahoo.se yahoo.dk yahoo.nl yahoo.ie yahoo.ca "
            "yahoo.co.uk yahoo.co.in yahoo.com.br yahoo.com.ar yahoo.com.mx yahoo.com.au ymail.com rocketmail.com "
            "myyahoo.com"
        ),
        _APP,
        "Make an app password at https://login.yahoo.com/account/security.",
    ),
    Provider(
        "AOL",
        "imap.aol.com",
        _words("aol.com aol.de aol.fr aol.co.uk aim.com verizon.net"),
        _APP,
        "Make an app password at https://login.aol.com/account/security.",
    ),
    Provider(
        "AT&T",
        "imap.mail.att.net",
        _words(
            "att.net sbcglobal.net bellsouth.net currently.com ameritech.net pacbell.net swbell.net flash.net "
            "prodigy.net snet.net nvbell.net wans.net"
        ),
        _APP,
        "Make a secure mail key in your profile on att.com; it stands for the password.",
    ),
    Provider(
        "iCloud",
        "imap.mail.me.com",
        _words("icloud.com me.com mac.com"),
        _APP,
        "Make an app-specific password at https://account.apple.com (Sign-In and Security).",
        _words("mail.icloud.com"),
        user="local",
    ),
    Provider(
        "Fastmail",
        "imap.fastmail.com",
        _words("fastmail.com fastmail.fm fastmail.de fastmail.net fastmail.org fastmail.co.uk messagingengine.com"),
        _APP,
        "Make an app password with access to IMAP under Settings, Privacy & Security.",
        _words("messagingengine.com"),
    ),
    Provider(
        "Proton Mail",
        "127.0.0.1",
        _words("proton.me protonmail.com protonmail.ch pm.me"),
        SignIn.BRIDGE,
        "Proton Mail Bridge must run on this machine (a paid plan). Take the user name, port and password that it "
        "shows, export its TLS certificate (Settings, Advanced), and name that file with --ca-file.",
        _words("protonmail.ch"),
        port=1143,
        security="starttls",
    ),
    Provider("Tuta", "", _words("tuta.com tuta.io tutanota.com tutanota.de tutamail.com keemail.me"), SignIn.NOTHING),
    Provider("HEY", "", _words("hey.com"), SignIn.NOTHING),
    Provider(
        "GMX",
        "imap.gmx.net",
        _words("gmx.net gmx.de gmx.at gmx.ch gmx.org gmx.eu gmx.info gmx.biz"),
        hint=f"{_ENABLE} With two-factor authentication, make an app password there, too.",
        mx=_words("gmx.net"),
    ),
    Provider(
        "GMX",
        "imap.gmx.com",
        _words("gmx.com gmx.us gmx.co.uk gmx.fr gmx.es"),
        hint=f"{_ENABLE} With two-factor authentication, make an app password there, too.",
    ),
    Provider("WEB.DE", "imap.web.de", _words("web.de email.de"), hint=_ENABLE),
    Provider("mail.com", "imap.mail.com", _words("mail.com email.com usa.com post.com"), hint=_ENABLE),
    Provider(
        "T-Online",
        "secureimap.t-online.de",
        _words("t-online.de magenta.de"),
        _APP,
        "Make a password for e-mail programs in the customer centre; that of the web site does not work.",
    ),
    Provider("freenet", "mx.freenet.de", _words("freenet.de"), hint=_ENABLE),
    Provider("mailbox.org", "imap.mailbox.org", _words("mailbox.org"), mx=_words("mailbox.org")),
    Provider("Posteo", "posteo.de", _words("posteo.de posteo.net posteo.eu posteo.at posteo.ch posteo.org")),
    Provider("IONOS", "imap.ionos.de", mx=_words("kundenserver.de ionos.de")),
    Provider("IONOS", "imap.ionos.com", mx=_words("ionos.com perfora.net")),
    Provider("STRATO", "imap.strato.de", mx=_words("rzone.de")),
    Provider("Orange", "imap.orange.fr", _words("orange.fr wanadoo.fr")),
    Provider("Free", "imap.free.fr", _words("free.fr"), user="local"),
    Provider("La Poste", "imap.laposte.net", _words("laposte.net"), user="local"),
    Provider("SFR", "imap.sfr.fr", _words("sfr.fr neuf.fr cegetel.net")),
    Provider("Libero", "imapmail.libero.it", _words("libero.it"), hint=_ENABLE),
    Provider("TIM", "imap.tim.it", _words("tim.it"), port=143, security="starttls"),
    Provider("Aruba", "imaps.aruba.it", mx=_words("aruba.it")),
    Provider("Proximus", "imap.proximus.be", _words("proximus.be skynet.be belgacom.net")),
    Provider("KPN", "imap.kpnmail.nl", _words("kpnmail.nl planet.nl hetnet.nl xs4all.nl wxs.nl telfort.nl")),
    Provider("Ziggo", "imap.ziggo.nl", _words("ziggo.nl home.nl casema.nl upcmail.nl")),
    Provider("Bluewin", "imaps.bluewin.ch", _words("bluewin.ch bluemail.ch")),
    Provider("Infomaniak", "mail.infomaniak.com", _words("ik.me etik.com"), mx=_words("infomaniak.ch")),
    Provider("WP", "imap.wp.pl", _words("wp.pl"), hint=_ENABLE),
    Provider("o2", "poczta.o2.pl", _words("o2.pl go2.pl tlen.pl prokonto.pl"), hint=_ENABLE, user="local"),
    Provider("Onet", "imap.poczta.onet.pl", _words("onet.pl op.pl poczta.onet.pl onet.eu vp.pl"), hint=_ENABLE),
    Provider("Interia", "poczta.interia.pl", _words("interia.pl interia.eu poczta.fm"), hint=_ENABLE),
    Provider("Seznam", "imap.seznam.cz", _words("seznam.cz email.cz post.cz")),
    Provider("UOL", "imap.uol.com.br", _words("uol.com.br")),
    Provider("Xfinity", "imap.comcast.net", _words("comcast.net"), hint=_ENABLE),
    Provider(
        "Zoho",
        "imap.zoho.com",
        _words("zoho.com zohomail.com"),
        hint=f"{_ENABLE} With two-factor authentication, make an app password there, too.",
    ),
    Provider("Zoho", "imappro.zoho.com", hint=_ENABLE, mx=_words("zoho.com")),
    Provider("Zoho", "imappro.zoho.eu", hint=_ENABLE, mx=_words("zoho.eu")),
    Provider(
        "Yandex",
        "imap.yandex.com",
        _words("yandex.com yandex.ru ya.ru"),
        _APP,
        f"{_ENABLE} Then make an app password for mail at https://id.yandex.com/security.",
        _words("yandex.net"),
    ),
    Provider("Runbox", "mail.runbox.com", _words("runbox.com"), mx=_words("runbox.com")),
    Provider("Migadu", "imap.migadu.com", mx=_words("migadu.com")),
    Provider("Purelymail", "imap.purelymail.com", _words("purelymail.com"), mx=_words("purelymail.com")),
    Provider("Gandi", "mail.gandi.net", mx=_words("gandi.net")),
    Provider("OVHcloud", "ssl0.ovh.net", mx=_words("ovh.net")),
    Provider("one.com", "imap.one.com", mx=_words("one.com")),
    Provider("Hostinger", "imap.hostinger.com", mx=_words("hostinger.com")),
    Provider("Namecheap", "mail.privateemail.com", mx=_words("privateemail.com")),
    Provider("Rackspace", "secure.emailsrvr.com", mx=_words("emailsrvr.com")),
)


def by_domain(domain: str) -> Provider | None:
    """Whose addresses end so."""
    return next((one for one in PROVIDERS if domain.lower() in one.domains), None)


def by_exchanger(exchanger: str) -> Provider | None:
    """Whose mail exchanger this is: the name itself, or one below it."""
    name = exchanger.lower().rstrip(".")
    return next((one for one in PROVIDERS for end in one.mx if name == end or name.endswith(f".{end}")), None)


def by_host(host: str) -> Provider | None:
    """Whose IMAP server this is."""
    return next((one for one in PROVIDERS if one.host == host.lower() and one.sign_in is not SignIn.BRIDGE), None)
