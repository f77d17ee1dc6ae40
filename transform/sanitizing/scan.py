"""Find secrets in a document without changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..document.reading import require_object
from .active_rules import active_rules
from .candidates import find_candidates
from .datasource_values import datasource_proposals
from .exemptions import Exemptions
from .pasted_widgets import unpacked, with_given_pointers
from .plan import decide
from .policy.policies import Policy, policy_of
from .policy.replacements import replacements_from
from .proposals import KnownValue
from .raw_findings import finished
from .search.copies import Copies
from .search.strings import parts

if TYPE_CHECKING:
    from .findings import Finding


def scan(export: dict[str, Any], policy: str | Policy = "share", *, key: str = "") -> list[Finding]:
    """Return what looks like a secret in an export, a partial export or a page DSL, in the document's order.

    Datasource fields that are known to be secret count, and what rules find in any text. `key` keys the
    fingerprints. Nothing is changed, and no finding holds what was found. Raises InputError for an unknown
    policy, and for what is no JSON object.
    """
    require_object(export)
    rules = policy_of(policy)
    document = unpacked(export)
    exemptions = Exemptions(rules, key, document)
    plan = decide(datasource_proposals(document, rules), exemptions, replacements_from("null"))
    found = [one for one in plan.findings if one.severity != "note" or one.rule == "configured-field"]
    secrets = (one for one in found if one.severity != "note")
    copies = Copies([*(KnownValue(one.value, "secret") for one in secrets), *plan.accepted])
    candidates, _ = find_candidates(
        parts(document),
        active_rules(rules, always=True),
        exemptions.leaving(plan.left),
        copies,
        top_keys=document,
    )
    known_places = {one.path for one in found if one.severity != "note"}
    for candidate in candidates:
        if candidate.path not in known_places and "decryptedFields" not in candidate.path:
            found.append(candidate.finding("reported"))
    findings, _ = finished([one._replace(action="reported") for one in found], (), exemptions)
    return with_given_pointers(findings, document, export)
