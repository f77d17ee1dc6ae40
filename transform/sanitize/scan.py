"""Find secrets, and with a strict policy personal data, wherever they stand in a document."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from ..pointers import join
from .contexts import named_values
from .copies import Copies
from .datasource_values import plan_datasources
from .literals import is_published, is_stand_in
from .places import entity_at, is_identity
from .plan import Found, Plan, Taken
from .policies import Policy, policy_of
from .records import Finding, fingerprint
from .rules import all_rules
from .rules.rule import Rule
from .stand_ins import stand_ins
from .strings import Part, Path, parts, places
from .texts import Hit, Texts, search, without_overlap

#: In a comment on the same line of a text: what stands there may stay.
_ALLOWED_HERE = re.compile(r"(?://|/\*|--|#)\s{0,4}appsmith-transform:\s{0,4}allow\b")
_NEAR = 400


class Spot(NamedTuple):
    """What a rule found in the text at a place."""

    path: Path
    text: str
    hit: Hit

    @property
    def secret(self) -> str:
        """Give what was found."""
        return self.text[self.hit.start : self.hit.end]


def scan(export: dict[str, Any], policy: str | Policy = "share", *, key: str = "") -> list[Finding]:
    """Give what in an export, a partial export or a page DSL looks like a secret, in the document's order.

    Datasource fields that are known to be secret count, and what rules find in any text. `key` keys the
    fingerprints. Nothing is changed, and no finding holds what was found. Raises InputError for an unknown
    policy.
    """
    rules = policy_of(policy)
    plan = Plan(rules, stand_ins(rules.replacements, key), key)
    plan_datasources(export, plan)
    secrets = [found for found in plan.found if found.severity != "note"]
    taken = {found.path for found in secrets}
    copies = Copies(Taken(found.value, "secret", "") for found in secrets)
    for spot in survey(parts(export), active_rules(rules, always=True), plan, key, copies):
        if spot.path not in taken and "decryptedFields" not in spot.path:
            secrets.append(as_found(spot, "reported"))
    return findings(export, (found._replace(action="reported") for found in secrets), rules, key)


def active_rules(policy: Policy, *, always: bool = False) -> list[Rule]:
    """Give the rules that the policy does not ignore; `always`: those for secrets even where it does."""
    return [
        rule
        for rule in all_rules()
        if policy.treatment(rule.name, personal=rule.personal) != "ignore"
        or (always and not rule.personal and policy.secrets == "ignore" and rule.name not in policy.rules)
    ]


def survey(
    pieces: list[Part],
    rules: Iterable[Rule],
    plan: Plan,
    key: str,
    copies: Copies,
    strings: Collection[str] | None = None,
) -> list[Spot]:
    """Give everything that rules find in parts of a document, and the copies of it.

    What is found is added to `copies`. `strings`, where given, are the only texts to be searched.
    """
    active = {rule.name: rule for rule in rules}
    texts = Texts(set().union(*(part.strings for part in pieces)) if strings is None else strings)
    by_text = search(texts, active.values())
    spots: dict[Path, list[Spot]] = defaultdict(list)
    named = active.get("named-value")
    if named:
        for path, text, start, end in named_values(pieces, set(texts.telling)):
            spots[path].append(Spot(path, text, Hit(start, end, named)))
    _add_secrets(copies, by_text, spots, plan, key)
    for text, hits in copies.find(texts).items():
        by_text.setdefault(text, []).extend(hits)
    for part in pieces:
        if not part.strings.isdisjoint(by_text):
            for path, text in places(part, by_text.__contains__):
                spots[path].extend(Spot(path, text, hit) for hit in by_text[text])
    return [spot for found in spots.values() for spot in _kept(found) if not _may_stay(spot, plan, key)]


def _add_secrets(
    copies: Copies, by_text: dict[str, list[Hit]], spots: dict[Path, list[Spot]], plan: Plan, key: str
) -> None:
    found = [Spot((), text, hit) for text, hits in by_text.items() for hit in hits]
    for spot in itertools.chain(found, *spots.values()):
        rule = spot.hit.rule
        reported = plan.policy.treatment(rule.name, personal=rule.personal) == "report"
        if not (copies.knows(spot.secret) or reported or _may_stay(spot, plan, key)):
            copies.add([Taken(spot.secret, "personal" if rule.personal else "secret", "")])


def _kept(spots: list[Spot]) -> Iterator[Spot]:
    if len(spots) == 1:
        yield spots[0]
        return
    for hit in without_overlap([spot.hit for spot in spots]):
        yield spots[0]._replace(hit=hit)


def _may_stay(spot: Spot, plan: Plan, key: str) -> bool:
    secret = spot.secret
    if spot.hit.rule.name == "copied-value" and is_identity(spot.path):
        return True
    if (
        is_stand_in(secret)
        or is_published(secret)
        or plan.stand_ins.is_own(secret)
        or plan.policy.keeps(spot.path)
    ):
        return True
    return plan.policy.allows(secret, key) or _ALLOWED_HERE.search(_line(spot)) is not None


def _line(spot: Spot) -> str:
    """Give the line that a spot stands on, as far as it is near."""
    begin, end = max(0, spot.hit.start - _NEAR), spot.hit.end + _NEAR
    start = spot.text.rfind("\n", begin, spot.hit.start) + 1 or begin
    stop = spot.text.find("\n", spot.hit.end, end)
    return spot.text[start : stop if stop >= 0 else end]


def as_found(spot: Spot, action: Any) -> Found:
    """Give a spot as a finding in the making."""
    rule, secret = spot.hit.rule, spot.secret
    preview = secret[: rule.published] + "…" if rule.published else ""
    return Found(spot.path, rule.name, rule.severity, secret, preview, action)


def findings(document: dict[str, Any], found: Iterable[Found], policy: Policy, key: str) -> list[Finding]:
    """Give findings in the order of the document."""
    order = {name: i for i, name in enumerate(document)}
    made = [
        (
            one,
            Finding(
                one.rule,
                one.severity,
                entity_at(document, one.path),
                join("", *one.path),
                one.preview,
                fingerprint(one.value, key),
                one.action,
            ),
        )
        for one in found
        if not policy.allows(one.value, key)
    ]
    made.sort(
        key=lambda pair: (order.get(str(pair[0].path[0]), 0), [_natural(token) for token in pair[0].path])
    )
    return [finding for _, finding in made]


def _natural(token: str | int) -> tuple[int, int, str]:
    return (0, token, "") if isinstance(token, int) else (1, 0, token)
