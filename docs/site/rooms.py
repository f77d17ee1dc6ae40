"""A page for each room of the package with a picture of where it stands, from its modules and their imports."""

from __future__ import annotations

import ast
import configparser
import html
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PACKAGE = ROOT / "transform"
_WIDTH, _HEIGHT, _GAP = 300, 26, 6


def pages() -> dict[str, tuple[str, str]]:
    """Return path -> title and text."""
    order = _order()
    uses = {room: _uses(room, order) for room in order}
    return {
        f"how/{room}.md": (room, _page(room, order, uses)) for room in order if (_PACKAGE / room).is_dir()
    }


def _order() -> list[str]:
    """Return the rooms from the top down, as import-linter checks them."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    return contract["importlinter:contract:rooms"]["layers"].split()


def _modules(room: str) -> list[Path]:
    single = _PACKAGE / f"{room}.py"
    return [single] if single.exists() else sorted((_PACKAGE / room).rglob("*.py"))


def _uses(room: str, order: list[str]) -> set[str]:
    """Return the rooms that the modules of a room import."""
    found: set[str] = set()
    for module in _modules(room):
        depth = len(module.relative_to(_PACKAGE).parts)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == depth:
                found.add((node.module or node.names[0].name).split(".")[0])
    return (found & set(order)) - {room}


def _page(room: str, order: list[str], uses: dict[str, set[str]]) -> str:
    summary = _docstring(_PACKAGE / room / "__init__.py")
    rows = "\n".join(
        f"| `{module.relative_to(_PACKAGE / room).as_posix()}` | {_cell(_docstring(module).partition(chr(10))[0])} |"
        for module in _modules(room)
        if module.name != "__init__.py" and not re.match(r"(s\d{2,3}_|at\d{3}_)", module.name)
    )
    return f"""# {room}

{summary}

{_picture(room, order, uses)}

In the picture: {room} imports what is blue and below it, and is imported by what is green and above it.

| module | does |
|---|---|
{rows}

The rules that hold for all rooms are told under [Architecture](../architecture.md).
"""


def _docstring(module: Path) -> str:
    return ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""


def _cell(text: str) -> str:
    return html.escape(text, quote=False).replace("|", "\\|").replace("{{", "&#123;&#123;")


def _picture(room: str, order: list[str], uses: dict[str, set[str]]) -> str:
    boxes = []
    for number, other in enumerate(order):
        y = number * (_HEIGHT + _GAP)
        kind = (
            "own"
            if other == room
            else "used"
            if other in uses[room]
            else "user"
            if room in uses[other]
            else "other"
        )
        boxes.append(
            f'<g class="{kind}"><rect x="1" y="{y + 1}" width="{_WIDTH}" height="{_HEIGHT}" rx="4"/>'
            f'<text x="{_WIDTH // 2}" y="{y + 18}">{other}</text></g>'
        )
    height = len(order) * (_HEIGHT + _GAP)
    label = f"The rooms from the command line at the top down to the ground; {room} is marked"
    return (
        f'<svg class="rooms" role="img" aria-label="{label}" viewBox="0 0 {_WIDTH + 2} {height}" '
        f'width="{_WIDTH + 2}" height="{height}">{"".join(boxes)}</svg>'
    )
