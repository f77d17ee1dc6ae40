"""Find secrets, and with a strict policy personal data, wherever they stand in a document."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeVar

from ..application.entity_lookup import entity_at, is_identity
from ..diagnostics import Diagnostic, Entity
from ..document.pointers import Path, join
from ..document.reading import require_object
from .datasource_values import plan_datasources
from .findings import Finding, fingerprint
from .masking import Cover, names_in
from .pasted_widgets import given_pointer, unpacked
from .plan import Found, Plan, Taken
from .policy.policies import Policy, policy_of
from .policy.replacements import stand_ins
from .rules import all_rules
from .rules.secret_values import is_published, is_reference, is_stand_in
from .search.copies import Copies
from .search.named_values import named_values
from .search.rule import Rule
from .search.strings import Part, key_places, numbers, parts, places
from .search.texts import Hit, Texts, search, without_overlap

#: In a comment on the same line of a text: what stands there may stay.
_ALLOWED_HERE = re.compile(r"(?://|/\*|--|#)\s{0,4}appsmith-transform:\s{0,4}allow\b")
_NEAR = 400
_LEAST_CARD = 10**14


Said = TypeVar("Said", Finding, Diagnostic)


class Spot(NamedTuple):
    """What a rule found in the text at a place, in the key of the member there, or in a number."""

    path: Path
    text: str
    hit: Hit
    where: Literal["text", "key", "number"] = "text"

    @property
    def secret(self) -> str:
        """Return what was found."""
        return self.text[self.hit.start : self.hit.end]


def scan(export: dict[str, Any], policy: str | Policy = "share", *, key: str = "") -> list[Finding]:
    """Return what in an export, a partial export or a page DSL looks like a secret, in the document's order.

    Datasource fields that are known to be secret count, and what rules find in any text. `key` keys the
    fingerprints. Nothing is changed, and no finding holds what was found. Raises InputError for an unknown
    policy, and for what is no JSON object.
    """
    require_object(export)
    rules = policy_of(policy)
    document = unpacked(export)
    plan = Plan(rules, stand_ins(rules.replacements, key), key, document=document)
    plan_datasources(document, plan)
    plan.found = [found for found in plan.found if found.severity != "note"]
    taken = {found.path for found in plan.found}
    copies = Copies([*(Taken(found.value, "secret") for found in plan.found), *plan.accepted])
    for spot in survey(document, parts(document), active_rules(rules, always=True), plan, copies):
        if spot.path not in taken and "decryptedFields" not in spot.path:
            plan.found.append(as_found(spot, "reported"))
    plan.found = [found._replace(action="reported") for found in plan.found]
    found = report(document, plan)[0]
    return found if document is export else as_given(found)


def as_given(said: Iterable[Said]) -> list[Said]:
    """Return what is said with pointers into the document that was given in, where the widgets are one text."""
    return [dataclasses.replace(one, pointer=given_pointer(one.pointer)) for one in said]


def active_rules(policy: Policy, *, always: bool = False) -> list[Rule]:
    """Return the rules that the policy does not ignore; `always`: those for secrets even where it does."""
    return [
        rule
        for rule in all_rules()
        if policy.treatment(rule.name, personal=rule.personal) != "ignore"
        or (always and not rule.personal and policy.secrets == "ignore" and rule.name not in policy.rules)
    ]


def survey(
    document: dict[str, Any],
    pieces: list[Part],
    rules: Iterable[Rule],
    plan: Plan,
    copies: Copies,
    strings: Collection[str] | None = None,
) -> list[Spot]:
    """Return everything that rules find in the parts of a document, and the copies of it.

    What is found is added to `copies`. `strings`, where given, are the only texts to be searched.
    """
    active = {rule.name: rule for rule in rules}
    searched = (part.strings for part in pieces) if strings is None else [strings]
    texts = Texts(set(document).union(*searched, *(part.keys for part in pieces)))
    by_text = search(texts, active.values())
    spots: dict[Path, list[Spot]] = defaultdict(list)
    named = active.get("named-value")
    if named:
        for path, text, start, end in named_values(pieces, texts):
            spots[path].append(Spot(path, text, Hit(start, end, named)))
    _add_secrets(copies, by_text, spots, plan)
    for text, hits in copies.find(texts).items():
        by_text.setdefault(text, []).extend(hits)
    for part in pieces:
        if not by_text.keys().isdisjoint(part.strings):
            for path, text in places(part, by_text.__contains__):
                spots[path].extend(Spot(path, text, hit) for hit in by_text[text])
    found = [spot for at_place in spots.values() for spot in _kept(at_place)]
    found += _in_keys(document, pieces, by_text)
    found += _in_numbers(pieces, [rule for rule in active.values() if rule.name == "card-number"])
    return [spot for spot in found if not (_is_name(spot, plan, copies, document) or _may_stay(spot, plan))]


def _in_keys(
    document: dict[str, Any], pieces: list[Part], by_text: Mapping[str, list[Hit]]
) -> Iterator[Spot]:
    keys: list[tuple[Path, str]] = [((key,), key) for key in document if key in by_text]
    for part in pieces:
        if not by_text.keys().isdisjoint(part.keys):
            keys += key_places(part, by_text.__contains__)
    for path, key in keys:
        yield from _kept([Spot(path, key, hit, "key") for hit in by_text[key]])


def _in_numbers(pieces: list[Part], rules: list[Rule]) -> Iterator[Spot]:
    for path, number in (one for part in pieces for one in numbers(part, _LEAST_CARD)) if rules else ():
        for hits in search(Texts([str(number)]), rules).values():
            yield Spot(path, str(number), hits[0], "number")


def _add_secrets(
    copies: Copies, by_text: dict[str, list[Hit]], spots: dict[Path, list[Spot]], plan: Plan
) -> None:
    found = [Spot((), text, hit) for text, hits in by_text.items() for hit in hits]
    for spot in itertools.chain(found, *spots.values()):
        rule = spot.hit.rule
        reported = plan.policy.treatment(rule.name, personal=rule.personal) == "report"
        if not (copies.knows(spot.secret) or reported or _may_stay(spot, plan)):
            copies.add([Taken(spot.secret, "personal" if rule.personal else "secret")])


def _kept(spots: list[Spot]) -> Iterator[Spot]:
    if len(spots) == 1:
        yield spots[0]
        return
    for hit in without_overlap([spot.hit for spot in spots]):
        yield spots[0]._replace(hit=hit)


def _may_stay(spot: Spot, plan: Plan) -> bool:
    secret = spot.secret
    if (
        is_stand_in(secret)
        or is_published(secret)
        or is_reference(secret)
        or plan.policy.keeps(spot.path)
        or spot.path in plan.left
    ):
        return True
    if plan.accepts(spot.path, secret):
        return True
    return plan.policy.allows(secret, plan.key) or _ALLOWED_HERE.search(_line(spot)) is not None


def _is_name(spot: Spot, plan: Plan, copies: Copies, document: dict[str, Any]) -> bool:
    """Return whether a copy, or what is personal, is part of a name or an id, which stays; say so of a secret."""
    is_copy = spot.hit.rule.name == "copied-value"
    if spot.where == "key":
        return is_copy and _is_plain_name(spot.text)
    if not (is_copy or spot.hit.rule.personal) or not is_identity(spot.path):
        return False
    if is_copy and copies.kind(spot.secret) == "secret" and not spot.secret.isalpha():
        plan.diagnostics.append(
            Diagnostic(
                "AT802",
                "warning",
                "A name or id holds a value that is secret elsewhere; names stay, as others refer to them.",
                join("", *spot.path),
                entity_at(document, spot.path),
                "Rename it, or change the secret.",
            )
        )
    return True


def _is_plain_name(key: str) -> bool:
    """Return whether a key is a name of the format rather than somebody's data: a password may be `published`."""
    return key.isascii() and key.replace("_", "").isalpha()


def _line(spot: Spot) -> str:
    """Return the line that a spot stands on, as far as it is near."""
    begin, end = max(0, spot.hit.start - _NEAR), spot.hit.end + _NEAR
    start = spot.text.rfind("\n", begin, spot.hit.start) + 1 or begin
    stop = spot.text.find("\n", spot.hit.end, end)
    return spot.text[start : stop if stop >= 0 else end]


def as_found(spot: Spot, action: Any) -> Found:
    """Return a spot as a finding in the making."""
    rule, secret = spot.hit.rule, spot.secret
    preview = secret[: rule.published] + "…" if rule.published else ""
    return Found(spot.path, rule.name, rule.severity, secret, preview, action)


def report(document: dict[str, Any], plan: Plan) -> tuple[list[Finding], tuple[Diagnostic, ...]]:
    """Return what was found, in the order of the document, and what is to be said besides; without secrets."""
    order = {name: i for i, name in enumerate(document)}
    found = [
        one
        for one in plan.found
        if not (plan.policy.allows(one.value, plan.key) or plan.accepts(one.path, one.value))
    ]
    found.sort(key=lambda one: (order.get(str(one.path[0]), 0), [_natural(token) for token in one.path]))
    entities = [entity_at(document, one.path) for one in found]
    cover = _cover(plan, entities)
    return [
        Finding(
            one.rule,
            one.severity,
            cover.entity(entity),
            cover.pointer(one.path),
            one.preview,
            fingerprint(one.value, plan.key),
            one.action,
        )
        for one, entity in zip(found, entities, strict=True)
    ], tuple(
        dataclasses.replace(said, entity=said.entity and cover.entity(said.entity))
        for said in plan.diagnostics
    )


def _cover(plan: Plan, entities: Iterable[Entity]) -> Cover:
    secrets = {one.value for one in plan.found if one.severity != "note"}
    tokens = (token for one in plan.found for token in one.path if isinstance(token, str))
    said = (diagnostic.entity for diagnostic in plan.diagnostics if diagnostic.entity)
    names = (name for entity in itertools.chain(entities, said) for name in names_in(entity))
    return Cover(secrets, itertools.chain(tokens, names))


def _natural(token: str | int) -> tuple[int, int, str]:
    return (0, token, "") if isinstance(token, int) else (1, 0, token)
