"""Secrets that code compares with, signs with or encrypts with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import pattern
from ..recognition.rule import Rule, Span, password_like
from ..recognition.secret_names import Sensitivity, sensitivity
from ..recognition.secret_values import is_random, looks_secret


def _compared(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield literals that are compared with what a name or a comment calls secret.

    `"..." === password`, `inpPassword.text == "..."`, `Input1.text === "..." /* password */`. A name right
    before the comparison is the business of the rule `assignment`.
    """
    is_first, is_second = _LITERAL_BEFORE.search(text, start, end), _LITERAL_BEHIND.search(text, start, end)
    for match in _LITERAL_FIRST.finditer(text, start, end) if is_first else ():
        sensitive = max(sensitivity(match["name"]), _of_input(match["name"]))
        if sensitive > Sensitivity.PARAMETER and looks_secret(match["secret"], sensitive):
            yield match.span("secret")
    for match in _NAME_FIRST.finditer(text, start, end) if is_second else ():
        sensitive = _of_input(match["name"])
        is_meant = sensitive > Sensitivity.PARAMETER and looks_secret(match["secret"], sensitive)
        words = _WORD.findall(match["comment"] or "")
        is_noted = any(sensitivity(word) is Sensitivity.PASSWORD for word in words)
        is_drawn = is_noted and is_random(match["secret"], at_least=8)
        if is_meant or (is_drawn and looks_secret(match["secret"], Sensitivity.SECRET)):
            yield match.span("secret")


_QUOTED = r"(?P<quote>[\"'`])(?P<secret>[^\"'`\n\\]{4,150}+)(?P=quote)"
#: What is asked first, as it is found faster than names and literals.
_LITERAL_BEFORE = pattern(r"[\"'`]\s{0,5}[!=]=")
_LITERAL_BEHIND = pattern(r"[!=]={1,2}\s{0,5}[\"'`]")
_LITERAL_FIRST = pattern(rf"{_QUOTED}\s{{0,5}}[!=]={{1,2}}\s{{0,5}}(?P<name>[\w$.]{{1,80}}+)")
_NAME_FIRST = pattern(
    rf"""(?x)
    (?<![\w$.])(?P<name>[\w$.?]{{1,80}}+)
    \s{{0,5}}[!=]={{1,2}}\s{{0,5}}
    {_QUOTED}
    (?:[ ]{{0,3}}[;)]{{0,3}}[ ]{{0,3}}(?:/\*|//)(?P<comment>[^\n*]{{0,100}}+))?
    """
)
_INPUT = pattern(
    r"""(?x)
    (?P<name>[\w$.?]{1,80}?)
    (?:_?(?:[Ii]nput|[Ff]ield|[Tt]xt|[Bb]ox))?[0-9]{0,3}
    \??\.(?:text|value|inputText)
    """
)
_WORD = pattern(r"[^\W\d_]{2,30}")


def _of_input(name: str) -> Sensitivity:
    """Return what the name of an input indicates, behind which its text is asked for: `PasswordInput1.text`."""
    match = _INPUT.fullmatch(name)
    return sensitivity(match["name"]) if match else Sensitivity.NONE


def _is_key(match: re.Match[str]) -> bool:
    """Accept any key but the name of an encoding: `encrypt(text, "utf8")`."""
    return password_like(match) and not _ENCODING.fullmatch(match.group("secret"))


_ENCODING = pattern(r"(?i)utf-?(?:8|16(?:le)?)|hex|base64(?:url)?|latin1|binary|ascii|ucs-?2")
#: An argument of a call: no literal, but perhaps a call itself.
_ARGUMENT = r"(?:[^,()\"'`]{1,200}+|\([^()\"'`]{0,200}+\)){1,20}+"
#: A call up to the argument that is a key.
_CALL = rf"""(?x:
    \b(?:jwt|jsonwebtoken)\.(?:sign|verify)\({_ARGUMENT},
    |\bcreateHmac\(\s{{0,5}}[\"'][\w-]{{1,30}}[\"']\s{{0,5}},
    |\bHmac(?:SHA[0-9]{{1,3}}|MD5)\({_ARGUMENT},
    |(?:\.|pgp_sym_|PGP_SYM_)(?:en|de)crypt\({_ARGUMENT},
    |(?:AES|aes)_(?:(?:EN|DE)CRYPT|(?:en|de)crypt)\({_ARGUMENT},
    |\bcrypt\(
    )"""

RULES = (
    Rule(
        "comparison",
        "secret that code compares with",
        ("==",),
        find=_compared,
        near="text",
        reach=270,
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "credentials-in-call",
        "password in a call that takes a user and a password",
        (
            "networkcredential",
            "basicauth",
            "setbasicauth",
            "usernamepasswordcredentials",
            "passwordauthentication",
        ),
        r"""(?ix)
        \b(?:NetworkCredential|(?:set)?basicAuth|UsernamePasswordCredentials|PasswordAuthentication)
        \(\s{0,20}[\"'`][^\"'`\n]{1,100}+[\"'`]\s{0,5},\s{0,20}[\"'`](?P<secret>[^\"'`\n\\]{3,200}+)[\"'`]
        """,
        accept=password_like,
        near="word",
        at_hints=True,
        reach=400,
        severity="warning",
        generic=True,
        source="https://www.rfc-editor.org/rfc/rfc7617",
    ),
    Rule(
        "cryptographic-key-in-code",
        "key that code signs or encrypts with",
        ("jwt", "jsonwebtoken", "crypt", "createhmac", "hmacsha", "hmacmd", "encrypt", "decrypt"),
        rf"{_CALL}\s{{0,10}}[\"'`](?P<secret>[^\"'`\n\\]{{4,400}})[\"'`]",
        accept=_is_key,
        near="word",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/321.html",
    ),
)
