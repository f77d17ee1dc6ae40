"""JavaScript's methods of strings, where the product's steps rely on them."""

from __future__ import annotations

from ..patterns import pattern

_WHITESPACE = " \t\n\r\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_WHITESPACE_RUN = pattern(f"[{_WHITESPACE}]+")
_REPLACEMENT_PATTERN = pattern(r"\$(\$|&|`|')")


def code_units(text: str) -> str:
    """Return a text as JavaScript indexes it: each character beyond U+FFFF becomes two surrogates."""
    if text.isascii():
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) == 2 * len(text):
        return text
    return "".join(chr(units[i] | units[i + 1] << 8) for i in range(0, len(units), 2))


def length_of(text: str) -> int:
    """Return `text.length`, which counts UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def trim(text: str) -> str:
    """Return `text.trim()`; JavaScript's white space differs from Python's at U+FEFF and some controls."""
    return text.strip(_WHITESPACE)


def without_whitespace(text: str) -> str:
    """Return a text with all of JavaScript's white space deleted."""
    return _WHITESPACE_RUN.sub("", text)


def substring(text: str, start: int, end: int | None = None) -> str:
    """Return `text.substring(start, end)`: in UTF-16 units, ends in the wrong order changed round."""
    if not text.isascii():
        units = text.encode("utf-16-le", "surrogatepass")
        first, last = _ends(len(units) // 2, start, end)
        return units[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")
    first, last = _ends(len(text), start, end)
    return text[first:last]


def _ends(length: int, start: int, end: int | None) -> tuple[int, int]:
    first = min(max(start, 0), length)
    last = length if end is None else min(max(end, 0), length)
    return (first, last) if first <= last else (last, first)


def replace_first(text: str, old: str, new: str) -> str:
    """Return `text.replace(old, new)` for a plain-text `old`: the first occurrence only.

    In `new`, `$$` gives `$`, `$&` the match, and a `$` before a back-quote or a quote what stands before or
    after the match; in the product that affects the name of a widget with a `$` in it.
    """
    start = text.find(old)
    if start < 0:
        return text
    before, after = text[:start], text[start + len(old) :]
    if "$" in new:
        meaning = {"$": "$", "&": old, "`": before, "'": after}
        new = _REPLACEMENT_PATTERN.sub(lambda match: meaning[match.group(1)], new)
    return before + new + after
