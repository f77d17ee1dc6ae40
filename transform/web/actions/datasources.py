"""Datasources: the form of what they need, and the application with what was filled in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import transform

from ...configuring.filled_values import value_of
from ...configuring.overview import Datasource
from ...configuring.template import datasource_template, template_sections
from ...configuring.template_toml import Line, Section, as_toml
from ...errors import InputError
from ...report.datasources_text import datasources_text, state
from ...report.text import number_of
from ...sanitizing.shown_text import shown_diagnostics
from ..messages import JSON, TOML, Download, Request, Result
from ..rendering import render, summary
from ..sources import Source, commands_for, quoted, source_of
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
    """A datasource in the form: what it is called, of which plugin, whether it is configured, who uses it."""

    name: str
    plugin: str
    state: str
    used_by: str
    note: str
    needed: tuple[Setting, ...]
    others: tuple[Setting, ...]


def run(request: Request, tell: Tell) -> Result:
    """Show the form; where it was filled in give the configured application."""
    tell(f"Reading {request.inputs[0].name}")
    source = source_of(request.inputs[0], request)
    sections = template_sections(source.document)
    if not sections:
        return Result(
            render("datasources", answer="There are no datasources to fill in", parts=(), said=None)
        )
    if request.option(_FILL):
        tell("Filling in")
        return _filled(request, source, sections)
    found = transform.datasources(source.document)
    name = source.named("values.toml")
    form = datasource_template(source.document).encode("utf-8", "surrogatepass")
    command = f"appsmith-transform datasources template {source.argument} -o {quoted(name)}"
    return Result(
        render("datasources", answer=_answer(found), parts=_parts(sections, found), said=None)
        + summary(datasources_text(found)),
        downloads=(Download(name, "The form, to fill in later", TOML, form),),
        commands=commands_for(request.inputs, command),
    )


def _answer(found: Iterable[Datasource]) -> str:
    own = [one for one in found if one.entity.type != "query"]
    ready = sum(one.ready for one in own)
    return f"{ready} of {number_of(len(own), 'datasource')} {'is' if 1 in (ready, len(own)) else 'are'} configured"


def _parts(sections: Iterable[Section], found: Iterable[Datasource]) -> list[Part]:
    known = {one.name: one for one in found}
    parts = []
    for number, section in enumerate(sections):
        settings = [_setting(name, lines) for name, lines in _fields(number, section)]
        one = known[section.name]
        parts.append(
            Part(
                section.name,
                section.plugin,
                state(one),
                "" if one.entity.type == "query" else f"used by {_queries(one)}",
                section.note,
                tuple(setting for setting in settings if setting.needed),
                tuple(setting for setting in settings if not setting.needed),
            )
        )
    return parts


def _queries(one: Datasource) -> str:
    return "1 query" if len(one.used_by) == 1 else f"{len(one.used_by) or 'no'} queries"


def _fields(number: int, section: Section) -> Iterator[tuple[str, list[Line]]]:
    """Yield the name of each field with the lines of its setting: several where there is a choice."""
    found: dict[str, list[Line]] = {}
    for line in section.lines:
        found.setdefault(line.path, []).append(line)
    return ((f"value-{number}-{at}", lines) for at, lines in enumerate(found.values()))


def _setting(name: str, lines: list[Line]) -> Setting:
    first = lines[0]
    values = tuple(dict.fromkeys(_text(line.value) for line in lines if line.value is not None))
    is_choice = len(values) > 1
    label = "Kind of authentication" if is_choice else first.label or first.path.rpartition(".")[2]
    value = values[0] if first.active and values and not is_choice else ""
    options = values if is_choice else first.options
    if value and options and value not in options:
        options = (value, *options)
    secret = any(line.secret for line in lines)
    return Setting(name, label, first.path, value, options, secret, first.active)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _filled(request: Request, source: Source, sections: list[Section]) -> Result:
    """Return the application with what was filled in, and the form of it, in which secrets are variables."""
    secrets: dict[str, str] = {}
    wrong: list[str] = []
    given = [_given(number, section, request, secrets, wrong) for number, section in enumerate(sections)]
    if wrong:
        raise InputError("; ".join(wrong), hint="Correct it in the form above and fill in again.")
    form = as_toml([section for section in given if section.lines], ())
    done = transform.configure(source.document, tomllib.loads(form), variables=secrets)
    found = transform.datasources(done.document)
    values, name = source.named("values.toml"), source.named("configured.json")
    files = (
        Download(name, "Configured file", JSON, source.written(done.document), goes_on=True),
        Download(values, "What you filled in, without secrets", TOML, form.encode("utf-8", "surrogatepass")),
    )
    command = f"appsmith-transform datasources fill {quoted(values)} {source.argument} -o {quoted(name)}"
    body = render(
        "datasources", answer=_answer(found), parts=(), said=tuple(shown_diagnostics(done.diagnostics))
    )
    return Result(
        body + summary(datasources_text(found)),
        downloads=files,
        commands=commands_for(request.inputs, *_exports(secrets), command),
    )


def _given(
    number: int, section: Section, request: Request, secrets: dict[str, str], wrong: list[str]
) -> Section:
    """Return what was filled in of a datasource.

    Its secrets go into `secrets`, by the names of their variables; what is said of values of a wrong type into `wrong`.
    """
    lines = []
    for name, same in _fields(number, section):
        if text := request.option(name):
            line = next((one for one in same if one.variable), same[0])
            if line.secret:
                line = replace(line, value=None, variable=line.variable or f"SECRET_{len(secrets)}")
                secrets[line.variable or ""] = text
            else:
                try:
                    line = replace(line, value=value_of(line.path, text), variable=None)
                except InputError as error:  # of many datasources, most have a port
                    wrong.append(f"{section.name}, {_setting(name, same).label}: {error.message}")
            lines.append(replace(line, active=True))
    return replace(section, lines=tuple(lines))


def _exports(secrets: Mapping[str, str]) -> Iterator[str]:
    """Yield what sets the variables of secrets, which are not shown."""
    return (f"export {name}=..." for name in secrets)
