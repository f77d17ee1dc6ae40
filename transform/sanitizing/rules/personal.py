"""Data about people: e-mail addresses, phone, card and bank account numbers. Only `strict` acts on them."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..recognition.checksums import iban, luhn
from ..recognition.rule import Rule

_NO_PERSON = pattern(
    r"""(?ix)
    @(?:[a-z0-9-]{1,63}\.){0,8}
     (?:example\.(?:com|org|net)
       |[a-z0-9-]{1,63}\.(?:example|test|invalid|localhost|local|png|jpe?g|svg|gif|webp|js|css))$
    |^(?:noreply|no-reply|donotreply)@
    |^git@
    """
)


def _person(match: re.Match[str]) -> bool:
    """Refuse addresses of nobody, and the password and host of a URL: `//user:password@host`."""
    start = match.start("secret")
    in_url = match.string[start - 1 : start] == ":" and _USER.search(match.string, max(0, start - 120), start)
    return not in_url and not _NO_PERSON.search(match.group("secret").replace("%40", "@"))


_USER = pattern(r"//[^\s/@]{0,100}:\Z")


def _card(match: re.Match[str]) -> bool:
    digits = re.sub(r"[ -]", "", match.group("secret"))
    return len(set(digits)) > 2 and luhn(digits)


def _account(match: re.Match[str]) -> bool:
    text = match.group("secret").replace(" ", "")
    return 15 <= len(text) <= 34 and iban(text)


def _phone(match: re.Match[str]) -> bool:
    number: str = match.group("secret")
    return 8 <= sum(character.isdigit() for character in number) <= 15


RULES = (
    Rule(
        "email-address",
        "e-mail address",
        ("@", "%40"),
        r"""(?x)
        (?<![\w.%+/@-])
        (?P<secret>[^\W%](?:[\w.+-]|%(?!40)){0,62}+(?:@|%40)(?:[A-Za-z0-9-]{1,63}+\.){1,6}[A-Za-z]{2,24})
        (?![A-Za-z0-9@])
        """,
        accept=_person,
        severity="warning",
        near="text",
        personal=True,
        reach=400,
        source="https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1",
    ),
    Rule(
        "phone-number",
        "phone number",
        ("+", "(", "-"),
        r"""(?x)
        (?<![A-Za-z0-9.+])
        (?P<secret>\+[1-9][0-9]{0,3}(?:[ .()/-]{0,2}[0-9]{1,5}){2,7}+
          |\([0-9]{3}\)[ ]?[0-9]{3}-[0-9]{4}
          |(?<![\w/-])[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4})
        (?![0-9A-Za-z]|-[0-9A-Za-z])
        """,
        accept=_phone,
        severity="warning",
        near="text",
        personal=True,
        reach=0,
        source="https://www.itu.int/rec/T-REC-E.164",
    ),
    Rule(
        "social-security-number",
        "social security number of the USA",
        ("-",),
        r"""(?x)
        (?<![\w./+-])
        (?P<secret>(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4})
        (?![\w-])
        """,
        severity="warning",
        near="text",
        personal=True,
        reach=0,
        source="https://www.ssa.gov/employer/randomization.html",
    ),
    Rule(
        "card-number",
        "card number with a valid check digit",
        tuple("23456"),
        r"""(?x)
        (?<![A-Za-z0-9._/=-])
        (?P<secret>
          (?:4[0-9]{3}                                              # Visa
            |5[1-5][0-9]{2}|2[2-7][0-9]{2}                          # Mastercard
            |6(?:011|5[0-9]{2})|35[2-8][0-9])(?:[ -]?[0-9]{4}){3}   # Discover, JCB
          |3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5})                 # American Express
        (?![A-Za-z0-9_-])(?!\.[0-9])
        """,
        accept=_card,
        severity="warning",
        near="text",
        personal=True,
        reach=0,
        source="https://www.iso.org/standard/70484.html",
    ),
    Rule(
        "bank-account",
        "international bank account number with valid check digits",
        tuple("0123456789"),
        r"""(?x)
        (?<![A-Za-z0-9])
        (?P<secret>[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?)
        (?![A-Za-z0-9])
        """,
        accept=_account,
        severity="warning",
        near="text",
        personal=True,
        reach=0,
        source="https://www.iso.org/standard/81090.html",
    ),
)
