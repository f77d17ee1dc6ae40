"""A literal that code, JSON or a configuration assigns to an indicative name."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..recognition.expressions import PASS_ALONE, WORD_AND_NUMBER, in_expression, in_object
from ..recognition.notes import is_noted
from ..recognition.rule import Rule, password_like
from ..recognition.secret_values import is_random

_QUOTE = r"\\{0,3}[\"'`]"
_SQL_TYPE = r"(?:[Nn]?[Vv][Aa][Rr][Cc][Hh][Aa][Rr]2?|TEXT|text)(?:\([0-9A-Za-z]{1,5}\))?"
_OPERATOR = r"""(?x:
    =>|:=|!==?
    |(?:\?\?|\|\||\+)=                                  # a ??= "..."
    |={1,3}(?:\s{0,10}[\w$.?]{1,80}?\s{0,10}(?:\|\||\?\??)  # = process.env.KEY || "..."
       |\s{0,5}\([\w\s,]{0,60}\)\s{0,5}=>)?             # = (a, b) => "..."
    |:(?:\s{0,3}\w{1,20}+\s{0,3}=)?                     # : string = "..."
    |\|\||\?\?
    )"""
_DECODED = r"(?:Buffer\.from|atob|String|decodeURIComponent|unescape|CryptoJS\.enc\.\w{2,8}\.parse)"
#: What comes between a name and the literal that it is given: `: `, `" => `, `', `, `(` and the like.
BETWEEN = rf"""(?x:
    (?:\(
    |{_QUOTE}\s{{0,60}},(?:\s{{0,60}}\\{{0,3}}[\"'`]?value\\{{0,3}}[\"'`]?\s{{0,5}}:)?  # "key", "value": "..."
    |\\{{0,3}}[\"']\s{{1,10}}value\s{{0,3}}=                                        # "key" value="..."
    |\(\s{{0,5}}\)\s{{0,5}}\{{\s{{0,20}}return\s                                    # key() {{ return "..."
    |\s{{1,5}}(?:TO|to)\s
    |\s{{1,5}}{_SQL_TYPE}\s{{1,5}}(?::?=|DEFAULT|default)
    |\\{{0,3}}[\"'`]?\]?\s{{0,60}}{_OPERATOR}
    )
    \s{{0,60}}(?:{_DECODED}\(\s{{0,5}})?
    (?:[NEB](?=['\"]))?
    )"""
#: A literal, perhaps escaped for one that is around it.
_QUOTED = r"""(?x:
    (?P<escape>\\{0,3})(?P<quote>[\"'`])
    (?P<secret>(?:(?!(?P=quote))[^\n\\]|(?!(?P=escape)(?P=quote))\\.){4,4000}+)
    (?P=escape)(?P=quote)
    )"""


def _given_not_listed(match: re.Match[str]) -> bool:
    """Accept `set("token", "...")` but not `["token", "..."]`: a comma counts in calls and after headers only."""
    text, at = match.string, match.start()
    if not (_is_sent_or_drawn(match) and _is_no_result(match)):
        return False
    between = text[at : match.start("escape")]
    if "," not in between or "value" in between:
        return True
    if _HEADER.search(text, max(0, at - 60), at) or _is_pair(match):
        return True
    quote = between.lstrip("\\")[0]
    before = text[max(0, at - 120) : at]
    return before[: before.rfind(quote)].rstrip("\\ \t\n").endswith("(")


def _is_pair(match: re.Match[str]) -> bool:
    """Accept `[["token", "..."]]`, an entry of a Map or of a list of pairs, but not the list `["token", "..."]`."""
    text = match.string
    return _PAIR_BEGINS.search(text, max(0, match.start() - 120), match.start()) is not None and (
        _PAIR_ENDS.match(text, match.end()) is not None
    )


_PAIR_BEGINS = pattern(r"[\[,(]\s{0,60}\[\s{0,20}\\{0,3}[\"'`][\w$. -]{1,80}\Z")
_PAIR_ENDS = pattern(r"\s{0,20}\]")


def _is_sent_or_drawn(match: re.Match[str]) -> bool:
    """Accept a mere `key` only in a request, or as a constant with a random value.

    Paths of storages, rows of tables and entries of menus have keys too.
    """
    before = match.string[max(0, match.start() - 300) : match.start()]
    if not _KEY_ALONE.search(before):
        return True
    return _PARAMETERS.search(before) is not None or (
        _DECLARED.search(before) is not None and _DRAWN.fullmatch(match.group("secret")) is not None
    )


_KEY_ALONE = pattern(r"(?i)(?<![\w$-])[\"'`]?(?:key|appid|sig)[0-9]?\Z")
_PARAMETERS = pattern(
    r"""(?ix)
    (?:params|parameters|headers|query|qs)
    \\{0,3}["']?\s{0,5}[:=]\s{0,5}
    \{[^{}]{0,200}+\Z
    """
)
_DECLARED = pattern(r"\b(?:const|let|var)\s{1,5}\w{3,6}\Z")
#: Letters and digits take turns, as they do in no word.
_DRAWN = pattern(r"(?=(?:[A-Za-z+/]*+[0-9]++){4})[A-Za-z0-9+/]{20,200}={0,2}")


def _is_no_result(match: re.Match[str]) -> bool:
    """Accept `{user: "ann", pass: "hunter2"}` but not the `pass: "Passed2"` of a test."""
    at = match.start()
    if not PASS_ALONE.search(match.string, max(0, at - 6), at):
        return True
    near = match.string[max(0, at - _NEAR) : match.end() + _NEAR]
    return WORD_AND_NUMBER.fullmatch(match.group("secret")) is None or _ACCOUNT.search(near) is not None


_NEAR = 120
_ACCOUNT = pattern(r"(?i)user|login|host|smtp|auth|account|mail")
_HEADER = pattern(r"[\"'`](?:[A-Za-z]{1,30}(?:-[A-Za-z]{1,30}){1,5}|Authorization)\Z")


_VARIABLE = pattern(r"[A-Za-z_$][\w$]*[A-Za-z]{4}")


def _an_option(match: re.Match[str]) -> bool:
    """Accept `--new-password x` but not the command `change-password x`."""
    return _OPTION.search(match.string, max(0, match.start() - 80), match.start()) is not None


_OPTION = pattern(r"(?:^|\s)--?[A-Za-z][\w-]{1,60}\Z")


def _typed(match: re.Match[str]) -> bool:
    """Accept what has digits; after an equals sign, where variables occur too, what is random."""
    secret = match.group("secret")
    is_assigned = "=" in match.group()[: match.start("secret") - match.start()]
    if is_assigned and (_VARIABLE.fullmatch(secret) or not is_random(secret, at_least=8)):
        return False
    return sum(map(str.isdigit, secret)) >= 2


def _given_or_noted(match: re.Match[str]) -> bool:
    """Accept any password in quotes, and without quotes what has digits or is noted on a line of its own."""
    if match["quote"]:
        return password_like(match)
    return password_like(match) and (_typed(match) or is_noted(match))


RULES = (
    Rule(
        "assignment",
        "secret that is assigned to an indicative name",
        pattern=BETWEEN + _QUOTED,
        accept=_given_not_listed,
        near="name",
        parameters=True,
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-of-expression",
        "secret in an expression that is assigned to an indicative name",
        find=in_expression,
        near="name",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-in-object",
        "secret in an object that is assigned to an indicative name",
        find=in_object,
        near="name",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-in-other-language",
        "password under a name in another language",
        ("ontraseña", "ароль", "密码", "密碼", "パスワード", "비밀번호", "asło", "şifre", "ösenord"),
        r"""(?ix)
        (?:contraseña|пароль|密码|密碼|パスワード|비밀번호|hasło|şifre|lösenord)
        [\"'`]?\s{0,5}(?:=|:|：)\s{0,5}
        (?P<quote>[\"'`])?
        (?P<secret>(?(quote)[^\"'`\n\\]{4,200}+(?=[\"'`])|[^\s\"'`;&{}()<>,|\\]{6,200}+(?=[\s\"'`]|\\n|$)))
        """,
        accept=_given_or_noted,
        near="text",
        reach=300,
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-of-number",
        "number that is assigned to a password",
        pattern=r"""(?x)
        \\{0,3}[\"']?\s{0,10}[:=]\s{0,10}
        (?P<secret>[0-9]{5,20})(?=\s{0,10}(?:[,;}\])\n]|$))
        """,
        near="name",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-in-environment",
        "secret in a line of a configuration",
        pattern=r"=(?P<secret>[^\s\"'`;&{}()<>,|\\]{4,1000}+)(?<!\[)(?=[\s&\"'`]|\\n|$)",
        near="name",
        values="unquoted",
        parameters=True,
        before="\n\t =:&\"'`",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-in-prose",
        "secret that a text names without quotes",
        pattern=r"""(?x)
        (?::[ ]{1,4}|:[ ]{0,4}\r?\n[ ]{0,20}|[ ]{1,3}(?:is:?|=)[ ]{1,3})
        (?P<secret>[^\s\"'`;&{}()<>,|\\]{6,1000}+)(?=[\s\"'`]|\\n|$)
        """,
        accept=_typed,
        near="name",
        values="unquoted",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-in-note",
        "password that a note or a comment names",
        pattern=r"""(?x)
        (?::[ ]{1,4}|:[ ]{0,4}\r?\n[ ]{1,20}|[ ]{1,3}=[ ]{1,3})
        (?P<secret>[^\W\d_](?:[^\W\d_]|-){5,80}+)
        """,
        accept=is_noted,
        near="name",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-in-quoted-prose",
        "secret that a text quotes",
        pattern=r"""(?x)
        [ ]{1,3}(?:is|was):?[ ]{1,3}
        \\{0,3}(?P<quote>[\"'`])(?P<secret>[^\"'`\n\\]{4,200}+)\\{0,3}(?P=quote)
        """,
        near="name",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "assignment-in-markup",
        "secret in an element of XML",
        pattern=r"(?:\s[^<>]{0,200}+)?>\s{0,10}(?P<secret>[^\s<>\"'`{}]{4,1000}+)\s{0,10}</",
        near="name",
        before="<:",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
    Rule(
        "command-option",
        "secret in an option of a command",
        pattern=r"""(?x)
        (?:=|\s{1,3})[\"']?
        (?P<secret>(?!-)[^\s\"'`;&{}()<>,|\\]{4,1000}+)(?=[\s\"']|\\n|$)
        """,
        accept=_an_option,
        near="name",
        parameters=True,
        before="-",
        severity="warning",
        generic=True,
        source="https://cwe.mitre.org/data/definitions/798.html",
    ),
)
