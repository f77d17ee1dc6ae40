"""What is to be done to a document: proposals, after the policy has decided on each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..application.entity_lookup import entity_at
from ..diagnostics import Entity
from ..document.edits import REMOVED
from ..document.pointers import Path
from .actions import Action, RawFinding
from .exemptions import Exemptions
from .policy.replacements import Replacements
from .proposals import REPLACED, KnownValue, Proposal, as_text, is_empty


class NamedReplacement(NamedTuple):
    """A value whose replacement is made of a name: that of its entity and field."""

    path: Path
    value: Any
    kind: str
    name: str


class Plan(NamedTuple):
    """Edits by place with what they report, and what follows for the rest of the document.

    `known` are values to be looked for elsewhere, `accepted` secrets that a baseline accepts where they are but
    not elsewhere, `left` places that the policy leaves in place, `named` the edits that are made of names.
    """

    edits: dict[Path, Any]
    findings: list[RawFinding]
    known: list[KnownValue]
    accepted: list[KnownValue]
    left: set[Path]
    named: list[NamedReplacement]


def decide(proposals: Iterable[Proposal], exemptions: Exemptions, replacements: Replacements) -> Plan:
    """Return the plan that carries out proposals as far as the policy agrees; the first one for a place wins."""
    plan = Plan({}, [], [], [], set(), [])
    for proposal in proposals:
        path = proposal.path
        if proposal.kept:
            plan.left.add(path)
        elif path not in plan.edits and path not in plan.left and not _stays(proposal, exemptions, plan):
            _carry_out(proposal, exemptions.document, replacements, plan)
    return plan


def _stays(proposal: Proposal, exemptions: Exemptions, plan: Plan) -> bool:
    """Return whether the policy leaves a value where it is; report it if the policy wants that."""
    path, value = proposal.path, proposal.value
    if exemptions.keep(path) or exemptions.allow(value):
        return True
    if exemptions.accept(path, as_text(value)):
        plan.accepted.extend([KnownValue(as_text(value), "secret")] if proposal.severity != "note" else [])
        return True
    treatment = exemptions.policy.rules.get(proposal.rule)
    if treatment == "report":
        plan.findings.append(_finding(proposal, "reported"))
    if treatment in ("ignore", "report"):
        plan.left.add(path)
        return True
    return False


def _carry_out(proposal: Proposal, document: dict[str, Any], replacements: Replacements, plan: Plan) -> None:
    new: Any = proposal.new
    if new is REPLACED:
        name = ""
        if replacements.use_names:
            name = setting_name(entity_at(document, proposal.path), proposal.field)
            plan.named.append(NamedReplacement(proposal.path, proposal.value, proposal.kind, name))
        new = replacements.whole(proposal.kind, proposal.value, name)
    plan.edits[proposal.target or proposal.path] = new
    is_removed = new is REMOVED or new is None or proposal.new is not REPLACED
    if not is_empty(proposal.value):
        plan.findings.append(_finding(proposal, "removed" if is_removed else "replaced"))
        if proposal.kind and proposal.distinct:
            plan.known.append(KnownValue(as_text(proposal.value), proposal.kind))
    plan.known.extend(proposal.known)


def _finding(proposal: Proposal, action: Action) -> RawFinding:
    return RawFinding(proposal.path, proposal.rule, proposal.severity, as_text(proposal.value), "", action)


def setting_name(entity: Entity, field: str) -> str:
    """Return a name for a setting: that of the datasource or query, and of the field."""
    return " ".join(filter(None, (entity.page, entity.name, field)))
