"""Recognise values that name or count something, and so are no secrets."""

from __future__ import annotations

import itertools

from ...patterns import pattern

_NAME_OR_ITEM = r"[A-Za-z_$]+[0-9]{0,3}(?:\[-?[0-9]{1,3}\])?"
_NAME_PATH = pattern(rf"{_NAME_OR_ITEM}(?:\??\.{_NAME_OR_ITEM})+")
_FILE_OR_URL = pattern(r"https?://|data:|(?:\.{0,2}|~)/[a-z_.-]+(?:/|$)|[a-z]+/[a-z0-9.+-]+$")
_CODE = pattern(r"[A-Za-z_$][\w$.]*\(.*\);?$|.*(?:=>|&&|\|\|)")
_CONSTANT = pattern(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_FIELD_NAME = pattern(
    r"""(?ix)
    (?: new | old | current | confirm | confirmed | user | my | the | text | input | txt | form | field | label
      | select | table | col | column | query | api | btn | button | value | item | password | passwd | pass | pwd
      | token | secret | key | auth | login | widget | default | reset | change | forgot
    )++
    [_-]?[0-9]{0,2}
    """
)
_VALIDATION = pattern(r"[a-z_]+(?::[\w,.]+)?(?:\|[a-z_]+(?::[\w,.]+)?)+")
_SLUG = pattern(
    r"""(?x)
    (?: (?: [A-Za-z]{2,}+[0-9]{0,2} | [vV][0-9]{1,2} ) [-_.:/] ){1,8}+  # words
    (?:[A-Za-z]{1,20}+)?[0-9]{0,4}                                      # a word or a number at the end
    """
)
#: `uploads/2024/01/invoice-00123.pdf`: words and numbers, of which at least one is a word.
_WORD_OR_NUMBER = r"(?: (?: [A-Z]?[a-z]{1,20} | [A-Z]{1,20} ) [0-9]{0,2} | [0-9]{1,8} )"
_WORDS_AND_NUMBERS = pattern(
    rf"""(?x)
    (?= [^A-Za-z]*+ (?:[A-Za-z]{{1,2}}[^A-Za-z]++)*+ [A-Za-z]{{3}} )  # a word somewhere
    {_WORD_OR_NUMBER}
    (?: [-_.:/] {_WORD_OR_NUMBER} ){{2,20}}+
    """
)
_DATE = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.,]{4,15}(?:Z|[+-][0-9:]{4,5})?)?")
_LENGTH = pattern(
    r"""(?ix)
    (?: min | max | at[-_]?least | length )
    [-_:=]? [0-9]{1,4}
    (?: [-_]? (?: char | character | digit | letter ) s? )?
    """
)
_ALGORITHM = pattern(
    r"""(?x)
    (?:AWS4-)? (?:HMAC-?)?
    (?: SHA | MD | RSA | AES | ECDSA | PBKDF | RS | HS | ES | PS )
    -?[0-9]{1,4}
    (?: [-_]?[A-Za-z]{3,4}[A-Za-z0-9]{0,8} )?   # of a key, a mode: SHA256withRSA, AES-256-GCM
    """
)
_SHORTCUT = pattern(r"(?i)(?:(?:ctrl|alt|shift|meta|cmd|mod|option)\+)+\S{1,10}")
_WHOLE_NAMES = (_NAME_PATH, _CONSTANT, _FIELD_NAME, _VALIDATION, _ALGORITHM, _SHORTCUT, _DATE, _LENGTH)


def is_sequence(value: str) -> bool:
    """Return whether a value runs up the alphabet and the digits: `1234567890abcdef`, `abc123def456`."""
    plain = [ord(character) for character in value.lower() if character.isalnum()]
    steps = sum(after - before in (1, -9) for before, after in itertools.pairwise(plain))
    return steps * 10 >= (len(plain) - 1) * 7


def names_something(value: str) -> bool:
    """Return whether a value is the name of a field, a constant, an algorithm, a path, a file or code."""
    whole = any(pattern.fullmatch(value) for pattern in _WHOLE_NAMES)
    return whole or any(pattern.match(value) for pattern in (_FILE_OR_URL, _CODE))


def is_slug(value: str) -> bool:
    """Return whether a value is made of words and short numbers: `my-app-state-v3`, `uploads/2024/01/in-123`."""
    return _SLUG.fullmatch(value) is not None or _WORDS_AND_NUMBERS.fullmatch(value) is not None
