"""What V8 says of code in the ways in which the product runs it."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable

import pytest

needs_v8 = pytest.mark.skipif(
    importlib.util.find_spec("py_mini_racer") is None, reason="mini-racer (V8) is not installed"
)

#: Code is compiled inside a function that is never called.
_COMPILE = """
globalThis.mistake = (source) => {
    try { (0, eval)("(function () {" + source + "\\n})"); return null }
    catch (error) { return error instanceof SyntaxError ? error.message : null }
}
"""


@functools.cache
def _mistake() -> Callable[[str], str | None]:
    from py_mini_racer import MiniRacer

    engine = MiniRacer()
    engine.eval(_COMPILE)
    return lambda source: engine.call("mistake", source)


def value(code: str) -> str | None:
    """Return V8's message for code that is assigned in a function, None where V8 takes it."""
    return _mistake()(f"function closed() {{const result = {code}\nreturn result}}")


def action(code: str) -> str | None:
    """Return V8's message for code that is assigned in an async function."""
    return _mistake()(f"async function closed() {{const result = {code}\nreturn result}}")


def body(code: str) -> str | None:
    """Return V8's message for the body of an async function."""
    return _mistake()(f"const result = async () => {{{code}\n}}")


def in_module(code: str) -> str | None:
    """Return V8's message for the body of an async function of a JS object, which is strict as modules are."""
    return _mistake()(f"'use strict'; return {{ fun: async () => {{\n{code}\n}}}}")


def module(code: str) -> str | None:
    """Return V8's message for a JS object; V8 reads no modules here, so the object is taken for a value.

    `await` outside functions is refused, `new.target` taken, both unlike in a module.
    """
    return _mistake()(code.replace("export default", "'use strict'; const exported = ", 1))
