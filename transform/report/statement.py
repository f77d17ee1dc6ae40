"""A statement about a sanitized file: what it was made of, what was removed, what was kept, what was found after.

The same input and options give the same statement, byte for byte, so that it can be signed and checked again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..document.reading import read
from ..document.writing import serialize
from ..errors import InputError
from ..sanitizing.coverage import coverage
from ..sanitizing.findings import Finding, Sanitized
from ..sanitizing.policy.policies import Policy
from ..sanitizing.rule_titles import title_of
from ..sanitizing.rules import all_rules
from ..sanitizing.scan import scan
from ..validating.validation import validate
from ..version import __version__
from .statement_shape import HINT, NO_STATEMENT, require_statement
from .text import visible

KIND = "appsmith-transform sanitizing statement"
FORMAT_VERSION = "1.0"
#: Diagnostics of what is in a file but was not read as code.
_NOT_JUDGED = frozenset(("AT508",))


def statement(
    given: bytes, result: bytes, sanitized: Sanitized, policy: Policy, replacements: Any, key: str
) -> dict[str, Any]:
    """Return the statement about the file `result` that was made of `given`, as JSON.

    `sanitized` and `policy` are what made it; `replacements` were asked for, None for those of the policy; of
    the `key` only whether there is one is part of the statement.
    """
    document = sanitized.document
    return {
        "format_version": FORMAT_VERSION,
        "kind": KIND,
        "tool": {"name": "appsmith-transform", "version": __version__},
        "rules": {"count": len(all_rules()), "sha256": _digest_of_rules()},
        "policy": policy.to_dict(),
        "replacements": replacements,
        "keyed": bool(key),
        "input": _file(given),
        "output": _file(result),
        "removed": _by_rule(one for one in sanitized.findings if one.action != "reported"),
        "kept": {
            "by_design": dict(coverage(document, policy).kept),
            "by_policy": _by_rule(_exempt(document, policy, key)),
        },
        "scan_of_output": {
            **_without_kept(coverage(document, policy).to_dict()),
            "found": _by_rule(one for one in scan(document, policy, key=key) if one.severity != "note"),
        },
        "not_judged": _not_judged(sanitized),
    }


def _file(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def _digest_of_rules() -> str:
    text = "\0".join(f"{rule.name}\1{rule.severity}\1{rule.near}\1{rule.pattern}" for rule in all_rules())
    return hashlib.sha256(text.encode()).hexdigest()


def _by_rule(findings: Iterable[Finding]) -> dict[str, dict[str, int]]:
    """Return rule -> {values: distinct ones, places}."""
    places: Counter[str] = Counter()
    values: dict[str, set[str]] = {}
    for one in findings:
        places[one.rule] += 1
        values.setdefault(one.rule, set()).add(one.fingerprint)
    return {rule: {"values": len(values[rule]), "places": places[rule]} for rule in sorted(places)}


def _exempt(document: dict[str, Any], policy: Policy, key: str) -> Iterator[Finding]:
    """Yield what a scan finds in the result only where nothing is kept, allowed or accepted."""
    expected = {(one.rule, one.pointer, one.fingerprint) for one in scan(document, policy, key=key)}
    for one in scan(document, policy.without_exemptions(), key=key):
        if (one.rule, one.pointer, one.fingerprint) not in expected:
            yield one


def _without_kept(covered: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in covered.items() if name not in ("kept", "version")}


def _not_judged(sanitized: Sanitized) -> list[dict[str, Any]]:
    """Return codes and numbers of diagnostics about what could not be read or was left to be checked."""
    said = [one for one in validate(sanitized.document).diagnostics if one.code in _NOT_JUDGED]
    counted = Counter((one.code, one.message) for one in (*said, *sanitized.diagnostics))
    return [
        {"code": code, "message": message, "places": places}
        for (code, message), places in sorted(counted.items())
    ]


def verify(stated: bytes, data: bytes, key: str = "") -> list[str]:
    """Return what speaks against a statement (JSON, or Markdown that holds it) about a file; nothing if it holds.

    The file must be the one that is stated, and a scan as stated must still find nothing else; a Markdown text must
    say what its JSON says. What the file was made of cannot be checked. Raises InputError for what is no statement.
    """
    claimed = _claimed(stated)
    faults = []
    text = stated.decode("utf-8", "replace").replace("\r\n", "\n")
    if _is_markdown(text) and text.encode() != to_markdown(claimed):
        faults.append("the text of the statement says something else than the JSON at its end")
    if claimed["output"] != _file(data):
        faults.append("the file is not the one that the statement is about: its SHA-256 is another")
    if claimed["scan_of_output"]["found"]:
        faults.append("the statement itself says that something was found")
    if claimed["tool"]["version"] != __version__ or claimed["rules"]["sha256"] != _digest_of_rules():
        faults.append("the statement was made by another version, whose rules may differ")
    policy = claimed["policy"]
    if policy["name"] in ("product", "git", "share", "strict") and not faults:
        found = [one for one in scan(read(data).document, policy["name"], key=key) if one.severity != "note"]
        expected = sum(rule["places"] for rule in claimed["kept"]["by_policy"].values())
        if len(found) > expected:
            faults.append(f"a scan finds {len(found)} secrets, {expected} of which are stated as kept")
    return faults


def _claimed(stated: bytes) -> Mapping[str, Any]:
    text = stated.decode("utf-8", "replace").replace("\r\n", "\n")
    parsed = read(_json_in(text))
    claimed = parsed.document
    if claimed.get("kind") != KIND:
        raise InputError(NO_STATEMENT, pointer="/kind", hint=HINT)
    if str(claimed.get("format_version")).partition(".")[0] != FORMAT_VERSION.partition(".")[0]:
        raise InputError(
            "The statement has a format that this version does not know", hint="Update the tool."
        )
    require_statement(claimed)
    if parsed.diagnostics:  # such as a member that is there twice, of which a person may read the other one
        raise InputError(f"{NO_STATEMENT}: {parsed.diagnostics[0].message}", hint=HINT)
    return claimed


def _is_markdown(text: str) -> bool:
    return not text.lstrip("\ufeff \t\n").startswith("{")


def _json_in(text: str) -> str:
    """Return the JSON with which a Markdown statement ends; no line of JSON in it can begin with a fence."""
    return text.rpartition("\n```json\n")[2].partition("\n```")[0] if _is_markdown(text) else text


def to_json(stated: Mapping[str, Any]) -> bytes:
    """Return a statement as a JSON file."""
    return serialize(dict(stated), indent=2, final_newline=True)


def to_markdown(stated: Mapping[str, Any]) -> bytes:
    """Return a statement as a document for people, which ends with the statement as JSON."""
    return ("\n".join(_lines(stated)) + "\n").encode()


def _lines(stated: Mapping[str, Any]) -> Iterator[str]:
    scanned = stated["scan_of_output"]
    yield from ("# Statement about a sanitized file", "")
    yield f"- Tool: {stated['tool']['name']} {stated['tool']['version']}, {stated['rules']['count']} rules"
    yield f"- Policy: {visible(stated['policy']['name'])}"
    yield f"- Input: SHA-256 `{stated['input']['sha256']}`, {stated['input']['bytes']} bytes"
    yield f"- Output: SHA-256 `{stated['output']['sha256']}`, {stated['output']['bytes']} bytes"
    outcome = "found nothing" if not scanned["found"] else "**found something**"
    yield f"- A scan of the output went through {scanned['texts']} texts with {scanned['rules']} rules and {outcome}."
    yield from _table("Removed", stated["removed"])
    yield from _table("Kept by the policy or a baseline", stated["kept"]["by_policy"])
    yield from ("", "## Kept by design", "")
    kept = stated["kept"]["by_design"]
    yield from (f"- {title_of(rule)}: {count}" for rule, count in kept.items()) if kept else ("Nothing.",)
    yield from ("", "## Not judged", "")
    said = stated["not_judged"]
    yield from (
        (f"- {one['code']}: {visible(one['message'])} ({one['places']})" for one in said)
        if said
        else ("Nothing.",)
    )
    yield from ("", "## The statement in full", "", "```json", to_json(stated).decode().rstrip("\n"), "```")


def _table(title: str, by_rule: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    if not by_rule:
        yield "Nothing."
        return
    yield from ("| rule | what it finds | values | places |", "|---|---|---|---|")
    for rule, counted in by_rule.items():
        yield f"| {rule} | {title_of(rule)} | {counted['values']} | {counted['places']} |"
