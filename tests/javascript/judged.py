"""The verdicts of the parser in the four ways in which the product runs code."""

from __future__ import annotations

from pathlib import Path

from transform.javascript.references import parse_expression, parse_module
from transform.javascript.script import SyntaxProblem

FIXTURES = Path(__file__).parents[2] / "fixtures"

Place = tuple[int, int, str]


def value(code: str) -> Place | None:
    """Return line, column and message of what is wrong with code that is assigned in a function."""
    return _place(parse_expression(code).value_problem)


def action(code: str) -> Place | None:
    """Return what is wrong with code that is assigned in an async function."""
    return _place(parse_expression(code).action_problem)


def body(code: str) -> Place | None:
    """Return what is wrong with the body of an async function."""
    return _place(parse_expression(code).problem)


def module(code: str) -> Place | None:
    """Return what is wrong with a module, syntax after ES2020 included."""
    script = parse_module(code)
    return _place(script.problem or script.newer)


def in_module(code: str) -> Place | None:
    """Return what is wrong with statements in an async function of a JS object; lines count from the function."""
    found = module("export default { fun: async () => {\n" + code + "\n}}")
    return (found[0] - 1, *found[1:]) if found else None


def _place(problem: SyntaxProblem | None) -> Place | None:
    return (problem.line, problem.column, problem.message) if problem is not None else None
