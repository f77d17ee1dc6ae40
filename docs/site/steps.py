"""The steps of upgrading, from the docstrings of their modules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import transform

_UPGRADING = Path(transform.__file__).parent / "upgrading"
_PARTS = {"pages": "Page steps", "server": "Server schema", "client": "Client schema"}
_NAME = re.compile(r"s\d+_")


def pages() -> dict[str, tuple[str, str]]:
    """Return path -> title and text."""
    return {f"reference/steps-{part}.md": (title, _page(part, title)) for part, title in _PARTS.items()}


def _page(part: str, title: str) -> str:
    entries = []
    for module in sorted((_UPGRADING / part).glob("s*.py")):
        if _NAME.match(module.name):
            first, _, rest = (
                ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
            ).partition("\n")
            entries.append(f"## {first.rstrip('.')}\n\n{_safe(rest.strip())}\n")
    return (
        f"# {title}\n\nEach step is one module of the same name in `transform/upgrading/{part}`.\n\n"
        + "\n".join(entries)
    )


def _safe(text: str) -> str:
    """Return a docstring as Markdown: addresses of sources in code marks, no tags."""
    lines = [f"`{line}`" if line.startswith(("app/", "http")) else line for line in text.splitlines()]
    return "\n".join(lines).replace("<", "&lt;").replace("`&lt;", "`<")
