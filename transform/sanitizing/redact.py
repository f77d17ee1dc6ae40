"""Take out of a document what its policy says, and see to it that nothing of it stays behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from ..application.entity_lookup import code_in, entity_at, is_identity
from ..diagnostics import Diagnostic
from ..document.edits import apply, rename
from ..document.pointer_patterns import matches
from ..document.pointers import Path, join, resolve
from ..document.reading import require_object
from ..errors import InputError
from .binding_lists import listed_binding
from .datasource_values import name_of, plan_datasources
from .findings import Sanitized
from .instance_data import plan_instance_data
from .pasted_widgets import packed, unpacked
from .plan import Plan, Taken
from .policy.name_replacements import NameStandIns, without_secrets
from .policy.policies import Policy, policy_of
from .policy.replacements import PLACEHOLDER, stand_ins
from .product import plan_as_product
from .scan import Spot, active_rules, as_found, as_given, report, survey
from .search.copies import Copies
from .search.strings import Part, collected, parts
from .search.texts import Texts, search

#: How often what was redacted is searched again. One is enough unless stand-ins make new secrets.
_ROUNDS = 3


def sanitize(
    export: dict[str, Any],
    policy: str | Policy = "share",
    *,
    replacements: str | Mapping[str, str] | None = None,
    key: str = "",
) -> Sanitized:
    """Return an export, a partial export or a page DSL without what its policy takes out.

    `policy` is product, git, share, strict or one that `policies.policy_from` made. `replacements` says what
    stands in place of values: null, placeholder, pseudonym or a binding such as `{{appsmith.store.{name}}}`, for
    all or by kind (secret, environment, personal); without it the policy decides. `key` keys fingerprints and
    pseudonyms. The argument stays as it is, and is the result when nothing had to change; sanitizing twice
    gives the same as once. Raises InputError for an unknown policy or replacement, and for
    what is no JSON object.
    """
    require_object(export)
    rules = policy_of(policy)
    ways = stand_ins(rules.replacements if replacements is None else replacements, key)
    before = unpacked(export)
    plan = Plan(rules, ways, key, document=before)
    if rules.datasources == "fields":
        plan_datasources(before, plan)
        plan_instance_data(before, plan)
    else:
        plan_as_product(before, plan, rules.datasources)
    _plan_removals(before, plan)
    copies = Copies([*plan.taken, *plan.accepted])
    copies.add(_inside_taken(plan))
    _clean_names(plan, copies)
    document = apply(before, plan.edits)
    if active_rules(rules):
        document = _Redaction(document, plan, copies).done()
    found, said = report(before, plan)
    return Sanitized(packed(document, before, export), tuple(as_given(found)), tuple(as_given(said)))


def _plan_removals(document: dict[str, Any], plan: Plan) -> None:
    for pattern in plan.policy.remove:
        for path, value in matches(document, pattern):
            if path and isinstance(path[-1], int):
                raise InputError(
                    f"The policy removes {join('', *path)}, an entry of a list, which would leave a null there",
                    hint="Remove the whole list, or members of its entries.",
                )
            if path and path not in plan.edits and value is not None:
                plan.remove(path, "policy-removal", value)
                if isinstance(value, str):
                    plan.taken.append(Taken(value, "environment"))


def _inside_taken(plan: Plan) -> list[Taken]:
    """Return what rules find in the values that were taken out: the password of a connection string."""
    found = search(Texts({one.value for one in plan.taken}), active_rules(plan.policy))
    return [
        Taken(text[hit.start : hit.end], "secret")
        for text, hits in found.items()
        for hit in hits
        if not hit.rule.personal
    ]


def _clean_names(plan: Plan, copies: Copies) -> None:
    """See to it that no stand-in gives away a secret that the name of its datasource holds."""
    rules = active_rules(plan.policy)
    for path, value, kind, name in plan.named:
        plan.edits[path] = plan.stand_ins.whole(kind, value, without_secrets(name, copies, rules))


class _Redaction:
    """Redacts texts until a search finds nothing more."""

    def __init__(self, document: dict[str, Any], plan: Plan, copies: Copies) -> None:
        self.document = document
        self.plan = plan
        self.rules = active_rules(plan.policy)
        self.copies = copies
        self.in_names = NameStandIns(plan.stand_ins)

    def done(self) -> dict[str, Any]:
        """Return the redacted document; findings are left in the plan."""
        pieces = parts(self.document)
        spots = survey(self.document, pieces, self.rules, self.plan, self.copies)
        self.plan.found += [as_found(spot, "reported") for spot in spots if not self._is_redacted(spot)]
        for last in (False,) * _ROUNDS + (True,):
            spots = [spot for spot in spots if self._is_redacted(spot)]
            if not spots:
                break
            self.plan.found += [as_found(spot, "redacted") for spot in spots]
            self._choose_names(spots, pieces)
            edits = self._edits([spot for spot in spots if spot.where != "key"], whole=last)
            names = self._names([spot for spot in spots if spot.where == "key"])
            self.document = rename(apply(self.document, edits), names)
            pieces = parts(self.document) if names else _again(pieces, self.document, edits)
            texts = {text for text in edits.values() if isinstance(text, str)}.union(names.values())
            spots = survey(self.document, pieces, self.rules, self.plan, self.copies, texts)
        return self.document

    def _is_redacted(self, spot: Spot) -> bool:
        rule = spot.hit.rule
        return self.plan.policy.treatment(rule.name, personal=rule.personal) == "redact"

    def _choose_names(self, spots: list[Spot], pieces: list[Part]) -> None:
        for spot in spots:
            if spot.where != "text" or not is_identity(spot.path):
                continue
            if self.in_names.add(spot.secret, self._kind(spot), pieces):
                self.plan.diagnostics.append(
                    Diagnostic(
                        "AT803",
                        "warning",
                        "A name or id held a secret and has another one now, wherever it stood.",
                        join("", *spot.path),
                        entity_at(self.document, spot.path),
                        "Look through code that puts such names together.",
                    )
                )

    def _kind(self, spot: Spot) -> str:
        return "personal" if spot.hit.rule.personal else self.copies.kind(spot.secret)

    def _edits(self, spots: list[Spot], *, whole: bool) -> dict[Path, Any]:
        by_place: dict[Path, list[Spot]] = defaultdict(list)
        for spot in spots:
            by_place[spot.path].append(spot)
        edits: dict[Path, Any] = {}
        for path, found in by_place.items():
            if found[0].where == "number":
                edits[path] = None
                continue
            edits[path] = PLACEHOLDER if whole else self._redacted(path, found)
            if "{{" in edits[path] and "{{" not in found[0].text:
                edits.update(listed_binding(self.document, path, edits))
        return edits

    def _names(self, spots: list[Spot]) -> dict[Path, str]:
        """Return the keys that take the place of those with secrets in them."""
        names: dict[Path, str] = {}
        for spot in reversed(spots):  # from the end of each key, so that offsets stay true
            key, (start, end, _) = names.get(spot.path, spot.text), spot.hit
            new = self.in_names.get(spot.secret) or self.plan.stand_ins.in_key(self._kind(spot), spot.secret)
            names[spot.path] = key[:start] + new + key[end:]
        return names

    def _redacted(self, path: Path, spots: list[Spot]) -> str:
        text = spots[0].text
        name = self._name(path)
        is_code = code_in(self.document, path, text)
        made, at = [], 0
        for spot in spots:
            start, end, _ = spot.hit
            kind, named = self._kind(spot), self.in_names.get(spot.secret)
            if named:
                new = named
            elif is_code(start):
                new, unquoted = self.plan.stand_ins.in_code(kind, spot.secret, name)
                if (
                    unquoted
                    and start
                    and text[start - 1] in _QUOTES
                    and text[end : end + 1] == text[start - 1]
                ):
                    start, end = start - 1, end + 1
                elif unquoted:
                    new = PLACEHOLDER
            else:
                new = self.plan.stand_ins.part(kind, spot.secret, name)
            made += [text[at:start], new]
            at = end
        return "".join([*made, text[at:]])

    def _name(self, path: Path) -> str:
        """Return the name that a stand-in at a place is made of."""
        if not self.plan.stand_ins.use_names:
            return ""
        name = name_of(entity_at(self.document, path), str(path[-1]))
        return without_secrets(name, self.copies, self.rules)


_QUOTES = "\"'`"


def _again(pieces: list[Part], document: dict[str, Any], edits: Mapping[Path, Any]) -> list[Part]:
    """Return the parts that edits lie in, collected anew."""
    touched = {path[:size] for path in edits for size in (1, 2)}
    return [
        collected(part.path, resolve(document, join("", *part.path)))
        for part in pieces
        if part.path in touched
    ]
