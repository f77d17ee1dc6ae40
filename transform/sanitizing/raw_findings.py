"""Turn raw findings, which hold values, into findings that may be shown."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..application.entity_lookup import entity_at
from ..diagnostics import Diagnostic, Entity
from .actions import RawFinding
from .exemptions import Exemptions
from .fingerprints import fingerprint
from .masked_names import NameMask

if TYPE_CHECKING:
    from .findings import Finding


def finished(
    raw: Iterable[RawFinding], diagnostics: Iterable[Diagnostic], exemptions: Exemptions
) -> tuple[list[Finding], list[Diagnostic]]:
    """Return findings in the order of the document, and diagnostics, all without secrets in their names."""
    raw, diagnostics, document = list(raw), list(diagnostics), exemptions.document
    order = {name: i for i, name in enumerate(document)}
    kept = [one for one in raw if not (exemptions.allow(one.value) or exemptions.accept(one.path, one.value))]
    kept.sort(key=lambda one: (order.get(str(one.path[0]), 0), [_natural(token) for token in one.path]))
    entities = [entity_at(document, one.path) for one in kept]
    mask = _mask(raw, [*entities, *(one.entity for one in diagnostics if one.entity)])
    findings = [_finding(one, entity, mask, exemptions) for one, entity in zip(kept, entities, strict=True)]
    return findings, [
        dataclasses.replace(one, entity=one.entity and mask.entity(one.entity)) for one in diagnostics
    ]


def _finding(raw: RawFinding, entity: Entity, mask: NameMask, exemptions: Exemptions) -> Finding:
    from .findings import Finding  # many documents have none

    return Finding(
        raw.rule,
        raw.severity,
        mask.entity(entity),
        mask.pointer(raw.path),
        raw.preview,
        fingerprint(raw.value, exemptions.key),
        raw.action,
        _offset(exemptions.document, raw),
    )


def _offset(document: Any, raw: RawFinding) -> int:
    """Return where in its text a value is; 0 for a whole value, and for one that is not there as it was found."""
    text = document
    for token in raw.path:
        try:
            text = text[token]
        except (LookupError, TypeError):  # within a text that is itself JSON
            break
    return max(text.find(raw.value), 0) if isinstance(text, str) else 0


def _mask(raw: list[RawFinding], entities: Iterable[Entity]) -> NameMask:
    secrets = {one.value for one in raw if one.severity != "note"}
    tokens = (token for one in raw for token in one.path if isinstance(token, str))
    names = (name for entity in entities for name in entity.names)
    return NameMask(secrets, itertools.chain(tokens, names))


def _natural(token: Any) -> tuple[int, int, str]:
    return (0, token, "") if isinstance(token, int) else (1, 0, token)
