"""`import` and `export` outside the top level of a module, and doubled exports."""

from __future__ import annotations

from collections.abc import Iterator

from ..queries import ANY_CODE
from .code import Code, Mistake

PATTERNS = {ANY_CODE: "[(import_statement) (export_statement)] @top_level_only"}


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield each `import` and `export` that is not at the top level of a module; a second default export."""
    defaults = 0
    for node in code.nodes("top_level_only"):
        word = "import" if node.type == "import_statement" else "export"
        if not code.is_module or node.parent is None or node.parent.type != "program":
            yield Mistake(node.start_byte, f"`{word}` outside the top level of a module")
            continue
        defaults += any(child.type == "default" for child in node.children)
        if defaults > 1:
            yield Mistake(node.start_byte, "a module has one default export only")
