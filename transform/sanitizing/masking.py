"""Find secrets in values that are shown outside their documents, as in a diff.

This is the one judge of what reports hide: the rules, names and datasource fields that `scan` goes by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ..application.entities import pasted
from ..application.kinds import Kind, kind_of
from ..document.pointers import Path
from .active_rules import active_rules
from .datasource_values import datasource_proposals
from .policy.policies import policy_of
from .policy.replacements import PLACEHOLDER
from .proposals import KnownValue, Proposal, as_text
from .recognition.placeholders import is_published, is_replacement
from .search.copies import Copies
from .search.named_values import named_values
from .search.strings import collected, parts
from .search.texts import Texts, search

Spans = list[tuple[int, int]]


def masked_texts(texts: Iterable[str], documents: Iterable[dict[str, Any]] = ()) -> dict[str, str]:
    """Return text -> what may be shown of it, for texts such as names of datasources and pages.

    What rules recognise is hidden, and copies of what is secret in the `documents`.
    """
    shown = {text: text for text in texts}
    for text, spans in secret_spans([list(shown)], (), documents).items():
        for start, end in reversed(spans):
            shown[text] = shown[text][:start] + PLACEHOLDER + shown[text][end:]
    return shown


def secret_places(document: dict[str, Any]) -> frozenset[Path]:
    """Return the paths at which a document holds secrets that are whole values: their places tell.

    These are the secrets of datasource configurations, decryptedFields, and values under names such as
    `password` or in headers such as `Authorization`; a column called `token_count` is none of them.
    """
    datasources = {proposal.path for proposal in _secrets_of_datasources(document)}
    pieces = parts(document)
    texts = Texts(set().union(*(piece.strings | piece.keys for piece in pieces)))
    return frozenset(datasources.union(path for path, *_ in named_values(pieces, texts)))


def secret_spans(
    values: Iterable[Any], around: Iterable[dict[str, Any]], documents: Iterable[dict[str, Any]]
) -> dict[str, Spans]:
    """Return text -> the spans of secrets in it, for the texts inside values.

    `around` are the objects that contain the values, whose keys may indicate that one is a secret; copies of
    what is secret anywhere in the `documents` are found too.
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
    copies = Copies(KnownValue(value, "secret") for value in (*known, *elsewhere))
    for text, hits in copies.find(texts).items():
        spans[text] += [(hit.start, hit.end) for hit in hits]
    return {text: kept for text, found in spans.items() if (kept := _merged(text, found))}


def rules_of(secrets: Iterable[str]) -> dict[str, str]:
    """Return secret -> the name of the rule that recognises it; those that only their place indicates are not in it."""
    found = search(Texts(set(secrets)), active_rules(policy_of("share"), always=True))
    return {text: hits[0].rule.name for text, hits in found.items() if hits}


def _secrets_of_datasources(document: dict[str, Any]) -> Iterator[Proposal]:
    """Yield the fields of datasources, and of decryptedFields, that hold secrets."""
    for proposal in _proposals(document):
        if proposal.severity != "note" or proposal.kind == "secret":
            yield proposal


def _proposals(document: dict[str, Any]) -> Iterable[Proposal]:
    return () if kind_of(document) is Kind.PAGE else datasource_proposals(document, policy_of("share"))


def _of_datasources(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    for document in documents:
        yield from (as_text(proposal.value) for proposal in _secrets_of_datasources(document))
        for proposal in _proposals(document):
            yield from (known.value for known in proposal.known if known.kind == "secret")


def _of_all_parts(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield what rules and names recognise as secret, in queries, JS objects, widgets and all else."""
    pieces = [piece for document in documents for piece in parts(document)]
    pieces += [collected((), content) for document in documents if (content := pasted(document))]
    texts = Texts(set().union(*(piece.strings | piece.keys for piece in pieces)))
    for text, hits in search(texts, active_rules(policy_of("share"), always=True)).items():
        yield from (text[hit.start : hit.end] for hit in hits if not hit.rule.personal)
    for _, text, start, end in named_values(pieces, texts):
        yield text[start:end]


def _merged(text: str, spans: Spans) -> Spans:
    """Return the spans in their order, without overlap and without replacements and published examples."""
    kept: Spans = []
    for start, end in sorted(spans):
        if is_replacement(text[start:end]) or is_published(text[start:end]):
            continue
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
