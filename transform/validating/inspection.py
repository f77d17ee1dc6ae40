"""What a document is, which releases could have made it, which can open it, and what it holds."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..application import entities
from ..application.entities import Located, text
from ..application.kinds import Kind, kind_of
from ..application.pages import Widget, widgets_of
from ..configuring.configured import is_configured as configured_on_import
from ..document.limits import Json
from ..product.releases import Fit, Versions, makers, oldest_accepting
from ..upgrading.page_versions import shown_version
from ..upgrading.targets import document_versions

_NUMBER = re.compile(r"-?[0-9]{1,10}([.][0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Info:
    """A document at a glance.

    `versions`: schemas (None: it has none, or none that can be read) and the newest page version;
    `page_versions`: {version as in the file: sides of pages}, the oldest first; `made_by`: first and last
    release that could have written it; `accepted_from`: the oldest release that imports it as an application;
    `opens_from`: the oldest that also shows its pages rightly, for a page and a partial export as part of an
    application (None: none that is known). `refusal`: {reason, message} where no release imports it, the
    message being the product's. `contents` counts pages, widgets by type, queries by plugin, JS objects, and
    names datasources (configured or not), JS libraries, themes. `size` is in bytes where it is known;
    `era` is that of a Git layout, None for a file.
    """

    kind: Kind
    name: str | None
    versions: Versions
    page_versions: dict[str, int]
    made_by: tuple[str, str] | None
    accepted_from: str | None
    opens_from: str | None
    contents: dict[str, Any]
    size: int | None = None
    refusal: dict[str, str] | None = None
    era: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the overview as the JSON that `info --format json` prints."""
        return {
            "kind": self.kind.value,
            "layout_era": self.era,
            "name": self.name,
            "versions": self.versions.to_dict(),
            "page_versions": self.page_versions,
            "made_by": list(self.made_by) if self.made_by else None,
            "accepted_from": self.accepted_from,
            "opens_from": self.opens_from,
            "refusal": self.refusal,
            "contents": self.contents,
            "size": self.size,
        }


def inspect(document: Json, *, size: int | None = None) -> Info:
    """Describe any JSON document; malformed parts are skipped, never an error. `size` is in bytes."""
    from .acceptance import (
        fits,
    )  # slow to import, and reports of an upgrade only need the rest of this module

    kind = kind_of(document)
    if kind is Kind.OTHER:
        return Info(kind, None, Versions(), {}, None, None, None, {}, size)
    pages = _Pages.of(document, kind)
    versions = document_versions(document, pages.all)
    judged = fits(document, versions)
    return Info(
        kind,
        name_of(document),
        versions,
        _counted_versions(pages.all),
        _made_by(kind, versions),
        next((found.release.name for found in judged if found.accepts), None),
        _opens_from(kind, versions, judged),
        _contents(document, kind, pages.edited),
        size,
        None if judged[-1].accepts else {"reason": judged[-1].reason, "message": judged[-1].message},
    )


def made_by(document: dict[str, Any]) -> tuple[str, str] | None:
    """Return the first and the last release that could have written a document, None where none that is known."""
    return _made_by(kind_of(document), document_versions(document))


def _made_by(kind: Kind, versions: Versions) -> tuple[str, str] | None:
    made = makers(versions) if _is_readable(kind, versions) else None
    return (made[0].name, made[1].name) if made else None


def page_versions(document: dict[str, Any]) -> dict[str, int]:
    """Return {version as in the file: sides of pages}: first those that are not numbers, then the lowest first."""
    return _counted_versions(_Pages.of(document, kind_of(document)).all)


def _counted_versions(pages: list[Widget]) -> dict[str, int]:
    counts = Counter(map(shown_version, pages))
    return dict(sorted(counts.items(), key=lambda item: (_number(item[0]), item[0])))


def is_number(version: str) -> bool:
    """Return whether a version from `page_versions` is a number."""
    return _NUMBER.fullmatch(version) is not None


def _number(version: str) -> float:
    return float(version) if is_number(version) else -math.inf


class _Pages(NamedTuple):
    """The DSL of both sides of all pages, and those of the edited side."""

    all: list[Widget]
    edited: list[Widget]

    @classmethod
    def of(cls, document: dict[str, Any], kind: Kind) -> _Pages:
        if kind is Kind.PAGE:
            return cls([document], [document])
        layouts = list(entities.layouts(document))
        edited = [layout.dsl for layout in layouts if layout.page.side == "unpublished"]
        return cls([layout.dsl for layout in layouts], edited)


def _is_readable(kind: Kind, versions: Versions) -> bool:
    return kind is Kind.PAGE or None not in (versions.server, versions.client)


def _opens_from(kind: Kind, versions: Versions, judged: tuple[Fit, ...]) -> str | None:
    if kind is Kind.EXPORT:
        return next((found.release.name for found in judged if found.shows), None)
    showing = oldest_accepting(versions) if _is_readable(kind, versions) else None
    return showing.name if showing else None


def name_of(document: dict[str, Any]) -> str | None:
    """Return the name of an application, of a page that of its root; None where there is none."""
    if kind_of(document) is Kind.PAGE:
        return text(document.get("widgetName"))
    application = document.get("exportedApplication")
    return text(application.get("name")) if isinstance(application, dict) else None


def _contents(document: dict[str, Any], kind: Kind, pages: list[Widget]) -> dict[str, Any]:
    """Count the entities; of pages, queries and JS objects the edited side, as the editor shows them."""
    pasted = entities.pasted(document) if kind is Kind.PARTIAL_EXPORT else None
    widgets = [widget for page in pages for widget in widgets_of(page)]
    widgets += [widget for group in entities.pasted_groups(pasted) for widget in group]
    types = Counter(text(widget.get("type")) or "unknown" for widget in widgets)
    queries = [
        query for query in entities.queries(document, "unpublished") if query.owner.get("pluginType") != "JS"
    ]
    sources = list(entities.datasources(document))
    configured = [configured_on_import(document, source) for source in sources]
    return {
        "pages": len(pages),
        "widgets": dict(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        "queries": dict(Counter(_plugin(query) for query in queries)),
        "js_objects": sum(1 for _ in entities.js_objects(document, "unpublished")),
        "datasources": {
            "configured": sum(configured),
            "not_configured": len(sources) - sum(configured),
            "by_plugin": dict(Counter(_plugin(source) for source in sources)),
            "names": [
                {
                    "name": source.entity.name,
                    "plugin": _plugin(source),
                    "configured": is_configured,
                }
                for source, is_configured in zip(sources, configured, strict=True)
            ],
        },
        "js_libraries": [library.entity.name for library in entities.libraries(document)],
        "themes": list(dict.fromkeys(_theme_names(document))),
    }


def _theme_names(document: dict[str, Any]) -> Iterator[str]:
    for theme in entities.themes(document):
        yield text(theme.value.get("displayName")) or theme.entity.name or "unnamed"


def _plugin(entity: Located) -> str:
    return text(entity.owner.get("pluginId")) or "unknown"
