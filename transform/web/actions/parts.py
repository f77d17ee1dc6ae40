"""Parts: take pages, or things of one page, out of an application."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import transform

from ...application.kinds import Kind, kind_of
from ...errors import InputError
from ...parts.inventory import Key
from ...parts.listing import takeable
from ...report.extracted_text import counted
from ...sanitizing.shown_text import shown_texts
from ..messages import JSON, Download, Request, Result
from ..rendering import render
from ..sources import Source, commands_for, numbers, option, quoted, source_of
from ..worker import Tell

COMMAND = "extract --list"

_TAKE = "take"
#: So many things can be chosen one by one; of a larger application whole pages.
_MOST_SHOWN = 4000
_KINDS = {"widget": "Widgets", "query": "Queries", "js_object": "JS objects"}
_ARGUMENTS = {
    "page": "pages",
    "widget": "widgets",
    "query": "queries",
    "js_object": "js_objects",
    "datasource": "datasources",
    "library": "libraries",
}


class Choice(NamedTuple):
    """A thing that can be chosen, by its number among all things."""

    number: int
    name: str
    chosen: bool


class PageChoice(NamedTuple):
    """A page, and by kind what is on it."""

    page: Choice
    counts: str
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]
    is_open: bool


def run(request: Request, tell: Tell) -> Result:
    """Show what there is; give what was chosen."""
    tell(f"Reading {request.inputs[0].name}")
    source = source_of(request.inputs[0], request)
    things = list(takeable(source.document).everything())
    chosen = numbers(request.option(_TAKE))
    taken = None
    if request.option("go"):
        tell("Taking the part out")
        taken = _taken(request, source, [key for at, key in enumerate(things) if at in chosen])
    form = render("parts", **_form(source, things, chosen, request))
    if taken is None:
        command = f"appsmith-transform extract {source.argument} --list"
        return Result(form, commands=commands_for(request.inputs, command))
    return taken._replace(body=taken.body + form)


def _taken(request: Request, source: Source, keys: Sequence[Key]) -> Result:
    """Return the part, what is in it, and what it lacks."""
    whole, along = request.option("whole") == "yes", request.option("along") == "yes"
    names = _by_argument(keys)
    extracted = transform.extract(source.document, **names, as_application=whole, with_dependencies=along)
    file = source.named("application.json" if whole else "part.json")
    shown = shown_texts({name for named in names.values() for name in named}, [source.document])
    asked = [
        option(f"--{kind.replace('js_object', 'jsobject')}", shown[name])
        for kind, argument in _ARGUMENTS.items()
        for name in names[argument]
    ]
    asked += ["--as-application"] * whole + ["--with-dependencies"] * along
    command = f"appsmith-transform extract {source.argument} {' '.join(asked)} -o {quoted(file)}"
    lacks = [f"{key}, used by {by}" for key, by in extracted.left_out]
    lacking = shown_texts(lacks, [source.document])
    return Result(
        render(
            "taken", answer=f"Taken out: {counted(extracted.included)}", lacks=[lacking[one] for one in lacks]
        ),
        downloads=(Download(file, "The part", JSON, source.written(extracted.document), goes_on=True),),
        commands=commands_for(request.inputs, command),
    )


def _by_argument(keys: Sequence[Key]) -> dict[str, list[str]]:
    """Return what `extract` takes by name. Raises InputError where nothing is chosen, or too much at once."""
    if not keys:
        raise InputError("Nothing is chosen", hint="Choose whole pages, or what is on one page.")
    pages = {key.name for key in keys if key.kind == "page"}
    inside = [key for key in keys if key.kind in _KINDS and key.page not in pages]
    if inside and pages:
        raise InputError(
            "Whole pages and things of another page are chosen",
            hint="Choose whole pages, or what is on one page.",
        )
    names: dict[str, list[str]] = {argument: [] for argument in _ARGUMENTS.values()}
    for key in keys:
        if key.kind not in _KINDS or key in inside:
            names[_ARGUMENTS[key.kind]].append(key.name)
    names["pages"] += dict.fromkeys(key.page or "" for key in inside)
    return names


def _form(source: Source, things: Sequence[Key], chosen: Collection[int], request: Request) -> dict[str, Any]:
    shown = shown_texts({key.name for key in things}, [source.document])
    choices = {key: Choice(at, shown[key.name], at in chosen) for at, key in enumerate(things)}
    on_page: dict[str | None, list[Key]] = {}
    for key in things:
        on_page.setdefault(key.page, []).append(key)
    single = len(things) <= _MOST_SHOWN
    return {
        "pages": [_page(keys, choices, single=single) for page, keys in on_page.items() if page is not None],
        "others": [
            (title, tuple(choices[key] for key in on_page.get(None, ()) if key.kind == kind))
            for kind, title in (("datasource", "Datasources"), ("library", "JS libraries"))
        ],
        "single": single,
        "is_part": kind_of(source.document) is Kind.PARTIAL_EXPORT,
        "whole": request.option("whole") == "yes",
        "along": request.option("along", "yes" if not request.option("go") else "") == "yes",
    }


def _page(keys: Sequence[Key], choices: dict[Key, Choice], *, single: bool) -> PageChoice:
    page = next(key for key in keys if key.kind == "page")
    inside = [key for key in keys if key.kind != "page"]
    groups = tuple(
        (title, found)
        for kind, title in _KINDS.items()
        if (found := tuple(choices[key] for key in inside if key.kind == kind))
    )
    return PageChoice(choices[page], counted(inside), groups if single else (), _any_chosen(groups))


def _any_chosen(groups: Iterable[tuple[str, tuple[Choice, ...]]]) -> bool:
    return any(one.chosen for _, found in groups for one in found)
