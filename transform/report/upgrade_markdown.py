"""What an upgrade did, as a document that a reviewer reads: per page and per resource, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..validating.inspection import is_number
from .markdown import code, plain
from .text import number_of
from .upgrade_report import SIDES

_MANY = 12


def to_markdown(reports: Iterable[dict[str, Any]], *, dry: bool = False) -> str:
    """Return the reports of several inputs, as `to_dict` makes them, in one document; `dry`: nothing was written."""
    return "\n".join(line for report in reports for line in _lines(report, dry=dry)) + "\n"


def _lines(report: dict[str, Any], *, dry: bool) -> Iterator[str]:
    yield from (f"# Upgrade of {code(report['input'])}", "")
    if report["refused"]:
        yield from (f"Refused: {_told(report['refused'])}", "")
        return
    yield from (_summary(report, dry=dry), "")
    steps = [step for step in report["steps"] if step["part"] == "page"]
    for sides in _with_equal_sides(report["pages"], steps):
        yield from _page(sides, steps)
    if report["resources"]:
        yield from ("## Queries, libraries and the application", "")
        for resource in report["resources"]:
            yield from _resource(resource)
    yield from _unchanged([page for page in report["pages"] if not page["steps"]])
    if report["diagnostics"]:
        yield from ("## To look at", "")
        for item in report["diagnostics"]:
            yield f"- **{item['code']}** {_told(item)}"
        yield ""


def _told(item: dict[str, Any]) -> str:
    """Return place, message and hint of a diagnostic or an error in one line."""
    place = f"{code(item['pointer'])}: " if item["pointer"] else ""
    return f"{place}{plain(item['message']).rstrip('.')}. {plain(item['hint'])}".rstrip()


def _unchanged(pages: list[dict[str, Any]]) -> Iterator[str]:
    rose = [page for page in pages if page["from"] != page["to"]]
    stayed = [page for page in pages if page["from"] == page["to"]]
    for title, group in (("Only the version number rose", rose), ("Unchanged", stayed)):
        sides: dict[str, list[dict[str, Any]]] = {}
        for page in group:
            sides.setdefault(_both_sides(page), []).append(page)
        if sides:
            names = [_titled(of_page) for of_page in sides.values()]
            yield from (f"## {title}", "", f"{_listed(names)}.", "")


def _both_sides(page: dict[str, Any]) -> str:
    """Return what both sides of a page have in common, and no other page of the same name has: its place."""
    return str(page["pointer"]).replace(f"/{page['side']}Page/", "/", 1)


def _summary(report: dict[str, Any], *, dry: bool) -> str:
    subject = f"The application {code(report['application'])}" if report["application"] else "The document"
    old, new = described(report["from"]), described(report["to"])
    if report["from"] == report["to"]:
        return f"{subject} {'stays as it was' if report['diagnostics'] else 'is up to date'}: {new}."
    if dry:
        return f"{subject} has {old}. An upgrade, which was not written, gives it {new}."
    return f"{subject} had {old}. It now has {new}."


def described(versions: dict[str, Any]) -> str:
    """Return versions in words: those of the pages, the schemas and the releases that have them."""
    pages = [version for version in versions["page_versions"] if is_number(version)]
    odd = [version for version in versions["page_versions"] if version not in pages]
    parts = [_span("page version", pages)] if pages else []
    parts += [f"page version {code(version)}" for version in odd]
    parts += [
        f"{part} schema {versions[part]}" for part in ("server", "client") if versions[part] is not None
    ]
    releases = versions["releases"]
    return _listed(parts or ["no versions"]) + (f" ({_span('release', releases)})" if releases else "")


def _span(what: str, ordered: list[str]) -> str:
    """Return `page version 50`, or `page versions 26 to 50`."""
    first, last = ordered[0], ordered[-1]
    return f"{what} {first}" if first == last else f"{what}s {first} to {last}"


def _with_equal_sides(
    pages: list[dict[str, Any]], steps: list[dict[str, Any]]
) -> Iterator[list[dict[str, Any]]]:
    """Yield the sides of pages that changed; those of one page with the same changes together."""
    groups: list[tuple[object, list[dict[str, Any]]]] = []
    for page in pages:
        if not page["steps"]:
            continue
        content = _both_sides(page), page["to"], page["properties"], _sentences(page, steps)
        equal = next((sides for known, sides in groups if known == content), None)
        if equal is None:
            groups.append((content, [page]))
        else:
            equal.append(page)
    yield from (sides for _, sides in groups)


def _page(sides: list[dict[str, Any]], steps: list[dict[str, Any]]) -> Iterator[str]:
    page = sides[0]
    number = page["widgets_changed"]
    versions = _listed(list(dict.fromkeys(side["from"] for side in sides)))
    yield from (f"## {_titled(sides)}", "")
    yield f"From version {plain(versions)} to {page['to']}; {number_of(number, 'widget')} changed."
    yield from ("", *_sentences(page, steps), "")
    if page["properties"]:
        yield from ("| widgets | new properties | changed | gone |", "|---|---|---|---|")
        for row in page["properties"]:
            cells = (_names(row[key]) for key in ("widgets", "new", "changed", "gone"))
            yield f"| {' | '.join(cells)} |"
        yield ""


def _titled(sides: list[dict[str, Any]]) -> str:
    name, side = sides[0]["page"], sides[0]["side"]
    if side is None:
        return "The page"
    which = " and ".join(SIDES[page["side"]] for page in sides)
    return f"Page {code(name) if name else 'without a name'} ({which})"


def _sentences(page: dict[str, Any], steps: list[dict[str, Any]]) -> list[str]:
    own = [step for step in steps if step["pointer"] == page["pointer"]]
    return [_sentence(step, step["changed"]) for step in own]


def _resource(resource: dict[str, Any]) -> Iterator[str]:
    yield from (f"### {_names(resource['names'])}", "")
    yield from (_sentence(change, []) for change in resource["changes"])
    yield ""


def _sentence(step: dict[str, Any], changed: list[str]) -> str:
    names = _names(dict.fromkeys(filter(None, changed)))
    end = f": {names}" if names else ""
    return f"- {step['title'].rstrip('.')} ({step['part']} {step['start']} -> {step['end']}){end}."


def _names(names: Iterable[str]) -> str:
    known = [code(name) for name in names]
    more = f" and {len(known) - _MANY} more" if len(known) > _MANY else ""
    return ", ".join(known[:_MANY]) + more


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
