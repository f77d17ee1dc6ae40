"""Find passwords among the values of an SQL INSERT statement."""

from __future__ import annotations

from collections.abc import Iterator

from ...patterns import pattern
from .passwords import is_given_password
from .rule import Span
from .secret_names import Sensitivity, sensitivity
from .secret_values import looks_secret

_TEXT = r"(?:[^'\\\n]|''|\\.){0,2000}+"
_INSERT = pattern(
    r"""(?ix)
    \binsert\s{1,5}into\s{1,5}
    [^\s()]{1,200}\s{0,5}                        # the table
    \((?P<columns>[^()]{1,4000}+)\)\s{0,5}
    values\s{0,5}
    """
)
_ROW = pattern(rf"\((?P<values>(?:'{_TEXT}'|[^()']){{1,8000}}+)\)\s{{0,5}},?\s{{0,5}}")
_VALUE = pattern(rf"\s*(?:N?'(?P<text>{_TEXT})'|[^,']*+)\s*(?:,|$)")


def inserted(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the literals that an SQL INSERT puts into columns with indicative names."""
    for statement in _INSERT.finditer(text, start, end):
        columns = [sensitivity(name.strip(' "`[]\n\t')) for name in statement.group("columns").split(",")]
        row = _ROW.match(text, statement.end()) if any(columns) else None
        while row:
            at = row.start("values")
            values = _VALUE.finditer(row.group("values"))
            for sensitive, value in zip(columns, values, strict=False):
                if value.group("text") and sensitive and _is_secret(value.group("text"), sensitive):
                    yield at + value.start("text"), at + value.end("text")
            row = _ROW.match(text, row.end())


def _is_secret(value: str, sensitive: Sensitivity) -> bool:
    """Return whether a value is a secret, given what the name of its column indicates."""
    is_password = sensitive is Sensitivity.PASSWORD
    return is_given_password(value) if is_password else looks_secret(value, sensitive)
