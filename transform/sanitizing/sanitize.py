"""Remove from a document what its policy says, and make sure that no copy of it stays behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..document.edits import apply
from ..document.pointer_patterns import matches
from ..document.pointers import join
from ..document.reading import require_object
from ..errors import InputError
from .active_rules import active_rules
from .datasource_values import datasource_proposals, unknown_plugins
from .exemptions import Exemptions
from .findings import Sanitized
from .instance_data import instance_data_proposals
from .pasted_widgets import packed, unpacked, with_given_pointers
from .plan import decide
from .policy.name_replacements import masked_name
from .policy.policies import Policy, policy_of
from .policy.replacements import replacements_from
from .product import product_proposals
from .proposals import KnownValue, Proposal
from .raw_findings import finished
from .recognition.rule import Rule
from .redaction import Redaction
from .search.copies import Copies
from .search.texts import Texts, search


def sanitize(
    export: dict[str, Any],
    policy: str | Policy = "share",
    *,
    replacements: str | Mapping[str, str] | None = None,
    key: str = "",
) -> Sanitized:
    """Return an export, a partial export or a page DSL without what its policy removes.

    `policy` is product, git, share, strict or one that `policies.policy_from` made. `replacements` says what
    values are replaced by: null, placeholder, pseudonym or a binding such as `{{appsmith.store.{name}}}`, for
    all or by kind (secret, environment, personal); without it the policy decides. `key` keys fingerprints and
    pseudonyms. The argument stays as it is, and is the result when nothing had to change; sanitizing twice
    gives the same as once. Raises InputError for an unknown policy or replacement, and for what is no JSON
    object.
    """
    require_object(export)
    settings = policy_of(policy)
    ways = replacements_from(settings.replacements if replacements is None else replacements, key)
    before = unpacked(export)
    exemptions = Exemptions(settings, key, before)
    rules = active_rules(settings)
    plan = decide(_proposals(before, settings), exemptions, ways)
    copies = Copies([*plan.known, *plan.accepted])
    copies.add(_inside(plan.known, rules))
    for path, value, kind, name in plan.named:
        plan.edits[path] = ways.whole(kind, value, masked_name(name, copies, rules))
    document, found = apply(before, plan.edits), plan.findings
    noticed = list(unknown_plugins(before, plan.edits)) if settings.datasources == "fields" else []
    if rules:
        redaction = Redaction(document, rules, exemptions.leaving(plan.left), copies, ways)
        document = redaction.document
        found, noticed = found + redaction.findings, noticed + redaction.diagnostics
    findings, diagnostics = finished(found, noticed, exemptions)
    return Sanitized(
        packed(document, before, export),
        tuple(with_given_pointers(findings, before, export)),
        tuple(with_given_pointers(diagnostics, before, export)),
    )


def _proposals(document: dict[str, Any], policy: Policy) -> Iterator[Proposal]:
    if policy.datasources == "fields":
        yield from datasource_proposals(document, policy)
        yield from instance_data_proposals(document)
    else:
        yield from product_proposals(document, policy.datasources)
    yield from _policy_removals(document, policy)


def _policy_removals(document: dict[str, Any], policy: Policy) -> Iterator[Proposal]:
    for pattern in policy.remove:
        for path, value in matches(document, pattern):
            if path and isinstance(path[-1], int):
                raise InputError(
                    f"The policy removes {join('', *path)}, an entry of a list, which would leave a null there",
                    hint="Remove the whole list, or members of its entries.",
                )
            if path and value is not None:
                yield Proposal(
                    path, "policy-removal", value, kind="environment" if isinstance(value, str) else ""
                )


def _inside(known: Iterable[KnownValue], rules: Iterable[Rule]) -> list[KnownValue]:
    """Return what rules find inside known values: the password of a connection string."""
    found = search(Texts({one.value for one in known}), rules)
    return [
        KnownValue(text[hit.start : hit.end], "secret")
        for text, hits in found.items()
        for hit in hits
        if not hit.rule.personal
    ]
