"""What the JavaScript in the bindings of a text refers to."""

from __future__ import annotations

from typing import NamedTuple

from .references import parse_expression, parse_module
from .script import Script
from .spans import Span, spans


class Binding(NamedTuple):
    """A binding and what was found out about its code."""

    span: Span
    script: Script


class BindingReader:
    """Reads bindings and modules, each text once however often it stands in a document."""

    def __init__(self) -> None:
        self._bindings: dict[str, tuple[Binding, ...]] = {}
        self._expressions: dict[str, Script] = {}
        self._modules: dict[str, Script] = {}

    def read(self, text: str) -> tuple[Binding, ...]:
        """Return the bindings of a text with what their code refers to."""
        known = self._bindings.get(text)
        if known is None:
            known = tuple(Binding(span, self._expression(span.code)) for span in spans(text))
            self._bindings[text] = known
        return known

    def read_module(self, body: str) -> Script:
        """Return what the body of a JS object refers to."""
        known = self._modules.get(body)
        if known is None:
            known = self._modules[body] = parse_module(body)
        return known

    def _expression(self, code: str) -> Script:
        known = self._expressions.get(code)
        if known is None:
            known = self._expressions[code] = parse_expression(code)
        return known
