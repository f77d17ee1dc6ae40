"""Read names whose characters are not those of ASCII, but look or mean the same."""

from __future__ import annotations

import unicodedata

from ...patterns import pattern

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: Letters of Cyrillic and Greek that look like Latin ones.
_HOMOGLYPHS = dict(
    zip(
        "аАВеЕкКмМНоОрРсСТуУхХіІјЈѕЅԁԛԝһαΑΒΕεΖΗΙιΚκΜΝνοΟρΡΤτΥυΧχ",
        "aABeEkKmMHoOpPcCTyYxXiIjJsSdqwhaABEeZHIiKkMNvoOpPTtYuXx",
        strict=True,
    )
)
#: Characters that are read as others: zero-width, full-width, homoglyphs and typographic quotes.
LOOK_ALIKES = pattern(f"[{_ZERO_WIDTH}{''.join(_HOMOGLYPHS)}\uff01-\uff5e\uff61-\uff65“”‘’＂＇]")
#: The same as a set, to see whether a text has any.
SPECIAL = frozenset(_ZERO_WIDTH).union(_HOMOGLYPHS, map(chr, range(0xFF01, 0xFF5F)), "“”‘’")
#: A place where they are used inside or beside an ASCII name, as in `pаssword` with a Cyrillic letter.
MIXED = pattern(
    rf"""(?x)
    [{_ZERO_WIDTH}\uff01-\uff5e]
    | [A-Za-z][{"".join(_HOMOGLYPHS)}]
    | [{"".join(_HOMOGLYPHS)}][A-Za-z]
    | [“”‘’][:=,] | [:=]\s?[“”‘’]
    """
)
#: It has the blank behind it in itself.
_WIDE_COLON = "\uff1a"
_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def plain_character(character: str) -> str:
    """Return the ASCII character that another is read as; a zero-width one is read as none."""
    if character in _ZERO_WIDTH:
        return ""
    if character == _WIDE_COLON:
        return ": "
    known = _HOMOGLYPHS.get(character) or _QUOTES.get(character)
    return known or unicodedata.normalize("NFKC", character)


def plain_name(name: str) -> str:
    """Return a name in ASCII as far as it can be read so: `contraseña` -> `contrasena`, `ｔｏｋｅｎ` -> `token`."""
    if name.isascii():
        return name
    read = "".join(plain_character(character) for character in name)
    return "".join(
        character for character in unicodedata.normalize("NFKD", read) if not unicodedata.combining(character)
    )
