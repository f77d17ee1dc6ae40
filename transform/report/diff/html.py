"""A diff as one self-contained page: the answer, pictures of the pages before and after, and the changes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ...application.entities import pages
from ...application.kinds import Kind, kind_of
from ...diffing.changes import Change, Diff
from ...document.pointers import find
from ..html.families import icon_of
from ..html.header import application_of, facts
from ..html.model import Part, Report, Section, Subject
from ..html.rendering import render
from ..text import number_of
from .entries import Entries, counted
from .groups import OUTSIDE, Group, grouped
from .masking import masked_with
from .scenes import Canvases, PagePictures
from .wording import VERBS, not_shown

_LEGEND = {
    **{kind: verb for kind, verb in VERBS.items() if kind != "deploy"},
    "follow": "follows from another change",
}
#: The sections of what belongs to no page, after those of the pages.
_OUTSIDE = {
    "query": "Queries",
    "js_object": "JS objects",
    "datasource": "Datasources",
    "library": "JS libraries",
    "theme": "Theme",
}
_SETTINGS = "Settings"
#: So many pages are shown with pictures and single changes, so that a browser can show the report of any application.
MOST_PAGES = 100
_WIDGET = re.compile(r"(/pageList/\d+/\w+/layouts/\d+/dsl)?(/children/\d+)*")


def to_html(
    found: Diff,
    names: tuple[str, str],
    *,
    date: str = "",
    originals: tuple[dict[str, Any], dict[str, Any]] | None = None,
) -> str:
    """Return the page; `names` are what the two documents are called, `date` is that of the report.

    Of the pages that changed the first `MOST_PAGES` have sections, the others are listed. `originals`: the documents
    whose versions are told, where others were compared in their place.
    """
    made = report(found, names, date=date, most_pages=MOST_PAGES)
    made = replace(made, facts=facts(originals or found.documents, names))
    changed = changed_pages(found)
    if changed > MOST_PAGES:
        made = replace(made, remarks=(*made.remarks, _left_out(changed)))
    return render(made)


def _left_out(pages: int) -> str:
    return (
        f"Of {pages:,} pages that changed the first {MOST_PAGES} are shown, the other {pages - MOST_PAGES:,} are "
        "listed at the end. `appsmith-transform diff BEFORE AFTER` has each change of all pages, as text or with "
        "`--format json` and `--format markdown`."
    )


def report(
    found: Diff, names: tuple[str, str], *, date: str = "", prefix: str = "s", most_pages: int | None = None
) -> Report:
    """Return what is on the page; see `to_html`. The anchors of its sections begin with `prefix`.

    `most_pages`: so many of the pages that changed have sections, the first ones; the others are named in one.
    """
    canvases = Canvases(found)
    names_of_pages = [*_page_names(found.documents[0]), *_page_names(found.documents[1])]
    ordered = _ordered(found)
    drawn = {group: ordered[group] for group in _first(ordered, most_pages)}
    part = replace(found, changes=tuple(itertools.chain.from_iterable(drawn.values())))
    shown, mask = masked_with(part, [*_texts_of_pictures(drawn, canvases), *names_of_pages], naming=True)
    twins = iter(shown.changes)
    groups = {  # by the names as they are, since masked ones would find neither pages nor pictures
        group: list(itertools.islice(twins, len(changes))) for group, changes in drawn.items()
    }
    widgets = _Widgets(found)
    sections = tuple(
        _Section(f"{prefix}{number}", group, changes, widgets, canvases).section(mask)
        for number, (group, changes) in enumerate(groups.items())
    )
    rest = {group: changes for group, changes in ordered.items() if group not in drawn}
    quiet = tuple(map(mask, _quiet(found, ordered)))
    marks = {spot.mark.kind for section in sections for spot in section.spots()}
    return Report(
        kind="Comparison",
        subject=application_of(found.documents),
        answer=_answer(found, ordered, len(quiet)),
        state="neutral" if found else "good",
        counts=counted(found.changes, widgets),
        remarks=tuple(filter(None, (not_shown(found), found.upgraded.refused))),
        heads=("Before", "After"),
        facts=facts(found.documents, names),
        legend=tuple((kind, word) for kind, word in _LEGEND.items() if kind in marks),
        sections=(*sections, *_other_pages(rest, mask, prefix)),
        quiet_note=f"{number_of(len(quiet), 'page')} without changes" if quiet else "",
        quiet=quiet,
        date=date,
    )


def changed_pages(found: Diff) -> int:
    """Return on how many pages something changed."""
    return sum(group.is_page for group in grouped(found.changes))


def _first(groups: Iterable[Group], most_pages: int | None) -> list[Group]:
    """Return the groups without the pages that come after the first ones."""
    pages_so_far = itertools.count(1)
    return [
        group
        for group in groups
        if not group.is_page or most_pages is None or next(pages_so_far) <= most_pages
    ]


def _other_pages(
    groups: Mapping[Group, list[Change]], mask: Callable[[str], str], prefix: str
) -> tuple[Section, ...]:
    """Return a section with the names of the pages that have none, and how many changes are on each."""
    if not groups:
        return ()
    listed = tuple(
        Subject(str(_masked(group, mask)), "page", number_of(len(changes), "change"), ())
        for group, changes in groups.items()
    )
    return (others(listed, prefix),)


def others(listed: tuple[Subject, ...], prefix: str) -> Section:
    """Return the section with the pages that are only named."""
    return Section(
        f"{prefix}rest", "Other pages", "page", (), (Part("Pages", f"{prefix}rest-pages", listed),)
    )


def _masked(group: Group, mask: Callable[[str], str]) -> Group:
    return Group(group.before and mask(group.before), group.after and mask(group.after), group.title)


def _answer(found: Diff, groups: dict[Group, list[Change]], quiet: int) -> str:
    """Return what happened in one sentence: `6 changes on 1 of 12 pages`."""
    number = len(found.changes)
    if not number:
        return "No changes"
    changes = number_of(number, "change")
    changed = sum(group.is_page for group in groups)
    total = changed + quiet
    if not total:
        return changes
    if not changed:
        return f"{changes}, none on the {number_of(total, 'page')}"
    return f"{changes} on {changed} of {number_of(total, 'page')}"


def _ordered(found: Diff) -> dict[Group, list[Change]]:
    """Return the changes by page in the order of the application, then those of what belongs to no page."""
    names = dict.fromkeys(_page_names(found.documents[1]) + _page_names(found.documents[0]))
    order = {name: number for number, name in enumerate(names)}
    inside: dict[Group, list[Change]] = {}
    outside: dict[str, list[Change]] = {}
    for group, changes in grouped(found.changes).items():
        if group.title == OUTSIDE:
            for change in changes:
                outside.setdefault(_OUTSIDE.get(change.entity.type, _SETTINGS), []).append(change)
        else:
            inside[group] = changes
    by_place = sorted(inside, key=lambda group: order.get(group.after or group.before or "", len(order)))
    titles = sorted(outside, key=[*_OUTSIDE.values(), _SETTINGS].index)
    return {group: inside[group] for group in by_place} | {
        Group(title=title): outside[title] for title in titles
    }


def _page_names(document: Any) -> list[str]:
    if kind_of(document) is Kind.PAGE:
        return []
    return [page.entity.name for page in pages(document, "unpublished") if page.entity.name]


def _quiet(found: Diff, groups: dict[Group, list[Change]]) -> tuple[str, ...]:
    """Return the names of the pages on which nothing changed."""
    changed = {group.after for group in groups if group.is_page}
    return tuple(name for name in dict.fromkeys(_page_names(found.documents[1])) if name not in changed)


def _texts_of_pictures(groups: Mapping[Group, list[Change]], canvases: Canvases) -> list[str]:
    """Return every text that pictures show, as they are drawn with each widget in sight."""
    texts: dict[str, None] = {}

    def note(text: str) -> str:
        texts[text] = None
        return text

    for group, changes in groups.items():
        pictures = PagePictures(canvases.of(group, changes), changes, {id(change): "" for change in changes})
        pictures.pictures("", note)
    return list(texts)


class _Widgets:
    """Finds the object of the widget that a change is of."""

    def __init__(self, found: Diff) -> None:
        self._documents = found.compared

    def __call__(self, change: Change) -> dict[str, Any] | None:
        if change.entity.type != "widget":
            return None
        before, after = self._documents
        for pointer, document in ((change.pointer_after, after), (change.pointer_before, before)):
            known = None if pointer is None else _WIDGET.match(pointer)
            widget = find(document, known.group()) if known else None
            if isinstance(widget, dict) and "type" in widget:
                return widget
        return None


class _Section:
    """A page, or what belongs to no page, with its changes."""

    def __init__(
        self, anchor: str, group: Group, changes: list[Change], widgets: _Widgets, canvases: Canvases
    ) -> None:
        self._anchor = anchor
        self._group = group
        self._changes = changes
        self._widgets = widgets
        self._entries = Entries(anchor, changes, widgets)
        self._pictures = PagePictures(canvases.of(group, changes), changes, self._entries.anchors)

    def section(self, mask: Callable[[str], str]) -> Section:
        group = self._group
        title = str(_masked(group, mask))
        return Section(
            self._anchor,
            title,
            "page" if self._group.is_page else icon_of(self._changes[0].entity.type),
            counted(self._changes, self._widgets),
            self._entries.parts(self._pictures.seen),
            self._pictures.pictures(title, mask),
        )
