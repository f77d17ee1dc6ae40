"""Find secrets in values that are shown outside their documents, as in a diff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ..application.entities import pasted
from ..application.kinds import Kind, kind_of
from .datasource_values import plan_datasources
from .plan import Plan, Taken
from .policy.policies import policy_of
from .policy.replacements import PLACEHOLDER, stand_ins
from .rules.secret_values import is_published, is_stand_in
from .scan import active_rules
from .search.copies import Copies
from .search.named_values import named_values
from .search.strings import collected, parts
from .search.texts import Texts, search

Spans = list[tuple[int, int]]


def without_secrets(texts: Iterable[str], documents: Iterable[dict[str, Any]] = ()) -> dict[str, str]:
    """Return text -> what may be shown of it, for texts such as names of datasources and pages.

    What rules recognise is hidden, and copies of what is secret in the `documents`.
    """
    shown = {text: text for text in texts}
    for text, spans in secrets_in([list(shown)], (), documents).items():
        for start, end in reversed(spans):
            shown[text] = shown[text][:start] + PLACEHOLDER + shown[text][end:]
    return shown


def secrets_in(
    values: Iterable[Any], around: Iterable[dict[str, Any]], documents: Iterable[dict[str, Any]]
) -> dict[str, Spans]:
    """Return text -> where in it secrets stand, for the texts inside values.

    `around` are the objects in which values stand, whose keys may tell that one is a secret; copies of what is
    secret anywhere in the `documents` are found too.
    """
    documents = list(documents)
    pieces = [collected((), value) for value in values]
    surroundings = [collected((), value) for value in around]
    strings: set[str] = set().union(*(piece.strings for piece in pieces))
    names: set[str] = set().union(*(piece.strings | piece.keys for piece in surroundings))
    texts = Texts(strings)
    spans: dict[str, Spans] = defaultdict(list)
    for text, hits in search(texts, active_rules(policy_of("share"), always=True)).items():
        spans[text] += [(hit.start, hit.end) for hit in hits]
    for _, text, start, end in named_values([*pieces, *surroundings], Texts(strings | names)):
        spans[text].append((start, end))
    known = [text[start:end] for text, found in spans.items() for start, end in found]
    elsewhere = *_of_datasources(documents), *_of_all_parts(documents)
    copies = Copies(Taken(value, "secret") for value in (*known, *elsewhere))
    for text, hits in copies.find(texts).items():
        spans[text] += [(hit.start, hit.end) for hit in hits]
    return {text: kept for text, found in spans.items() if (kept := _telling(text, found))}


def _of_datasources(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the values of fields of datasources that are known to be secret."""
    policy = policy_of("share")
    for document in documents:
        if kind_of(document) is not Kind.PAGE:
            plan = Plan(policy, stand_ins(policy.replacements, ""))
            plan_datasources(document, plan)
            yield from (found.value for found in plan.found if found.severity != "note")
            yield from (taken.value for taken in plan.taken if taken.kind == "secret")


def _of_all_parts(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield what rules and telling names say is secret, in queries, JS objects, widgets and all else."""
    pieces = [piece for document in documents for piece in parts(document)]
    pieces += [collected((), content) for document in documents if (content := pasted(document))]
    texts = Texts(set().union(*(piece.strings | piece.keys for piece in pieces)))
    for text, hits in search(texts, active_rules(policy_of("share"), always=True)).items():
        yield from (text[hit.start : hit.end] for hit in hits if not hit.rule.personal)
    for _, text, start, end in named_values(pieces, texts):
        yield text[start:end]


def _telling(text: str, spans: Spans) -> Spans:
    """Return the spans in their order, without overlap and without what stands in for secrets or is public."""
    kept: Spans = []
    for start, end in sorted(spans):
        if is_stand_in(text[start:end]) or is_published(text[start:end]):
            continue
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
