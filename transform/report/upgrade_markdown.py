"""What an upgrade did, as a document that a reviewer reads: per page and per resource, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .upgrade_report import SIDES

_MANY = 12


def to_markdown(reports: Iterable[dict[str, Any]]) -> str:
    """Give the reports of several inputs, as `to_dict` makes them, in one document."""
    return "\n".join(line for report in reports for line in _lines(report)) + "\n"


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield from (f"# Upgrade of {report['input']}", "", _summary(report), "")
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
            yield f"- **{item['code']}** `{item['pointer']}`: {item['message'].rstrip('.')}. {item['hint']}".rstrip()
        yield ""


def _unchanged(pages: list[dict[str, Any]]) -> Iterator[str]:
    if not pages:
        return
    sides: dict[str | None, list[str]] = {}
    for page in pages:
        sides.setdefault(page["page"], []).append(page["side"])
    names = [_titled({"page": name}, which) for name, which in sides.items()]
    rose = any(page["from"] != page["to"] for page in pages)
    yield from ("## Only the version number rose" if rose else "## Unchanged", "", f"{_listed(names)}.", "")


def _summary(report: dict[str, Any]) -> str:
    subject = f"The application {_code(report['application'])}" if report["application"] else "The document"
    old, new = _described(report["from"]), _described(report["to"])
    if old == new:
        return f"{subject} is up to date: {new}."
    return f"{subject} had {old}. It now has {new}."


def _described(versions: dict[str, Any]) -> str:
    pages = [version for version in versions["page_versions"] if version.isdecimal()]
    parts = [_span("page version", pages)] if pages else []
    parts += [
        f"{part} schema {versions[part]}" for part in ("server", "client") if versions[part] is not None
    ]
    releases = versions["releases"]
    return _listed(parts or ["no versions"]) + (f" ({_span('release', releases)})" if releases else "")


def _span(what: str, ordered: list[str]) -> str:
    """Give `page version 50`, or `page versions 26 to 50`."""
    first, last = ordered[0], ordered[-1]
    return f"{what} {first}" if first == last else f"{what}s {first} to {last}"


def _with_equal_sides(
    pages: list[dict[str, Any]], steps: list[dict[str, Any]]
) -> Iterator[list[dict[str, Any]]]:
    """Give the sides of pages that changed; those of one page with the same changes together."""
    groups: list[tuple[object, list[dict[str, Any]]]] = []
    for page in pages:
        if not page["steps"]:
            continue
        told = page["page"], page["to"], page["properties"], _sentences(page, steps)
        equal = next((sides for known, sides in groups if known == told), None)
        if equal is None:
            groups.append((told, [page]))
        else:
            equal.append(page)
    yield from (sides for _, sides in groups)


def _page(sides: list[dict[str, Any]], steps: list[dict[str, Any]]) -> Iterator[str]:
    page = sides[0]
    number = page["widgets_changed"]
    versions = _listed(list(dict.fromkeys(side["from"] for side in sides)))
    yield from (f"## {_titled(page, [side['side'] for side in sides])}", "")
    yield f"From version {versions} to {page['to']}; {number} widget{'' if number == 1 else 's'} changed."
    yield from ("", *_sentences(page, steps), "")
    if page["properties"]:
        yield from ("| widgets | new properties | changed | gone |", "|---|---|---|---|")
        for row in page["properties"]:
            cells = (_names(row[key]) for key in ("widgets", "new", "changed", "gone"))
            yield f"| {' | '.join(cells)} |"
        yield ""


def _titled(page: dict[str, Any], sides: list[str]) -> str:
    which = f" ({' and '.join(SIDES[side] for side in sides)})" if any(sides) else ""
    return f"Page {page['page'] or 'without a name'}{which}" if any(sides) or page["page"] else "The page"


def _sentences(page: dict[str, Any], steps: list[dict[str, Any]]) -> list[str]:
    own = [step for step in steps if (step["page"], step["side"]) == (page["page"], page["side"])]
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
    known = [_code(name) for name in names]
    more = f" and {len(known) - _MANY} more" if len(known) > _MANY else ""
    return ", ".join(known[:_MANY]) + more


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _code(name: str) -> str:
    """Give a name in code marks; what would end them, the line or a cell of a table becomes a space."""
    return f"`{' '.join(name.replace('`', ' ').replace('|', ' ').split())}`"
