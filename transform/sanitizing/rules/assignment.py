"""A literal that code, SQL, JSON or a configuration gives to a telling name."""

from __future__ import annotations

import re

from ..recognition.expressions import PASS_ALONE, WORD_AND_NUMBER, in_expression
from ..recognition.rule import Rule, password_like
from ..recognition.secret_names import Sensitivity, sensitivity
from ..recognition.secret_values import is_random, looks_secret
from ..recognition.sql_inserts import inserted

#: What stands between a name and the literal that it is given: `: `, `" => `, `', `, `(` and the like.
#: Also `" value="`, `", "value": "`, ` = process.env.KEY || "`, `: string = "` and ` = Buffer.from("`.
BETWEEN = (
    r"(?:\(|\\{0,3}[\"'`]\s{0,10},(?:\s{0,10}\\{0,3}[\"'`]?value\\{0,3}[\"'`]?\s{0,5}:)?|\\{0,3}[\"']\s{1,10}value\s{0,3}="
    r"|\(\s{0,5}\)\s{0,5}\{\s{0,20}return\s|\s{1,5}(?:TO|to)\s"
    r"|\s{1,5}(?:[Nn]?[Vv][Aa][Rr][Cc][Hh][Aa][Rr]2?|TEXT|text)(?:\([0-9A-Za-z]{1,5}\))?\s{1,5}(?::?=|DEFAULT|default)"
    r"|\\{0,3}[\"'`]?\]?\s{0,10}(?:=>|:=|!==?|(?:\?\?|\|\||\+)=|={1,3}(?:\s{0,10}[\w$.?]{1,80}?\s{0,10}(?:\|\||\?\??)|\s{0,5}\([\w\s,]{0,60}\)\s{0,5}=>)?|:(?:\s{0,3}\w{1,20}+\s{0,3}=)?|\|\||\?\?))"
    r"\s{0,10}(?:(?:Buffer\.from|atob|String|decodeURIComponent|unescape|CryptoJS\.enc\.\w{2,8}\.parse)\(\s{0,5})?(?:[NEB](?=['\"]))?"
)

_QUOTED = (
    r"(?P<escape>\\{0,3})(?P<quote>[\"'`])"
    r"(?P<secret>(?:(?!(?P=quote))[^\n\\]|(?!(?P=escape)(?P=quote))\\.){4,4000}+)(?P=escape)(?P=quote)"
)


def _given_not_listed(match: re.Match[str]) -> bool:
    """Tell `set("token", "...")` from `["token", "..."]`: a comma counts in a call only, and after a header."""
    text, at = match.string, match.start()
    if not (_is_sent_or_drawn(match) and _is_no_result(match)):
        return False
    between = text[at : match.start("escape")]
    if "," not in between or "value" in between:
        return True
    if _HEADER.search(text, max(0, at - 60), at):
        return True
    quote = between.lstrip("\\")[0]
    before = text[max(0, at - 120) : at]
    return before[: before.rfind(quote)].rstrip("\\ \t\n").endswith("(")


def _is_sent_or_drawn(match: re.Match[str]) -> bool:
    """Tell for `key` alone whether a request gets it, or a constant of that name is drawn at random.

    Paths of storages, rows of tables and entries of menus have keys too.
    """
    before = match.string[max(0, match.start() - 300) : match.start()]
    if not _KEY_ALONE.search(before):
        return True
    return _PARAMETERS.search(before) is not None or (
        _DECLARED.search(before) is not None and _DRAWN.fullmatch(match.group("secret")) is not None
    )


_KEY_ALONE = re.compile(r"(?i)(?<![\w$-])[\"'`]?(?:key|appid|sig)[0-9]?\Z")
_PARAMETERS = re.compile(
    r"(?i)(?:params|parameters|headers|query|qs)\\{0,3}[\"']?\s{0,5}[:=]\s{0,5}\{[^{}]{0,200}+\Z"
)
_DECLARED = re.compile(r"\b(?:const|let|var)\s{1,5}\w{3,6}\Z")
#: Letters and digits take turns, as they do in no word.
_DRAWN = re.compile(r"(?=(?:[A-Za-z+/]*+[0-9]++){4})[A-Za-z0-9+/]{20,200}={0,2}")


def _is_no_result(match: re.Match[str]) -> bool:
    """Tell `{user: "ann", pass: "hunter2"}` from the `pass: "Passed2"` of a test."""
    at = match.start()
    if not PASS_ALONE.search(match.string, max(0, at - 6), at):
        return True
    near = match.string[max(0, at - _NEAR) : match.end() + _NEAR]
    return WORD_AND_NUMBER.fullmatch(match.group("secret")) is None or _ACCOUNT.search(near) is not None


_NEAR = 120
_ACCOUNT = re.compile(r"(?i)user|login|host|smtp|auth|account|mail")
_HEADER = re.compile(r"[\"'`](?:[A-Za-z]{1,30}(?:-[A-Za-z]{1,30}){1,5}|Authorization)\Z")


_VARIABLE = re.compile(r"[A-Za-z_$][\w$]*[A-Za-z]{4}")


def _an_option(match: re.Match[str]) -> bool:
    """Tell `--new-password x` from the command `change-password x`."""
    return _OPTION.search(match.string, max(0, match.start() - 80), match.start()) is not None


_OPTION = re.compile(r"(?:^|\s)--?[A-Za-z][\w-]{1,60}\Z")


def _of_a_user(match: re.Match[str]) -> bool:
    """Accept what is quoted, and without quotes what a statement about users says."""
    statement = match.string[max(0, match.start() - 200) : match.start()]
    is_quoted = match.string[match.start("secret") - 1] in "\"'"
    return (is_quoted or _USER.search(statement) is not None) and password_like(match)


_USER = re.compile(r"(?i)\b(?:(?:create|alter)\s{1,5}(?:user|role)|grant)\b")


def _typed(match: re.Match[str]) -> bool:
    """Accept what has digits; after an equals sign, where variables stand too, what is random."""
    secret = match.group("secret")
    is_assigned = "=" in match.group()[: match.start("secret") - match.start()]
    if is_assigned and (_VARIABLE.fullmatch(secret) or not is_random(secret, at_least=8)):
        return False
    return sum(map(str.isdigit, secret)) >= 2


def _compared(match: re.Match[str]) -> bool:
    """Judge what stands on the other side of a telling name: `"..." === password`."""
    sensitive = sensitivity(match.group("name"))
    return sensitive > Sensitivity.PARAMETER and looks_secret(match.group("secret"), sensitive)


#: An argument of a call: no literal, but perhaps a call itself.
_ARGUMENT = r"(?:[^,()\"'`]{1,200}+|\([^()\"'`]{0,200}+\)){1,20}+"

RULES = (
    Rule(
        "assignment",
        "secret that is given to a telling name",
        pattern=BETWEEN + _QUOTED,
        accept=_given_not_listed,
        near="name",
        parameters=True,
        severity="warning",
        generic=True,
    ),
    Rule(
        "assignment-of-expression",
        "secret in an expression that is given to a telling name",
        find=in_expression,
        near="name",
        severity="warning",
        generic=True,
    ),
    Rule(
        "comparison",
        "secret that code compares with",
        ("==",),
        r"(?P<quote>[\"'`])(?P<secret>[^\"'`\n\\]{4,150}+)(?P=quote)\s{0,5}[!=]={1,2}\s{0,5}(?P<name>[\w$.]{1,80}+)",
        accept=_compared,
        near="text",
        reach=100,
        severity="warning",
        generic=True,
    ),
    Rule(
        "assignment-in-other-language",
        "password under a name in another language",
        ("ontraseña", "ароль", "密码", "密碼", "パスワード", "비밀번호", "asło", "şifre", "ösenord"),
        r"(?i)(?:contraseña|пароль|密码|密碼|パスワード|비밀번호|hasło|şifre|lösenord)[\"'`]?\s{0,5}(?:=|:|：)\s{0,5}"
        r"[\"'`](?P<secret>[^\"'`\n\\]{4,200}+)[\"'`]",
        accept=password_like,
        near="text",
        reach=300,
        severity="warning",
        generic=True,
    ),
    Rule(
        "assignment-of-number",
        "number that is given to a password",
        pattern=r"\\{0,3}[\"']?\s{0,10}[:=]\s{0,10}(?P<secret>[0-9]{5,20})(?=\s{0,10}(?:[,;}\])\n]|$))",
        near="name",
        severity="warning",
        generic=True,
    ),
    Rule(
        "assignment-in-environment",
        "secret in a line of a configuration",
        pattern=r"=(?P<secret>[^\s\"'`;&{}()<>,|\\]{4,1000}+)(?<!\[)(?=[\s&\"'`]|\\n|$)",
        near="name",
        parameters=True,
        before="\n\t :&\"'`",
        severity="warning",
        generic=True,
    ),
    Rule(
        "assignment-in-prose",
        "secret that a text names without quotes",
        pattern=r"(?:: {1,4}| {1,3}(?:is:?|=) {1,3})(?P<secret>[^\s\"'`;&{}()<>,|\\]{6,1000}+)(?=[\s\"'`]|\\n|$)",
        accept=_typed,
        near="name",
        severity="warning",
        generic=True,
    ),
    Rule(
        "assignment-in-markup",
        "secret in an element of XML",
        pattern=r"(?:\s[^<>]{0,200}+)?>\s{0,10}(?P<secret>[^\s<>\"'`{}]{4,1000}+)\s{0,10}</",
        near="name",
        before="<:",
        severity="warning",
        generic=True,
    ),
    Rule(
        "command-option",
        "secret in an option of a command",
        pattern=r"(?:=|\s{1,3})[\"']?(?P<secret>(?!-)[^\s\"'`;&{}()<>,|\\]{4,1000}+)(?=[\s\"']|\\n|$)",
        accept=_an_option,
        near="name",
        parameters=True,
        before="-",
        severity="warning",
        generic=True,
    ),
    Rule(
        "sql-password",
        "password in SQL",
        ("password", "encryptbypassphrase"),
        r"(?i)\b(?:password(?:\s{0,5}\(|\s{0,5}=)?|encryptbypassphrase\()\s{0,5}'(?P<secret>[^'\n\\]{4,200})'",
        accept=password_like,
        near="word",
        severity="warning",
        generic=True,
    ),
    Rule(
        "sql-identified-by",
        "password that SQL gives to a user",
        ("identified",),
        r"(?i)\bidentified\s{1,5}(?:with\s{1,5}\S{1,60}+\s{1,5})?(?:by|as)\s{1,5}(?:password\s{1,5})?"
        r"\\{0,3}[\"']?(?P<secret>[^\s\"'\\;,()]{4,200}+)",
        accept=_of_a_user,
        near="word",
        severity="warning",
        generic=True,
    ),
    Rule(
        "cryptographic-key-in-code",
        "key that code signs or encrypts with",
        ("jwt", "jsonwebtoken", "crypt", "createhmac", "hmacsha", "hmacmd", "encrypt", "decrypt"),
        rf"(?:\b(?:jwt|jsonwebtoken)\.(?:sign|verify)\({_ARGUMENT},|\bcreateHmac\(\s{{0,5}}[\"'][\w-]{{1,30}}[\"']\s{{0,5}},"
        rf"|\bHmac(?:SHA[0-9]{{1,3}}|MD5)\({_ARGUMENT},|(?:\.|pgp_sym_|PGP_SYM_)(?:en|de)crypt\({_ARGUMENT},|(?:AES|aes)_(?:(?:EN|DE)CRYPT|(?:en|de)crypt)\({_ARGUMENT},|\bcrypt\()"
        r"\s{0,10}[\"'`](?P<secret>[^\"'`\n\\]{4,400})[\"'`]",
        accept=password_like,
        near="word",
        severity="warning",
        generic=True,
    ),
    Rule(
        "sql-insert",
        "secret that SQL inserts",
        ("into",),
        find=inserted,
        near="word",
        reach=4800,
        severity="warning",
        generic=True,
    ),
)
