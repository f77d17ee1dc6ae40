"""Datasources: the form of what they need, and the application with what was filled in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import transform

from ...configuring.template import datasource_template, template_sections
from ...configuring.template_toml import Line, Section
from ...diagnostics import Diagnostic
from ...report.datasources_text import datasources_text
from ...sanitizing.shown_text import shown_diagnostics
from ..messages import JSON, TOML, Download, Request, Result
from ..rendering import render
from ..sources import Source, quoted, source_of
from ..worker import Tell

COMMAND = "datasources list"

_FILL = "fill"


class Setting(NamedTuple):
    """A field of the form: `value` is what the export has, if it may be shown; `options` are words to choose from."""

    name: str
    label: str
    path: str
    value: str
    options: tuple[str, ...]
    secret: bool
    needed: bool


class Part(NamedTuple):
    """A datasource in the form."""

    name: str
    plugin: str
    note: str
    needed: tuple[Setting, ...]
    others: tuple[Setting, ...]


def run(request: Request, tell: Tell) -> Result:
    """Show the form; where it was filled in give the configured application."""
    tell(f"Reading {request.inputs[0].name}")
    source = source_of(request.inputs[0], request)
    sections = template_sections(source.document)
    if not sections:
        return Result(render("datasources", text="", parts=(), said=()))
    if request.option(_FILL):
        tell("Filling in")
        return _filled(request, source, sections)
    text = datasources_text(transform.datasources(source.document))
    form = datasource_template(source.document).encode("utf-8", "surrogatepass")
    return Result(
        render("datasources", text=text, parts=_parts(sections), said=()),
        downloads=(Download(source.named("values.toml"), "The form, to fill in later", TOML, form),),
        commands=_commands(source)[:1],
    )


def _parts(sections: Iterable[Section]) -> list[Part]:
    parts = []
    for number, section in enumerate(sections):
        settings = [
            _setting(f"value-{number}-{at}", lines) for at, lines in enumerate(_by_path(section).values())
        ]
        needed = tuple(one for one in settings if one.needed)
        others = tuple(one for one in settings if not one.needed)
        parts.append(Part(section.name, section.plugin, section.note, needed, others))
    return parts


def _by_path(section: Section) -> dict[str, list[Line]]:
    """Return the lines of each setting; one that may be chosen in several ways has several."""
    found: dict[str, list[Line]] = {}
    for line in section.lines:
        found.setdefault(line.path, []).append(line)
    return found


def _setting(name: str, lines: list[Line]) -> Setting:
    first = lines[0]
    values = tuple(dict.fromkeys(_text(line.value) for line in lines if line.value is not None))
    is_choice = len(values) > 1
    about = "Kind of authentication" if is_choice else first.about or first.path.rpartition(".")[2]
    value = values[0] if first.active and values and not is_choice else ""
    secret = any(line.secret for line in lines)
    return Setting(name, about, first.path, value, values if is_choice else (), secret, first.active)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _filled(request: Request, source: Source, sections: list[Section]) -> Result:
    """Return the application with what was filled in; values come in as variables do, so that none is shown again."""
    form: dict[str, dict[str, str]] = {}
    variables: dict[str, str] = {}
    for number, section in enumerate(sections):
        for at, path in enumerate(_by_path(section)):
            if value := request.option(f"value-{number}-{at}"):
                variables[f"V{number}_{at}"] = value
                form.setdefault(section.name, {})[path] = f"${{V{number}_{at}}}"
    done = transform.configure(source.document, {"datasources": form}, variables=variables)
    name = source.named("configured.json")
    said: tuple[Diagnostic, ...] = tuple(shown_diagnostics(done.diagnostics))
    text = datasources_text(transform.datasources(done.document))
    return Result(
        render("datasources", text=text, parts=(), said=said),
        downloads=(Download(name, "Configured file", JSON, source.written(done.document)),),
        commands=_commands(source),
    )


def _commands(source: Source) -> tuple[str, str]:
    values, name = quoted(source.named("values.toml")), quoted(source.name)
    return (
        f"appsmith-transform datasources template {name} -o {values}",
        f"appsmith-transform datasources fill {values} {name} -o {quoted(source.named('configured.json'))}",
    )
