"""Judge by its content whether a value is a secret."""

from __future__ import annotations

import hashlib
import itertools
import math
import re
from collections import Counter

from .secret_names import Sensitivity

#: Templates, bind parameters, regular expressions and colours stand for a value, they are none.
_NO_LITERAL = re.compile(
    r"\{\{|\}\}|\$\{|<%|%>|#\{|process\.env|\(\?[=!:<]|\[[a-zA-Z0]-|\\[dws]"
    r"|^\s*<[^>]*>?\s*$|^(?:[:@][a-z_]+[0-9]{0,2}|\$[A-Z_][A-Z0-9_]*|\$[0-9]+|\?|%s|%\(\w+\)s)$"
    r"|^\s*$|^#[0-9a-fA-F]{3,8}$|%s|^[A-Za-z_$][\w$]*\[[\w$:-]{0,20}\]$|^\{[^{}]*\}$"
)
_PLACEHOLDER = re.compile(
    r"(?i)^(?:your|enter|insert|replace|put|fill|choose|change)[-_ ]?.*(?:pass|key|token|secret|here|me|this)"
    r"|\byour\b|example|placeholder|change_?me|\b(?:todo|fixme|lorem|ipsum|dummy)\b"
    r"|^(?:none|null|true|false|undefined|nil|nan|n/?a|string|text|number|boolean|object|value|empty|unknown|"
    r"default|required|optional|hidden|public|private|basic|bearer|digest|redacted|masked|secret|token|"
    r"password|passwd|pass|pwd|username|user|admin|root|test|foo|bar|baz|abc|asdf|qwerty)[0-9]{0,2}$"
    r"|^[x*.•_#-]+$|(.)\1{5}|(?-i:xxxx|XXXX)|\*\*\*|\.\.\.|…"
)
_STAND_IN = re.compile(r"REDACTED(?:_[0-9]{1,6})?|redacted_[0-9a-f]{12}")
_REFERENCE = re.compile(r"\s*\{\{\s*[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[['\"]?\w+['\"]?\])*\s*\}\}\s*")
_WORDS_ONLY = re.compile(r"(?:[^\W\d_]++[-_ ./:*?…]*+)++")
_NAME_PATH = re.compile(
    r"[A-Za-z_$]+[0-9]{0,3}(?:\[-?[0-9]{1,3}\])?(?:\??\.[A-Za-z_$]+[0-9]{0,3}(?:\[-?[0-9]{1,3}\])?)+"
)
_FILE_OR_URL = re.compile(r"https?://|data:|(?:\.{0,2}|~)/[a-z_.-]+(?:/|$)|[a-z]+/[a-z0-9.+-]+$")
_CODE = re.compile(r"[A-Za-z_$][\w$.]*\(.*\);?$|.*(?:=>|&&|\|\|)")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_FIELD_NAME = re.compile(
    r"(?i)(?:new|old|current|confirm|confirmed|user|my|the|text|input|txt|form|field|label|select|table|col|"
    r"column|query|api|btn|button|value|item|password|passwd|pass|pwd|token|secret|key|auth|login|widget|"
    r"default|reset|change|forgot)++[_-]?[0-9]{0,2}"
)
_VALIDATION = re.compile(r"[a-z_]+(?::[\w,.]+)?(?:\|[a-z_]+(?::[\w,.]+)?)+")
_SLUG = re.compile(
    r"(?:(?:[A-Za-z]{2,}+[0-9]{0,2}|[vV][0-9]{1,2})[-_.:/]){1,8}+(?:[A-Za-z]{1,20}+)?[0-9]{0,4}"
)
#: `uploads/2024/01/invoice-00123.pdf`: words and numbers, of which at least one is a word.
_WORDS_AND_NUMBERS = re.compile(
    r"(?=[^A-Za-z]*+(?:[A-Za-z]{1,2}[^A-Za-z]++)*+[A-Za-z]{3})"
    r"(?:(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20})[0-9]{0,2}|[0-9]{1,8})"
    r"(?:[-_.:/](?:(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20})[0-9]{0,2}|[0-9]{1,8})){2,20}+"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.,]{4,15}(?:Z|[+-][0-9:]{4,5})?)?")
_LENGTH = re.compile(
    r"(?i)(?:min|max|at[-_]?least|length)[-_:=]?[0-9]{1,4}(?:[-_]?(?:char|character|digit|letter)s?)?"
)
_ALGORITHM = re.compile(
    r"(?:AWS4-)?(?:HMAC-?)?(?:SHA|MD|RSA|AES|ECDSA|PBKDF|RS|HS|ES|PS)-?[0-9]{1,4}(?:[-_]?[A-Za-z]{3,4}[A-Za-z0-9]{0,8})?"
)
_SHORTCUT = re.compile(r"(?i)(?:(?:ctrl|alt|shift|meta|cmd|mod|option)\+)+\S{1,10}")
_KEPT_ELSEWHERE = re.compile(r"(?:vault|op|arn|ssm|env|ref|kv|file|projects|secrets?)(?::|/)")
_WHOLE_NAMES = (_NAME_PATH, _CONSTANT, _FIELD_NAME, _VALIDATION, _ALGORITHM, _SHORTCUT, _DATE, _LENGTH)
_UUID_OR_OBJECT_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}(?:_[0-9a-f]{24})?")


#: BLAKE2 digests of what the documentation of services and RFCs prints: Stripe's and Slack's sample keys, the
#: keys of Azure's emulators, the tokens of RFC 6749 and RFC 7519.
_PUBLISHED = frozenset(
    (
        "11c38988238e0512", "20e88191d76dc156", "29046caa9f097042", "2e12236193731ba6",
        "44abb3ae90f29254", "4e68b295216697d6", "76449d3eb6d5ca57", "826e0fd9a88ef5e1",
        "97174a06311a0d97", "97ce4ce6b9406644", "9a119b06a213486f", "cd5b49fcc80a6e3d",
        "d00f82abf1761d33", "e3c25c994ea97357", "e6d1b65208cb54f6", "f8c661bbd238e78b",
    )
)  # fmt: skip


def is_published(value: str) -> bool:
    """Return whether a value is an example that documentation has made known to everybody."""
    return hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest() in _PUBLISHED


def is_replacement(value: str) -> bool:
    """Return whether a value is what sanitizing puts in place of one."""
    return _STAND_IN.fullmatch(value) is not None


def is_reference(value: str) -> bool:
    """Return whether a value is nothing but a binding to a name: `{{appsmith.store.token}}`."""
    return _REFERENCE.fullmatch(value) is not None


def looks_secret(value: str, sensitive: Sensitivity) -> bool:
    """Return whether a literal is a secret, given what its name says."""
    if not 4 <= len(value) <= 4096 or _NO_LITERAL.search(value) or _PLACEHOLDER.search(value):
        return False
    if is_replacement(value) or any(character.isspace() for character in value) or _names_something(value):
        return False
    if sensitive is Sensitivity.PASSWORD:
        return _is_password(value)
    if _is_sequence(value) or _SLUG.fullmatch(value) or _WORDS_AND_NUMBERS.fullmatch(value):
        return False
    if sensitive is Sensitivity.PARAMETER:
        return not _UUID_OR_OBJECT_ID.fullmatch(value) and is_random(value, at_least=20)
    return is_random(value, at_least=8 if sensitive is Sensitivity.SECRET else 16)


_SCHEME = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9_-]{1,30}[ =:](?!//)\s{0,4})?(\S{8,4096})\s*$")
_COOKIE_VALUE = re.compile(r"=([^;,\s]{16,4096})")


def secret_part(value: str, sensitive: Sensitivity) -> tuple[int, int] | None:
    """Return where in a value its secret stands: all of it, or for `Authorization` what follows the scheme."""
    if sensitive is Sensitivity.NONE or is_replacement(value) or value.startswith("data:"):
        return None
    if sensitive in (Sensitivity.AUTHORIZATION, Sensitivity.TOKEN, Sensitivity.SECRET):
        match = _SCHEME.match(value[:8192])
        judged = Sensitivity.SECRET if sensitive is Sensitivity.AUTHORIZATION else sensitive
        return match.span(1) if match and looks_secret(match.group(1), judged) else None
    if sensitive is Sensitivity.COOKIE:
        pairs = _COOKIE_VALUE.findall(value[:65536])
        return (0, len(value)) if any(looks_secret(pair, Sensitivity.TOKEN) for pair in pairs) else None
    return (0, len(value)) if looks_secret(value, sensitive) else None


def _is_sequence(value: str) -> bool:
    """Return whether a value runs up the alphabet and the digits: `1234567890abcdef`, `abc123def456`."""
    plain = [ord(character) for character in value.lower() if character.isalnum()]
    steps = sum(after - before in (1, -9) for before, after in itertools.pairwise(plain))
    return steps * 10 >= (len(plain) - 1) * 7


def _names_something(value: str) -> bool:
    """Return whether a value is the name of a field, a constant, an algorithm, a path, a file or code."""
    whole = any(pattern.fullmatch(value) for pattern in _WHOLE_NAMES)
    return whole or any(pattern.match(value) for pattern in (_FILE_OR_URL, _CODE, _KEPT_ELSEWHERE))


def _is_password(value: str) -> bool:
    if _WORDS_ONLY.fullmatch(value):  # a label, unless it is long and run together
        return len(value) >= 16 and value.isascii() and value.isalpha() and value.islower()
    return len(value) >= 5 or value.isdigit()


def is_random(value: str, *, at_least: int) -> bool:
    """Return whether a text of some length looks drawn at random: letters with digits, few repetitions."""
    if len(value) < at_least:
        return False
    letters = sum(character.isalpha() for character in value)
    digits = sum(character.isdigit() for character in value)
    bits = entropy(value)
    if not letters or (not digits and (len(value) < 20 or bits < 4 or _is_camel_case(value))):
        return False
    return bits >= (2.5 if len(value) < 16 else 3)


def _is_camel_case(value: str) -> bool:
    """Return whether letters are words run together, as in `getUserFromStore`; in random ones case changes more."""
    changes = len(CHANGE_OF_CASE.findall(value))
    return 0 < changes * 4 < len(value)


CHANGE_OF_CASE = re.compile("[a-z](?=[A-Z])|[A-Z](?=[a-z])")


def entropy(value: str) -> float:
    """Return the Shannon entropy of a text in bits per character."""
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values())
