"""Functions fit on a screen, and modules can be read in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "transform").rglob("*.py"))
MOST_LINES_OF_A_FUNCTION = 50
MOST_LINES_OF_A_MODULE = 300


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """Yield the functions of a module with their lines, from `def` to the last."""
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_a_function_fits_on_a_screen():
    long = {
        f"{module.relative_to(ROOT)}: {name}": lines
        for module in MODULES
        for name, lines in functions(module)
        if lines > MOST_LINES_OF_A_FUNCTION
    }
    assert not long, "Options of a command are named above it; its work goes into a module beside it"


def test_a_module_can_be_read_in_one_go():
    lines = {str(module.relative_to(ROOT)): module.read_text().count("\n") for module in MODULES}
    assert not {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_MODULE}
