"""Find secrets among the string literals of an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .rule import Span

PASS_ALONE = re.compile(r"(?<![A-Za-z0-9_$-])(?:pass|Pass|PASS)\Z")
WORD_AND_NUMBER = re.compile(r"[A-Za-z]+[-_]?[0-9]{0,4}")


#: What an expression is made of before its literal: operands, operators, comments, brackets that open.
_PIECE = re.compile(
    r"(?:\s|\\\n){0,20}+(?:/\*[^*]{0,100}+\*/|(?P<literal>(?:String\.raw)?(?P<quote>['\"`])(?P<secret>(?:(?!(?P=quote))[^\n\\]|\\.){0,4000}+)(?P=quote))"
    r"|(?P<operand>[\w$]{1,80}+(?:\??\.[\w$]{1,80}+){0,8}+)|(?P<operator>\|\||\?\?|&&|[?:+])|(?P<opening>[(\[])|(?P<comma>,))"
)
_GIVES = re.compile(
    r"\\{0,3}[\"'`]?\]?\s{0,10}(?:(?:\?\?|\|\||&&|\+)?=(?![=>])|:(?!:)|:=|===?\s|\s(?:IN|in)\s{0,5}(?=\()|\s(?:LIKE|like)\s)"
)
_MOST_PIECES = 40


def in_expression(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the literals of the expression that a name is given: `a || "..."`, `c ? a : "..."`, `["...", "..."]`.

    It ends where two operands meet, at what is none of its pieces, and at a comma outside of brackets. The
    literal right behind the name is the business of the rule `assignment`.
    """
    given = _GIVES.match(text, start)
    at = given.end() if given else end
    is_result = PASS_ALONE.search(text, max(0, start - 6), start) is not None
    is_listed, follows_operand = False, False
    for number in range(_MOST_PIECES):
        piece = _PIECE.match(text, at, end)
        if piece is None:
            return
        at = piece.end()
        is_operand = piece["literal"] is not None or piece["operand"] is not None
        if (follows_operand and (is_operand or piece["opening"])) or (piece["comma"] and not is_listed):
            return
        is_plain = number == 0 and piece["literal"] == text[piece.start("quote") : piece.end()]
        is_word = is_result and WORD_AND_NUMBER.fullmatch(piece["secret"] or "") is not None
        if piece["literal"] and not (is_plain or is_word):
            yield piece.span("secret")
        is_listed = is_listed or piece["opening"] is not None
        follows_operand = is_operand or (follows_operand and not (piece["operator"] or piece["comma"]))
