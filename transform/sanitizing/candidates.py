"""Find what may be a secret, and with a strict policy personal data, anywhere in a document."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from ..application.entity_lookup import is_identity
from ..document.pointers import Path
from ..patterns import pattern
from .actions import Action, RawFinding
from .code_places import CodePlaces
from .exemptions import Exemptions
from .proposals import KnownValue
from .recognition.placeholders import is_published, is_reference, is_replacement
from .recognition.rule import Rule
from .rules.copied_value import RULES as COPIES
from .search.copies import Copies
from .search.named_values import named_values
from .search.overlap import without_overlap
from .search.readings import search_readings
from .search.strings import Part, key_places, numbers, places
from .search.texts import MANY_HITS, Hit, Texts, search

#: In a comment on the same line of a text: allows everything on that line.
_ALLOWED_HERE = pattern(r"(?://|/\*|--|#)\s{0,4}appsmith-transform:\s{0,4}allow\b")
_NEAR = 400
_LEAST_CARD = 10**14
_BEFORE_VALUES = "=:([,{?&|<>!+-*/"
_AFTER_VALUES = ",;)}]?&|<>!=+-*/"


class Candidate(NamedTuple):
    """What a rule found in the text at a place, in the key of the member there, or in a number."""

    path: Path
    text: str
    hit: Hit
    where: Literal["text", "key", "number"] = "text"

    @property
    def secret(self) -> str:
        """Return what was found."""
        return self.text[self.hit.start : self.hit.end]

    @property
    def is_expression(self) -> bool:
        """Return whether in code this is no piece of a literal: a number, or a call with char codes."""
        near = self.text[max(0, self.hit.start - 40) : self.hit.start].rstrip()
        before, after = near[-1:], self.text[self.hit.end : self.hit.end + 40].lstrip()[:1]
        is_number = self.secret.isdigit() and before in _BEFORE_VALUES and after in _AFTER_VALUES
        return is_number or self.secret.startswith("String.fromCharCode(")

    def finding(self, action: Action) -> RawFinding:
        """Return the candidate as a finding on which something was done."""
        rule, secret = self.hit.rule, self.secret
        preview = secret[: rule.published] + "…" if rule.published else ""
        return RawFinding(self.path, rule.name, rule.severity, secret, preview, action)


class Candidates(NamedTuple):
    """What was found: candidates, and copies of secrets in names or ids, which stay as others refer to them."""

    found: list[Candidate]
    in_names: list[Candidate]


def find_candidates(
    pieces: list[Part],
    rules: Iterable[Rule],
    exemptions: Exemptions,
    copies: Copies,
    *,
    top_keys: Iterable[str] = (),
    only: Collection[str] | None = None,
) -> Candidates:
    """Return everything that rules find in the parts of a document, and the copies of it.

    What is found is added to `copies`. `top_keys` are those of the document itself, which no part holds.
    `only`, where given, are the only texts to be searched.
    """
    active = {rule.name: rule for rule in rules}
    top_keys = list(top_keys)
    searched = (part.strings for part in pieces) if only is None else [only]
    texts = Texts(set(top_keys).union(*searched, *(part.keys for part in pieces)))
    by_text = search(texts, active.values())
    for text, hit in search_readings(texts, list(active.values())):
        by_text.setdefault(text, []).append(hit)
    by_place: dict[Path, list[Candidate]] = defaultdict(list)
    named = active.get("named-value")
    if named:
        for path, text, start, end in named_values(pieces, texts):
            by_place[path].append(Candidate(path, text, Hit(start, end, named)))
    _add_secrets(copies, by_text, by_place, exemptions)
    lists = {text for text, hits in by_text.items() if len(hits) > MANY_HITS}
    for text, hits in copies.find(texts, but=lists).items():
        by_text.setdefault(text, []).extend(hits)
    for part in pieces:
        if not by_text.keys().isdisjoint(part.strings):
            for path, text in places(part, by_text.__contains__):
                by_place[path].extend(Candidate(path, text, hit) for hit in by_text[text])
    found = [candidate for at_place in by_place.values() for candidate in _kept(at_place)]
    found += _in_keys(top_keys, pieces, by_text)
    found += _in_numbers(pieces, [rule for rule in active.values() if rule.name == "card-number"])
    return _sorted_out(found, exemptions, copies)


def _in_keys(
    top_keys: Iterable[str], pieces: list[Part], by_text: Mapping[str, list[Hit]]
) -> Iterator[Candidate]:
    keys: list[tuple[Path, str]] = [((key,), key) for key in top_keys if key in by_text]
    for part in pieces:
        if part.path and not by_text.keys().isdisjoint(part.keys):
            keys += key_places(part, by_text.__contains__)
    for path, key in keys:
        yield from _kept([Candidate(path, key, hit, "key") for hit in by_text[key]])


def _in_numbers(pieces: list[Part], rules: list[Rule]) -> Iterator[Candidate]:
    for path, number in (one for part in pieces for one in numbers(part, _LEAST_CARD)) if rules else ():
        for hits in search(Texts([str(number)]), rules).values():
            yield Candidate(path, str(number), hits[0], "number")


def _add_secrets(
    copies: Copies,
    by_text: dict[str, list[Hit]],
    by_place: dict[Path, list[Candidate]],
    exemptions: Exemptions,
) -> None:
    found = [Candidate((), text, hit) for text, hits in by_text.items() for hit in hits]
    for candidate in itertools.chain(found, *by_place.values()):
        rule, secret = candidate.hit.rule, candidate.secret
        reported = exemptions.policy.treatment(rule.name, personal=rule.personal) == "report"
        if not (copies.knows(secret) or reported or _may_stay(candidate, exemptions)):
            copies.add([KnownValue(secret, "personal" if rule.personal else "secret")])


def _kept(candidates: list[Candidate]) -> Iterator[Candidate]:
    if len(candidates) == 1:
        yield candidates[0]
        return
    for hit in without_overlap([candidate.hit for candidate in candidates]):
        yield candidates[0]._replace(hit=hit)


def _sorted_out(found: Iterable[Candidate], exemptions: Exemptions, copies: Copies) -> Candidates:
    """Divide what was found into what counts and what names keep; drop what may stay."""
    kept = Candidates([], [])
    code: dict[tuple[Path, str], CodePlaces] = {}
    for candidate in found:
        if not (_is_in_name(candidate) or _is_name_in_code(candidate, exemptions, code)):
            if not _may_stay(candidate, exemptions):
                kept.found.append(candidate)
        elif candidate.where == "text" and _is_copied_secret(candidate, copies):
            kept.in_names.append(candidate)
    return kept


def _may_stay(candidate: Candidate, exemptions: Exemptions) -> bool:
    secret = candidate.secret
    return (
        is_replacement(secret)
        or is_published(secret)
        or is_reference(secret)
        or exemptions.keep(candidate.path)
        or exemptions.accept(candidate.path, secret)
        or exemptions.allow(secret)
        or _ALLOWED_HERE.search(_line(candidate)) is not None
    )


def _is_in_name(candidate: Candidate) -> bool:
    """Return whether a copy, or what is personal, is part of a name or an id."""
    is_copy = candidate.hit.rule in COPIES
    if candidate.where == "key":
        return is_copy and _is_plain_name(candidate.text)
    return (is_copy or candidate.hit.rule.personal) and is_identity(candidate.path)


def _is_name_in_code(
    candidate: Candidate, exemptions: Exemptions, code: dict[tuple[Path, str], CodePlaces]
) -> bool:
    """Return whether a copy is the name of a variable or a member in code, which runs otherwise without it."""
    path, text, (start, end, rule), where = candidate
    if rule not in COPIES or where != "text":
        return False
    places = code.get((path, text))
    if places is None:
        places = code[path, text] = CodePlaces(exemptions.document, path, text)
    return places.is_name(start, end)


def _is_copied_secret(candidate: Candidate, copies: Copies) -> bool:
    is_copy = candidate.hit.rule in COPIES
    return is_copy and copies.kind(candidate.secret) == "secret" and not candidate.secret.isalpha()


def _is_plain_name(key: str) -> bool:
    """Return whether a key is a name of the format rather than somebody's data: a password may be `published`."""
    return key.isascii() and key.replace("_", "").isalpha()


def _line(candidate: Candidate) -> str:
    """Return the line around a candidate, as far as it is near."""
    text, hit = candidate.text, candidate.hit
    begin, end = max(0, hit.start - _NEAR), hit.end + _NEAR
    start = text.rfind("\n", begin, hit.start) + 1 or begin
    stop = text.find("\n", hit.end, end)
    return text[start : stop if stop >= 0 else end]
