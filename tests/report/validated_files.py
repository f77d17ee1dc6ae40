"""Make validated files with chosen diagnostics, so that a test of a report says all that it shows."""

from __future__ import annotations

from typing import Any

from transform import Diagnostic, Entity, Validation
from transform.document.positions import Position
from transform.report.validated import ValidatedFile, validated_file
from transform.validating.verdict_parts import PASSES

TEXT = '{\n  "pageList": [\n    {"é": "{{x}}"}\n  ],\n  "b": 1\n}'
ERROR = Diagnostic(
    "AT501", "error", "x does not exist.", "/pageList/0/é", Entity("widget", "Page1", "Text1"), "Add it."
)
WARNING = Diagnostic("AT302", "warning", "No page is the default page.")
NOTE = Diagnostic("AT602", "note", "It is not configured.", "/b", Entity("datasource", None, "DB"))


def accepted(*diagnostics: Diagnostic, name: str = "app.json", text: str | None = TEXT) -> ValidatedFile:
    return validated_file(name, Validation(True, PASSES, diagnostics=diagnostics, target="1.91"), text)


def refused(*diagnostics: Diagnostic, position: tuple[int, int] | None = None, **says: Any) -> ValidatedFile:
    place = Position(*position) if position else None
    found = Validation(False, "rejected", diagnostics=diagnostics, target="1.91", position=place, **says)
    return validated_file("app.json", found, "{")
