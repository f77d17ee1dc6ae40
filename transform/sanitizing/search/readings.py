"""Other readings of a text: decoded, without look-alike characters, with its pieces put together.

A secret may be written in escapes, in base64, in char codes, in pieces that code joins, or under a name with
characters that only look like Latin letters. Each reading knows where its characters come from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ...patterns import pattern
from ..recognition.checksums import base64_text
from ..recognition.plain_names import LOOK_ALIKES, MIXED, SPECIAL, plain_character
from ..recognition.rule import Rule
from .escapes import Unescaped, rewritten, rewritten_at, unescaped
from .searching import Hit, search
from .texts import Texts
from .vocabulary import only

#: What shows that a text is worth another reading, and which one.
_ASCII = bytes(range(128))
_PLUS = ("' +", "'+", '" +', '"+', "` +", "`+", "+ '", '+ "')
_ESCAPED = ("%22", "%3A", "%3a", "%3D", "%3d")
_ESCAPED_IN_CODE = ("\\x", "\\u")
#: Escapes of what rules look for: ASCII, blanks, wide punctuation. A text with other ones is read as well without them.
_TELLING_ESCAPE = pattern(
    r"""(?x) \\
    (?: x[0-7][0-9A-Fa-f]
      | u (?: 00[0-7][0-9A-Fa-f] | 00[Aa]0 | 20(?:0[0-9A-Fa-f]|2[89Ff]|5[Ff]) | 3000 | [Ff]{2}[0-5][0-9A-Fa-f] | \{ ) )
    """
)
_JOINT = pattern(r"(?P<quote>['\"`])\s{0,30}\+\s{0,30}(?P=quote)")
#: A line of a literal that goes on in the next one.
_CONTINUED = pattern(r"\\\r?\n")
#: The rest of a template from a substitution on, behind something that may be a secret, as paths are not.
_SUBSTITUTED = pattern(r"(?<=[^\s`{}$/=?&]{8})\$\{[^`\n]{1,300}+`")
_JOINED_LIST = pattern(r"\[(?P<items>[^\[\]\n]{4,2000}+)\]\s{0,5}\.join\(\s{0,3}(?:''|\"\")\s{0,3}\)")
_CHAR_CODES = pattern(
    r"""(?x)
    String\.fromCharCode\(\s{0,5}
    (?P<codes> [0-9]{1,6} (?:\s{0,5},\s{0,5}[0-9]{1,6}){3,500} )
    \s{0,5}\)
    """
)
#: What stands before is asked last, so that the search can pass over all letters that begin none of these.
_BASE64 = pattern(
    r"""(?x)
    (?: ey (?<! [A-Za-z0-9+/_-] .. ) | W3 (?<! [A-Za-z0-9+/_-] .. ) | Ww (?<! [A-Za-z0-9+/_-] .. )
      | ewo (?<! [A-Za-z0-9+/_-] ... ) )
    [A-Za-z0-9+/_-]{20,20000}+ ={0,2}
    """
)
#: What JSON in base64 begins with.
_BEGINNINGS = (b" ey", b" W3", b" Ww", b" ewo")
_BASE64_ONLY = only("A-Za-z0-9+/_-")


def search_readings(texts: Texts, rules: list[Rule]) -> Iterator[tuple[str, Hit]]:
    """Yield what rules find in other readings of texts, at its place in the text as it is written."""
    read = _readings(texts.searched, rules)
    found = [(index, reading) for index, reading in read if reading.text != texts.searched.table[index]]
    found += _texts_in_base64(texts)
    if not found:
        return
    by_text = search(Texts([reading.text for _, reading in found]), rules)
    for index, reading in found:
        for start, end, rule in by_text.get(reading.text, ()):
            yield texts.table[index], Hit(*reading.span(start, end), rule)


def _readings(texts: Texts, rules: list[Rule]) -> Iterator[tuple[int, Unescaped]]:
    for index in _escaped(texts, rules):
        if reading := unescaped(texts.table[index]):
            yield index, reading
    for index in texts.with_any("+", _PLUS):
        yield index, rewritten(texts.table[index], _JOINT, lambda match: "")
    for index in texts.with_any("\\", ("\\\n", "\\\r\n")):
        yield index, rewritten(texts.table[index], _CONTINUED, lambda match: "")
    for index in texts.with_any("$", ("${",)):
        if _SUBSTITUTED.search(texts.table[index]):
            yield index, rewritten(texts.table[index], _SUBSTITUTED, lambda match: "`")
    for index in texts.with_piece(".join("):
        yield index, _with_joined_lists(texts.table[index])
    for index in texts.with_piece("fromCharCode"):
        yield index, rewritten(texts.table[index], _CHAR_CODES, _characters)
    if not texts.is_ascii and not SPECIAL.isdisjoint(
        texts.bytes.translate(None, _ASCII).decode("utf-8", "replace")
    ):
        for index in _places(texts, MIXED):
            yield (
                index,
                rewritten(texts.table[index], LOOK_ALIKES, lambda match: plain_character(match.group())),
            )
    for index, start, decoded in _decoded(texts):
        yield index, _decoded_at(decoded[0], start, start + decoded[1])


def _escaped(texts: Texts, rules: list[Rule]) -> set[int]:
    """Return the indexes of the strings in which escapes may hide what rules look for."""
    found = set(texts.with_any("%", _ESCAPED))
    if others := set(texts.with_any("\\", _ESCAPED_IN_CODE)) - found:
        hints = {hint for rule in rules for hint in rule.hints if not hint.isascii()}
        spelled = [json.dumps(hint)[1:-1] for hint in hints]
        found.update(index for index in others if _is_telling(texts.table[index], spelled))
    return found


def _is_telling(text: str, hints: list[str]) -> bool:
    """Return whether a text has escapes that count in any text, or one of some hints in escapes."""
    if _TELLING_ESCAPE.search(text):
        return True
    lowered = text.lower()
    return any(hint in lowered for hint in hints)


def _texts_in_base64(texts: Texts) -> Iterator[tuple[int, Unescaped]]:
    for index, runs in texts.encoded.items():
        for start, end, content, _ in runs:
            if content:
                yield index, _decoded_at(content, start, end)


def _decoded_at(content: str, start: int, end: int) -> Unescaped:
    """Return a reading of which every part stands for all of what was decoded."""
    return Unescaped(content, [0, 0, len(content)], [start, start, end])


_COMMA = pattern(r"(?P<quote>['\"`])\s{0,5},\s{0,5}(?P=quote)")


def _with_joined_lists(text: str) -> Unescaped:
    """Return a text in which the items of lists that code joins are one literal: `["ab", "cd"].join("")`."""
    lists = [match.span("items") for match in _JOINED_LIST.finditer(text)]
    joints = (match for start, end in lists for match in _COMMA.finditer(text, start, end))
    return rewritten_at(text, ((*match.span(), "") for match in joints))


def _places(texts: Texts, pattern: re.Pattern[str]) -> list[int]:
    return sorted(
        {
            texts.place(start + match.start())[0]
            for start, block in texts.blocks
            for match in pattern.finditer(block)
        }
    )


def _characters(match: re.Match[str]) -> str:
    """Return the literal that a call of String.fromCharCode amounts to."""
    codes = (int(code) for code in match["codes"].split(","))
    return repr("".join(chr(code) for code in codes if code <= 0x10FFFF))


def _decoded(texts: Texts) -> Iterator[tuple[int, int, tuple[str, int]]]:
    """Yield JSON that is written in base64: index of the string, offset there, (JSON, length in base64)."""
    begun = texts.tokens.translate(_BASE64_ONLY)
    if not any(beginning in begun for beginning in _BEGINNINGS):
        return
    for encoded in set(_BASE64.findall(texts.tokens.decode())):
        decoded = base64_text(encoded)
        if decoded and decoded.lstrip()[:1] in ("{", "["):
            for index, start in texts.occurrences(encoded):
                yield index, start, (decoded, len(encoded))
