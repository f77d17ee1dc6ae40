"""Plain text for terminals, logs and comments."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from ..patterns import pattern

#: Control characters, line and paragraph separators, and what changes the direction of text or is invisible.
_HIDDEN = (
    *(range(0x20), range(0x7F, 0xA0)),
    *((0x061C,), range(0x200E, 0x2010), range(0x2028, 0x202F), range(0x2060, 0x2065), range(0x2066, 0x2070)),
    *((0x200B,), (0xFEFF,), range(0xE0000, 0xE0080)),
)
_ESCAPES = {
    code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    for codes in _HIDDEN
    for code in codes
}
_ESCAPES_BUT_TABS = {code: escape for code, escape in _ESCAPES.items() if code != ord("\t")}


#: What the logs of build services take for a command: at the start of a line, or anywhere in it.
_COMMAND = pattern(r"\A(\s*):(?=:)|#(?=#(?:vso)?\[)")


def visible(text: str) -> str:
    """Return a text in one line with all characters escaped that act on a terminal or a log, or hide.

    These are control characters (ESC, BEL, line breaks), those that change the direction of text, invisible
    ones, and what begins a command for the log of a build service (`::error`, `##[error]`). Every name or value
    from a document passes through here or `visible_code` before a report shows it.
    """
    return _without_commands(text.translate(_ESCAPES))


def visible_code(line: str) -> str:
    """Return one line of code as `visible` does, with its tabs."""
    return _without_commands(line.translate(_ESCAPES_BUT_TABS))


def _without_commands(line: str) -> str:
    if "::" not in line and "##" not in line:
        return line
    return _COMMAND.sub(lambda found: f"{found[1] or ''}\\x{ord(found[0][-1]):02x}", line)


def table(rows: Sequence[Sequence[str]], *, indent: str = "  ", width: int | None = None) -> list[str]:
    """Return the lines of a table, each column as wide as its longest cell; the first row is its head.

    Where that is wider than a terminal of this width, each row becomes a paragraph: its first cell, and below it the
    others that say something, each with its head.
    """
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in shown) for i in range(len(shown[0]))]
    lines = [
        (indent + "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True))).rstrip()
        for row in shown
    ]
    if width is None or max(map(len, lines)) <= width:
        return lines
    return [line for row in shown[1:] for line in _paragraph(shown[0], row, indent, width)]


def _paragraph(head: Sequence[str], row: Sequence[str], indent: str, width: int) -> list[str]:
    said = [f"{name} {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell not in ("", "-")]
    below = f"{indent}  "
    return [
        indent + row[0],
        *textwrap.wrap("; ".join(said), width, initial_indent=below, subsequent_indent=below),
    ]


def number_of(count: int, noun: str) -> str:
    """Return a number with its noun: `1 query`, `2 queries`, `3 addresses`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else noun + ("es" if noun.endswith("s") else "s")
    return f"{count} {noun if count == 1 else plural}"
