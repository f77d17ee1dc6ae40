"""Plain text for terminals."""

from __future__ import annotations

from collections.abc import Sequence

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160))} | {
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def visible(text: str) -> str:
    """Return a text in one line: control characters, which a terminal would obey, are written out."""
    return text.translate(_CONTROLS)


def table(rows: Sequence[Sequence[str]], *, indent: str = "  ") -> list[str]:
    """Return the lines of a table, each column as wide as its longest cell; the first row is its head."""
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in shown) for i in range(len(shown[0]))]
    return [
        (indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
        for row in shown
    ]
