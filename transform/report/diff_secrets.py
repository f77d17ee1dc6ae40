"""Take what is recognised as a secret out of the values that a diff shows."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ..diff.changes import Change, Diff
from ..diff.tables import SECRET
from ..document import Kind, kind_of
from ..pointers import resolve
from ..sanitize.contexts import named_values
from ..sanitize.copies import Copies
from ..sanitize.datasource_values import plan_datasources
from ..sanitize.literals import is_published, is_stand_in
from ..sanitize.plan import Plan, Taken
from ..sanitize.policies import policy_of
from ..sanitize.scan import active_rules
from ..sanitize.stand_ins import stand_ins
from ..sanitize.strings import Part, collected
from ..sanitize.texts import Texts, search

_POLICY = "share"
_LEVELS = 2

Spans = dict[str, list[tuple[int, int]]]


def without_secrets(found: Diff) -> Diff:
    """Give the diff with `SECRET` in place of what rules recognise, and of copies of known secrets."""
    parts = [collected((), value) for value in _values(found.changes)]
    around = [part for change in _all(found.changes) for part in _surroundings(change, found.compared)]
    spans = _secrets(parts, around, found.compared)
    if not spans:
        return found
    return dataclasses.replace(found, changes=tuple(_masked(change, spans) for change in found.changes))


def _all(changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        yield change
        yield from _all(change.consequences)


def _values(changes: Iterable[Change]) -> Iterator[Any]:
    for change in _all(changes):
        yield [change.before, change.after]


def _surroundings(change: Change, documents: tuple[Any, Any]) -> Iterator[Part]:
    """Give the objects around a value, whose keys and names may tell that it is a secret."""
    for pointer, document in zip((change.pointer_before, change.pointer_after), documents, strict=True):
        if not change.path or pointer is None:
            continue
        above = pointer
        for _ in range(_LEVELS):
            above = above.rpartition("/")[0]
            try:
                value = resolve(document, above)
            except KeyError:
                break
            if isinstance(value, dict):
                yield collected((), _shallow(value))


def _shallow(value: dict[str, Any]) -> dict[str, Any]:
    """Give an object with what tells of its values, without all that is deeper in it."""
    return {
        key: {name: inner for name, inner in child.items() if isinstance(inner, str)}
        if isinstance(child, dict)
        else child
        for key, child in value.items()
        if isinstance(child, str | dict)
    }


def _secrets(parts: list[Part], around: list[Part], documents: tuple[Any, Any]) -> Spans:
    """Give the texts in which secrets stand, and where."""
    strings = set().union(*(part.strings for part in parts)) if parts else set()
    texts = Texts(strings)
    spans: Spans = defaultdict(list)
    for text, hits in search(texts, active_rules(policy_of(_POLICY), always=True)).items():
        spans[text] += [(hit.start, hit.end) for hit in hits]
    names = set().union(*(part.strings for part in around)) if around else set()
    for _, text, start, end in named_values([*parts, *around], set(Texts(names | strings).telling)):
        spans[text].append((start, end))
    known = [text[start:end] for text, found in spans.items() for start, end in found]
    copies = Copies(Taken(value, "secret", "") for value in (*known, *_of_datasources(documents)))
    for text, hits in copies.find(texts).items():
        spans[text] += [(hit.start, hit.end) for hit in hits]
    return {text: kept for text, found in spans.items() if (kept := _telling(text, found))}


def _telling(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the spans in their order, without what stands in for secrets or is public."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        secret = text[start:end]
        if is_stand_in(secret) or is_published(secret) or secret == SECRET:
            continue
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
        elif end > kept[-1][1]:
            kept[-1] = (kept[-1][0], end)
    return kept


def _of_datasources(documents: tuple[Any, Any]) -> Iterator[str]:
    """Give the values of fields of datasources that are known to be secret."""
    policy = policy_of(_POLICY)
    for document in documents:
        if kind_of(document) is not Kind.PAGE:
            plan = Plan(policy, stand_ins(policy.replacements, ""))
            plan_datasources(document, plan)
            yield from (one.value for one in plan.found if one.severity != "note")
            yield from (one.value for one in plan.taken if one.kind == "secret")


def _masked(change: Change, spans: Spans) -> Change:
    return dataclasses.replace(
        change,
        before=_without(change.before, spans),
        after=_without(change.after, spans),
        consequences=tuple(_masked(inner, spans) for inner in change.consequences),
    )


def _without(value: Any, spans: Spans) -> Any:
    if isinstance(value, str):
        for start, end in reversed(spans.get(value, ())):
            value = value[:start] + SECRET + value[end:]
        return value
    if isinstance(value, list):
        return [_without(item, spans) for item in value]
    if isinstance(value, dict):
        return {key: _without(item, spans) for key, item in value.items()}
    return value
