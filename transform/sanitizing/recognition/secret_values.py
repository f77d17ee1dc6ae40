"""Judge by its content whether a value is a secret."""

from __future__ import annotations

import math
from collections import Counter

from ...patterns import pattern
from .passwords import is_chosen_word, may_be_password
from .placeholders import is_placeholder
from .plain_values import is_sequence, is_slug, names_something
from .secret_names import Sensitivity

_LONGEST = 4096
_UUID_OR_OBJECT_ID = pattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24}(?:_[0-9a-f]{24})?")


def looks_secret(value: str, sensitive: Sensitivity, *, unquoted: bool = False) -> bool:
    """Return whether a literal is a secret, given what its name indicates.

    `unquoted` counts for passwords alone, see `may_be_password`.
    """
    if sensitive is Sensitivity.PASSWORD:
        return may_be_password(value, unquoted=unquoted) or (not unquoted and _has_random_word(value))
    if len(value) > _LONGEST or is_placeholder(value):
        return False
    if any(character.isspace() for character in value) or names_something(value):
        return False
    if sensitive is Sensitivity.SECRET and is_chosen_word(value):
        return True
    if is_sequence(value) or is_slug(value):
        return False
    if sensitive is Sensitivity.PARAMETER:
        return not _UUID_OR_OBJECT_ID.fullmatch(value) and is_random(value, at_least=20)
    return is_random(value, at_least=8 if sensitive is Sensitivity.SECRET else 16)


def _has_random_word(value: str) -> bool:
    """Return whether one of a few words is drawn at random, as no label has one: `it's Zk81qLmX0vTnB7s`."""
    words = value.split(" ")
    return (
        1 < len(words) <= _MOST_WORDS
        and not is_placeholder(value)
        and any(_is_drawn(word) for word in words if len(word) >= _RANDOM_WORD)
    )


_MOST_WORDS = 6
_RANDOM_WORD = 12


def _is_drawn(word: str) -> bool:
    """Return whether letters of both cases and digits take turns in a word."""
    is_mixed = sum(map(str.isdigit, word)) >= 3 and len(CHANGE_OF_CASE.findall(word)) >= 3
    return (
        is_mixed and is_random(word, at_least=_RANDOM_WORD) and not (names_something(word) or is_slug(word))
    )


_SCHEME = pattern(r"\s*(?:[A-Za-z][A-Za-z0-9_-]{1,30}[ =:](?!//)\s{0,4})?(\S{8,4096})\s*$")
_COOKIE_VALUE = pattern(r"=([^;,\s]{16,4096})")


def secret_part(value: str, sensitive: Sensitivity, *, unquoted: bool = False) -> tuple[int, int] | None:
    """Return the span of the secret within a value: all of it, or for `Authorization` what follows the scheme."""
    if sensitive is Sensitivity.NONE or value.startswith("data:"):
        return None
    if sensitive in (Sensitivity.AUTHORIZATION, Sensitivity.TOKEN, Sensitivity.SECRET):
        match = _SCHEME.match(value[:8192])
        judged = Sensitivity.SECRET if sensitive is Sensitivity.AUTHORIZATION else sensitive
        return match.span(1) if match and looks_secret(match.group(1), judged) else None
    if sensitive is Sensitivity.COOKIE:
        pairs = _COOKIE_VALUE.findall(value[:65536])
        return (0, len(value)) if any(looks_secret(pair, Sensitivity.TOKEN) for pair in pairs) else None
    return (0, len(value)) if looks_secret(value, sensitive, unquoted=unquoted) else None


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


CHANGE_OF_CASE = pattern("[a-z](?=[A-Z])|[A-Z](?=[a-z])")


def entropy(value: str) -> float:
    """Return the Shannon entropy of a text in bits per character."""
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values())
