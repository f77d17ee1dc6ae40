"""Merge the values of one entity: members of objects, entries of lists, texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..application.entity_words import worded
from ..diagnostics import Entity
from ..document.pointers import join
from ..errors import InputError
from .equality import equal, means_the_same, text_of
from .results import ABSENT, Conflict, Decision, Side, Strategy
from .sentences import both_changed, removed_and_changed
from .sequences import chunks, merged_order
from .strategies import ENTRY_KEYS, POSITIONAL, rule_for, settle
from .texts import merge_texts
from .three import Three

#: The reason of a decision that an answer made.
ANSWERED = "as answered"
#: Members whose texts are merged by lines although they have one line only in a version.
_BODIES = frozenset({"body", "srcDoc"})


@dataclass(slots=True)
class Settlement:
    """What a merge has settled so far, and what clashed."""

    strategy: Strategy = "ask"
    answers: dict[str, Any] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    settled: dict[str, tuple[Three[Any], Any]] = field(default_factory=dict)

    def decide(self, entity: Entity, pointer: str, taken: Side, reason: str) -> None:
        """Record a difference that was settled."""
        self.decisions.append(Decision(entity, pointer, taken, reason))

    def clash(
        self,
        entity: Entity,
        pointer: str,
        values: Three[Any],
        sentence: str,
        keep: Side = "ours",
    ) -> Any:
        """Return the value for two changes that clash: that of an answer, of the strategy, else `keep`'s."""
        conflict = Conflict(entity, pointer, *values, sentence, keep)
        versions = values._asdict()
        twin = self.settled.get(
            conflict.key.replace("/published", "/unpublished").replace("/unpublishedPage", "")
        )
        if twin is not None and all(equal(one, other) for one, other in zip(twin[0], values, strict=True)):
            self.decide(entity, pointer, "merged", "as on the edited side")
            return twin[1]
        value = self._settled(conflict, versions)
        self.settled[conflict.key] = (values, value)
        return value

    def _settled(self, conflict: Conflict, versions: dict[str, Any]) -> Any:
        entity, pointer = conflict.entity, conflict.pointer
        answer = self.answers.get(conflict.key)
        if answer is not None:
            taken = answer.get("take")
            value = _answered(conflict, answer, versions)
            is_made = "value" in answer or taken == "both"
            self.decide(entity, pointer, "merged" if is_made else taken, ANSWERED)
            return value
        if self.strategy != "ask":
            self.decide(entity, pointer, self.strategy, "by the strategy")
            return versions[self.strategy]
        self.conflicts.append(conflict)
        return versions[conflict.taken]


def _answered(conflict: Conflict, answer: Mapping[str, Any], versions: Mapping[str, Any]) -> Any:
    """Return the value of an answer. Raises InputError for one that cannot be."""
    if "value" not in answer:
        if answer.get("take") == "both":
            return _of_both(conflict)
        if answer.get("take") not in versions:
            raise InputError(f"{conflict.key}: take must be ours, theirs, both or base")
        return versions[answer["take"]]
    if conflict.pointer in ("", "/publishedPage"):
        raise InputError(
            f"{conflict.key}: A {worded(conflict.entity.type)} as a whole cannot be answered by a value",
            hint='Say whose version counts: "take": "ours", "theirs" or "base".',
        )
    if conflict.pointer in ("/name", "/parentId") and not (
        isinstance(answer["value"], str) and answer["value"]
    ):
        raise InputError(f"{conflict.key}: value must be a text")
    return answer["value"]


def _of_both(conflict: Conflict) -> str:
    if (text := conflict.both) is None:
        raise InputError(
            f"{conflict.key}: Only texts of several lines can have both",
            hint='Say whose version counts: "take": "ours", "theirs" or "base".',
        )
    return text


@dataclass(frozen=True, slots=True)
class ValueMerge:
    """Merges what lies inside one entity; `in_canvas`: it is a canvas, whose height is computed."""

    settled: Settlement
    entity: Entity
    in_canvas: bool = False

    def merge(self, pointer: str, base: Any, ours: Any, theirs: Any, key: str = "") -> Any:
        """Return the merged value, `ABSENT` where the member goes."""
        if equal(base, ours):
            if not equal(base, theirs):
                self.settled.decide(self.entity, pointer, "theirs", "changed by theirs only")
            return theirs
        if equal(base, theirs):
            self.settled.decide(self.entity, pointer, "ours", "changed by ours only")
            return ours
        if equal(ours, theirs) or means_the_same(ours, theirs):
            self.settled.decide(self.entity, pointer, "both", "changed alike")
            return ours
        if means_the_same(base, ours):
            return theirs
        if means_the_same(base, theirs):
            return ours
        return self._both_changed(pointer, base, ours, theirs, key)

    def _both_changed(self, pointer: str, base: Any, ours: Any, theirs: Any, key: str) -> Any:
        rule = rule_for(pointer, key, in_canvas=self.in_canvas)
        if rule == "set" and _are(list, ours, theirs):
            self.settled.decide(self.entity, pointer, "merged", "a set: what either side added or removed")
            return merge_sets(base if isinstance(base, list) else [], ours, theirs)
        if rule in ("larger", "later", "ours") and ABSENT not in (ours, theirs):
            self.settled.decide(self.entity, pointer, "merged", "computed by the product")
            return settle(rule, ours, theirs)
        if _are(dict, ours, theirs) and (base is ABSENT or isinstance(base, dict)):
            return self.members(pointer, {} if base is ABSENT else base, ours, theirs)
        if _are(list, ours, theirs) and (base is ABSENT or isinstance(base, list)):
            merged = self._lists(pointer, key, [] if base is ABSENT else base, ours, theirs)
            if merged is not ABSENT:
                return merged
        if _are(str, base, ours, theirs) and (
            key in _BODIES or any("\n" in text for text in (base, ours, theirs))
        ):
            text = merge_texts(base, ours, theirs)
            if text is not None:
                self.settled.decide(self.entity, pointer, "merged", "different places of one text")
                return text
        return self.settled.clash(
            self.entity, pointer, Three(base, ours, theirs), self._sentence(pointer, ours, theirs)
        )

    def _sentence(self, pointer: str, ours: Any, theirs: Any) -> str:
        if ours is ABSENT or theirs is ABSENT:
            return removed_and_changed(self.entity, pointer, "ours" if ours is ABSENT else "theirs")
        return both_changed(self.entity, pointer)

    def members(
        self, pointer: str, base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
    ) -> dict[str, Any]:
        """Return an object merged member by member, in the order of ours."""
        values = {
            key: self.merge(
                join(pointer, key), base.get(key, ABSENT), ours.get(key, ABSENT), theirs.get(key, ABSENT), key
            )
            for key in {**ours, **theirs, **base}
        }
        kept = {key for key, value in values.items() if value is not ABSENT}
        return {
            key: values[key] for key in merged_order(Three(list(base), list(ours), list(theirs)), kept)
        } | {key: values[key] for key in values if key in kept}

    def _lists(self, pointer: str, name: str, base: list[Any], ours: list[Any], theirs: list[Any]) -> Any:
        """Return a list merged by keys, by runs of equal entries, or by places; `ABSENT` where that clashes."""
        key = _entry_key(base, ours, theirs)
        if key is not None:
            return self._keyed(pointer, key, base, ours, theirs)
        merged = ABSENT if name in POSITIONAL else _merge_runs(base, ours, theirs)
        if merged is ABSENT and len(base) == len(ours) == len(theirs):
            versions = enumerate(zip(base, ours, theirs, strict=True))
            return [self.merge(join(pointer, i), *three) for i, three in versions]
        return merged

    def _keyed(self, pointer: str, key: str, base: list[Any], ours: list[Any], theirs: list[Any]) -> Any:
        versions = [{entry[key]: entry for entry in side} for side in (base, ours, theirs)]
        values = {
            name: self.merge(join(pointer, name), *(side.get(name, ABSENT) for side in versions))
            for name in {**versions[1], **versions[2], **versions[0]}
        }
        kept = {name for name, value in values.items() if value is not ABSENT}
        order = merged_order(Three(base, ours, theirs).map(lambda side: [entry[key] for entry in side]), kept)
        return [values[name] for name in [*order, *(name for name in values if name in kept - set(order))]]


def merge_sets(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """Return ours with what theirs added and without what theirs removed; entries are compared as wholes."""
    old, other = {text_of(entry) for entry in base}, {text_of(entry) for entry in theirs}
    mine = {text_of(entry) for entry in ours}
    kept = [entry for entry in ours if text_of(entry) in other or text_of(entry) not in old]
    return kept + [entry for entry in theirs if text_of(entry) not in mine and text_of(entry) not in old]


def _merge_runs(base: list[Any], ours: list[Any], theirs: list[Any]) -> Any:
    texts = [[text_of(entry) for entry in side] for side in (base, ours, theirs)]
    entries = dict(zip(texts[2] + texts[1], theirs + ours, strict=True))
    merged: list[Any] = []
    for old, one, two in chunks(*texts):
        if list(one) == list(two) or list(two) == list(old):
            merged += one
        elif list(one) == list(old):
            merged += two
        elif not old:  # both added something here
            merged += [*one, *(entry for entry in two if entry not in one)]
        else:
            return ABSENT
    return [entries[text] for text in merged]


def _entry_key(*versions: list[Any]) -> str | None:
    """Return the key by which all entries of all versions are recognised."""
    for key in ENTRY_KEYS:
        if all(_is_unique(key, side) for side in versions):
            return key
    return None


def _is_unique(key: str, side: list[Any]) -> bool:
    names = [entry.get(key) if isinstance(entry, dict) else None for entry in side]
    return all(isinstance(name, str) and name for name in names) and len(set(names)) == len(names)


def _are(kind: type, *values: Any) -> bool:
    return all(isinstance(value, kind) for value in values)
