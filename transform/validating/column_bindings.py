"""The binding that the product itself writes for a table column, with the column's id raw in its code.

`{{(() => { const tableData = T.processedTableData || []; return tableData.length > 0 ?
tableData.map((currentRow, currentIndex) => (currentRow["First Name"])) : First Name })()}}` is what a column called
"First Name" gets: no JavaScript, since only ids that are names of JavaScript make code there.
"""

from __future__ import annotations

import re

import orjson

from ..patterns import pattern
from .bound_texts import CodeText

_DEFAULT = pattern(
    r"""
    (?P<start> \s* \( \( \) \s* => \s* \{ \s*
        const \s+ tableData \s* = \s* [\w$]+ \. processedTableData \s* \|\| \s* \[ \] \s* ; \s*
        return \s+ tableData \. length \s* > \s* 0 \s* \? \s*
        tableData \. map \( \( currentRow , \s* currentIndex \) \s* => \s* \( \s*
        (?P<of_row> currentRow \[ (?P<quoted> "(?:[^"\\]|\\.)*" ) \] ) \s* \) \) \s* : \s* )
    (?P<raw> \S (?: .* \S )? )
    (?P<end> \s* \} \) \( \) \s* )
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME = pattern(r"[A-Za-z_$][\w$]*", re.ASCII)


def raw_column(code: CodeText) -> str | None:
    """Return the column whose id is raw in the code of its own binding, None where that is not so, or harmless."""
    found = _match(code)
    return found["raw"] if found else None


def repaired(code: CodeText) -> str:
    """Return the text of such a binding with `currentRow["..."]` in place of the id, as page step 90 writes it."""
    found = _match(code)
    return f"{{{{{found['start']}{found['of_row']}{found['end']}}}}}" if found else ""


def _match(code: CodeText) -> re.Match[str] | None:
    if code.keys[-1] != "computedValue" or len(code.bindings) != 1:
        return None
    found = _DEFAULT.fullmatch(code.bindings[0].span.code)
    if found is None or _NAME.fullmatch(found["raw"]):
        return None
    try:
        is_own = orjson.loads(found["quoted"]) == found["raw"]
    except orjson.JSONDecodeError:
        return None
    return found if is_own else None
