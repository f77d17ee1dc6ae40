"""Insert the second input into the first: a part on one of its pages, or the pages of another application."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

import transform

from ...application.kinds import Kind, require_kind
from ...errors import InputError
from ...parts.bring_along import used_datasources
from ...parts.clashes import OnClash
from ...parts.inventory import Inventory
from ...parts.listing import takeable
from ...report.diff.html import to_html
from ...report.extracted_text import counted
from ...report.inserted_text import summary as what_was_done
from ...report.text import number_of
from ...sanitizing.shown_text import shown_diagnostics, shown_texts
from ...storage.documents import alike
from ..messages import JSON, Download, Request, Result
from ..rendering import render, summary
from ..sources import Source, commands_for, numbers, option, quoted, source_of, written_again
from ..worker import Tell

COMMAND = "insert"

_REPORT = "inserted.html"
_CLASHES = {
    "rename": "gets another name, and all references follow",
    "replace": "replaces what is there",
    "keep": "is left out",
}


class Ways(NamedTuple):
    """How a part is inserted: `pages` of an application, or on which `page` a part goes."""

    page: str | None
    pages: tuple[str, ...]
    on_clash: OnClash
    mapping: dict[str, str]

    def arguments(self, shown: Mapping[str, str]) -> Iterator[str]:
        """Yield the options of the command, with names as they are shown."""
        if self.page is not None:
            yield option("--page", shown[self.page])
        yield from (option("--pages", shown[page]) for page in self.pages)
        yield f"--on-clash {self.on_clash}"
        for old, new in self.mapping.items():
            yield option("--map-datasource", f"{shown[old]}={shown[new]}")


def run(request: Request, tell: Tell) -> Result:
    """Ask how the part goes in; insert it."""
    tell("Reading both")
    target, part = (source_of(dropped, request) for dropped in request.inputs)
    require_kind(target.document, Kind.EXPORT)
    is_whole = require_kind(part.document, Kind.EXPORT, Kind.PARTIAL_EXPORT) is Kind.EXPORT
    there, coming = takeable(target.document), takeable(part.document)
    lacking = [name for name in _datasources(coming) if name not in there.datasources]
    ways = _ways(request, there, coming, lacking, is_whole=is_whole)
    names = [*there.pages, *coming.pages, *there.datasources, *lacking]
    shown = shown_texts(names, [target.document, part.document])
    done = None
    if request.option("go"):
        tell("Inserting")
        done = _inserted(request, target, part, ways, shown)
    elif not is_whole and not there.pages:
        raise InputError(f"{target.name}: The application has no pages")
    form = render(
        "insert",
        is_whole=is_whole,
        ways=ways,
        clashes=_CLASHES,
        part=part.name,
        target=target.name,
        shown=shown,
        pages=list(coming.pages if is_whole else there.pages),
        lacking=lacking,
        datasources=list(there.datasources),
    )
    return done._replace(body=done.body + form) if done else Result(form)


def _datasources(part: Inventory) -> list[str]:
    """Return the names of the datasources that a part uses or brings along."""
    return list(dict.fromkeys([*(name for name, _ in used_datasources(part.document)), *part.datasources]))


def _ways(
    request: Request, there: Inventory, coming: Inventory, lacking: Sequence[str], *, is_whole: bool
) -> Ways:
    """Return what was chosen; fields hold numbers, as names may be anything."""
    pages = numbers(request.option("page"))
    known, targets = list(coming.pages if is_whole else there.pages), list(there.datasources)
    chosen = tuple(name for at, name in enumerate(known) if at in pages)
    mapping = {}
    for at, name in enumerate(lacking):
        for to in numbers(request.option(f"map-{at}")):
            if to < len(targets):
                mapping[name] = targets[to]
    clash = cast(OnClash, request.option("clash", "rename"))
    if is_whole:
        return Ways(None, chosen or tuple(known), clash, mapping)
    return Ways(next(iter(chosen or known), None), (), clash, mapping)


def _inserted(request: Request, target: Source, part: Source, ways: Ways, shown: Mapping[str, str]) -> Result:
    """Return the application with the part, and what changed in it."""
    if ways.on_clash not in _CLASHES:
        raise InputError("There is no such way to treat names that are taken", hint="Load the page again.")
    done = transform.insert(
        target.document,
        part.document,
        page=ways.page,
        pages=ways.pages,
        on_clash=ways.on_clash,
        map_datasources=ways.mapping,
    )
    file = target.named("inserted.json")
    data = target.written(done.document)
    before, after = alike(
        source_of(request.inputs[0], request, named=False), written_again(file, data, request)
    )
    found = transform.diff(before.document, after.document)
    body = render(
        "inserted",
        answer=_answer(done),
        said=shown_diagnostics(done.diagnostics),
    )
    inserted = (
        f"appsmith-transform insert {target.argument} {part.argument} {' '.join(ways.arguments(shown))}"
    )
    compared = f"appsmith-transform diff {target.argument} {quoted(file)} --format html -o {_REPORT}"
    return Result(
        body + summary(what_was_done(done)),
        to_html(found, (target.name, file), date=request.today, originals=(before.original, after.original)),
        _REPORT,
        (Download(file, "Application with the part", JSON, data, goes_on=True),),
        commands_for(request.inputs, f"{inserted} -o {quoted(file)}", compared),
    )


def _answer(done: Any) -> str:
    texts = [f"Inserted: {counted(done.added)}"]
    if done.replaced:
        texts.append(f"replaced: {counted(done.replaced)}")
    if done.kept:
        texts.append(f"left out, as the application has them: {counted(done.kept)}")
    if done.renamed:
        texts.append(f"{number_of(len(done.renamed), 'name')} changed, as they were taken")
    return "; ".join(texts)
