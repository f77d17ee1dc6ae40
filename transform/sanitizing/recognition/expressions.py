"""Find secrets among the string literals of an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...patterns import pattern
from .rule import Span

PASS_ALONE = pattern(r"(?<![A-Za-z0-9_$-])(?:pass|Pass|PASS)\Z")
WORD_AND_NUMBER = pattern(r"[A-Za-z]+[-_]?[0-9]{0,4}")


#: What an expression is made of before its literal: operands, operators, comments, brackets that open.
_PIECE = pattern(
    r"""(?x)
    (?:\s|\\\n){0,60}+
    (?:/\*[^*]{0,100}+\*/
      |(?P<literal>(?:String\.raw)?(?P<quote>['\"`])
         (?P<secret>(?:(?!(?P=quote))[^\n\\]|\\.){0,4000}+)(?P=quote))
      |(?P<operand>[\w$]{1,80}+(?:\??\.[\w$]{1,80}+){0,8}+)
      |(?P<comparison>[=!]==?)
      |(?P<operator>\|\||\?\?|&&|[?:+])
      |(?P<opening>[(\[])
      |(?P<comma>,))
    """
)
_GIVES = pattern(
    r"""(?x)
    \\{0,3}[\"'`]?\]?\s{0,10}
    (?:(?:\?\?|\|\||&&|\+)?=(?![=>])|:(?!:)|:=|===?\s
      |\s(?:IN|in)\s{0,5}(?=\()|\s(?:LIKE|like)\s)
    """
)
_MOST_PIECES = 40


def in_expression(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the literals of the expression that a name is given: `a || "..."`, `c ? a : "..."`, `["...", "..."]`.

    It ends where two operands meet, at what is none of its pieces, and at a comma outside of brackets. Operands
    of comparisons are not given. The literal right behind the name is the business of the rule `assignment`.
    """
    given = _GIVES.match(text, start)
    pieces = list(_pieces(text, given.end(), end)) if given else []
    is_result = PASS_ALONE.search(text, max(0, start - 6), start) is not None
    for number, piece in enumerate(pieces):
        if not piece["literal"]:
            continue
        is_compared = any(near["comparison"] for near in pieces[max(0, number - 1) : number + 2])
        is_plain = number == 0 and piece["literal"] == text[piece.start("quote") : piece.end()]
        is_word = is_result and WORD_AND_NUMBER.fullmatch(piece["secret"] or "") is not None
        if not (is_compared or is_plain or is_word):
            yield piece.span("secret")


def _pieces(text: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the pieces of an expression up to its end."""
    is_listed, follows_operand = False, False
    for _ in range(_MOST_PIECES):
        piece = _PIECE.match(text, at, end)
        if piece is None:
            return
        at = piece.end()
        is_operand = piece["literal"] is not None or piece["operand"] is not None
        if (follows_operand and (is_operand or piece["opening"])) or (piece["comma"] and not is_listed):
            return
        yield piece
        is_listed = is_listed or piece["opening"] is not None
        ends_operand = piece["operator"] or piece["comma"] or piece["comparison"]
        follows_operand = is_operand or (follows_operand and not ends_operand)


_OBJECT = pattern(r"\\{0,3}[\"'`]?\s{0,10}[:=]\s{0,10}\{")
_MEMBER = pattern(
    r"""(?x)
    \s{0,60}\\{0,3}[\"'`]?[\w$.-]{1,80}+\\{0,3}[\"'`]?\s{0,10}:\s{0,10}
    (?:\\{0,3}(?P<quote>[\"'`])(?P<secret>(?:(?!(?P=quote))[^\n\\]){0,4000}+)\\{0,3}(?P=quote)
      |[^\"'`,{}]{1,200}+)
    \s{0,20},?
    """
)
_MOST_MEMBERS = 50


def in_object(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the literals in an object that a name is given: `tokens: {github: "...", gitlab: "..."}`."""
    opened = _OBJECT.match(text, start)
    at = opened.end() if opened else end
    for _ in range(_MOST_MEMBERS):
        member = _MEMBER.match(text, at, end)
        if member is None:
            return
        if member["secret"]:
            yield member.span("secret")
        at = member.end()
