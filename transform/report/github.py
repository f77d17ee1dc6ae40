"""Write results as workflow commands of GitHub Actions, which shows them beside the lines of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..diagnostics import Severity
from .results import ResultFile
from .text import visible

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def to_github(files: Iterable[ResultFile]) -> str:
    """Return one workflow command a line, with line and column where they are known."""
    lines = []
    for file in files:
        for result, place in file.located():
            properties: dict[str, str | int] = {"file": file.path_of(place)}
            if place is not None:
                properties |= {"line": place.line, "col": place.column}
            lines.append(_command(result.level, {**properties, "title": result.rule_id}, result.message))
    return "\n".join(lines)


def _command(severity: Severity, properties: Mapping[str, str | int], text: str) -> str:
    """Return a workflow command; whatever properties and text hold, it is one."""
    shown = ",".join(f"{key}={_escaped_property(str(value))}" for key, value in properties.items())
    return f"::{_LEVELS[severity]} {shown}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
