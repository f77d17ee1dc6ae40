"""What changed in the parts of a document of which there is only one: the application, themes, all else."""

from __future__ import annotations

from typing import Any

from ..application.entities import SIDES, Side, pasted, text
from ..diagnostics import Entity
from .collect import Collector
from .items import LISTS, THEMES
from .matching import Item
from .tables import SERVER_MADE_AT_TOP, SERVER_MADE_PARTS
from .values import Comparison

Document = dict[str, Any]

_VERSIONS = frozenset({"serverSchemaVersion", "clientSchemaVersion", "artifactJsonType"})
_NOTHING: frozenset[str] = frozenset()


def collect_application(before: Document, after: Document, collector: Collector, *, everything: bool) -> None:
    """Collect changes of the application's own settings."""
    at = "/exportedApplication"
    old, new = before.get("exportedApplication"), after.get("exportedApplication")
    if isinstance(old, dict) and isinstance(new, dict) and old != new:
        pair = _item("application", at, old), _item("application", at, new)
        _collect_part(pair, collector, None, everything=everything, model="Application")


def collect_themes(before: Document, after: Document, collector: Collector, *, everything: bool) -> None:
    """Collect changes of the edited and of the deployed theme."""
    for key, side in zip(THEMES, SIDES, strict=True):
        old, new = (_part("theme", f"/{key}", document.get(key)) for document in (before, after))
        if old and new:
            _collect_part((old, new), collector, side, everything=everything, model="Theme")
        elif old and after.get(key) is None:
            collector.whole("remove", old, (side,))
        elif new and before.get(key) is None:
            collector.whole("add", new, (side,))


def collect_rest(before: Document, after: Document, collector: Collector, *, everything: bool) -> None:
    """Collect changes of the members of the documents that hold no entities."""
    done = {key for key in LISTS if _both_hold(before, after, key, list)}
    done |= {key for key in (*THEMES, "exportedApplication") if _both_hold(before, after, key, dict)}
    skip = done | _VERSIONS | (_NOTHING if everything else SERVER_MADE_PARTS)
    contents = pasted(before), pasted(after)
    if any(contents):
        before, after = (
            {**document, "widgets": _without_groups(content) if content else document.get("widgets")}
            for document, content in zip((before, after), contents, strict=True)
        )
    pair = _item("application", "", before), _item("application", "", after)
    comparison = Comparison(collector.view(None), everything=everything, nulls=False)
    for leaf in comparison.leaves(before, after, ignored=frozenset(skip), model="ApplicationJson"):
        collector.leaf(pair, leaf, None)


def _collect_part(
    pair: tuple[Item, Item], collector: Collector, side: Side | None, *, everything: bool, model: str
) -> None:
    old, new = pair
    names = old.entity.name, new.entity.name
    ignored = _NOTHING if everything else SERVER_MADE_AT_TOP[old.entity.type]
    if names[0] is not None and names[1] is not None:
        ignored |= {"name"}
        if names[0] != names[1]:
            collector.rename(pair, "/name", (names[0], names[1]), (side,) if side else ())
    comparison = Comparison(collector.view(None), everything=everything, nulls=False)
    for leaf in comparison.leaves(old.value, new.value, ignored=ignored, model=model):
        collector.leaf(pair, leaf, side)


def _both_hold(before: Document, after: Document, key: str, wanted: type) -> bool:
    """Return whether both documents have a part of the expected type, or none."""
    values = before.get(key), after.get(key)
    return all(isinstance(value, wanted) or value is None for value in values)


def _part(kind: str, pointer: str, value: Any) -> Item | None:
    return _item(kind, pointer, value) if isinstance(value, dict) else None


def _item(kind: str, pointer: str, value: dict[str, Any]) -> Item:
    return Item(Entity(kind, None, text(value.get("name"))), value, pointer, None, None)


def _without_groups(content: dict[str, Any]) -> dict[str, Any]:
    """Return what the text of a partial export's `widgets` holds beside the widgets."""
    groups = content.get("widgets")
    if not isinstance(groups, list):
        return content
    rest = [
        {key: value for key, value in group.items() if key != "list"} if isinstance(group, dict) else group
        for group in groups
    ]
    return {**content, "widgets": rest}
