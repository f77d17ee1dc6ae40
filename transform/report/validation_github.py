"""Write validations as workflow commands of GitHub Actions, which shows them beside the lines of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..diagnostics import Diagnostic, Severity
from ..document.positions import Position
from ..storage.layout.places import Place
from .text import visible
from .validated import ValidatedFile

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def to_github(files: Iterable[ValidatedFile]) -> str:
    """Return one workflow command a line, with line and column where the file's text is given."""
    return "\n".join(line for file in files for line in _commands(file))


def _commands(file: ValidatedFile) -> Iterator[str]:
    for item, place in file.located():
        yield _command(file.name, item, place)


def _command(name: str, item: Diagnostic, place: Position | Place | None) -> str:
    properties: dict[str, str | int] = {"file": place.path if isinstance(place, Place) else name}
    if place is not None:
        properties |= {"line": place.line, "col": place.column}
    who = f"{item.entity}: " if item.entity and str(item.entity) else ""
    text = f"{who}{item.message}" + (f" {item.hint}" if item.hint else "")
    return command_line(item.severity, {**properties, "title": item.code}, text)


def command_line(severity: Severity, properties: Mapping[str, str | int], text: str) -> str:
    """Return a workflow command; whatever properties and text hold, it is one."""
    shown = ",".join(f"{key}={_escaped_property(str(value))}" for key, value in properties.items())
    return f"::{_LEVELS[severity]} {shown}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
