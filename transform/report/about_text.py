"""The answer to a file without a command: what it is, whether it imports, whether it is safe, what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..application.entity_words import plural
from ..application.kinds import Kind, require_kind
from ..diagnostics import Diagnostic
from ..document.reading import Parsed
from ..product.releases import find
from ..sanitizing.findings import Finding
from ..sanitizing.masking import masked_texts
from ..sanitizing.policy.policies import Policy
from ..sanitizing.scan import scan
from ..validating.inspection import Info, inspect
from ..validating.validation import Validation, validate, validate_text
from .findings import PARTLY_READ
from .impact import Impact, counted, impact_of
from .text import visible
from .validated import without_deployment

_KINDS = {
    Kind.EXPORT: "an exported application",
    Kind.PARTIAL_EXPORT: "a partial export",
    Kind.PAGE: "the widgets of one page (a page DSL)",
}


class About(NamedTuple):
    """What is known of a document; `validation` is None where only a part of an application is given."""

    name: str
    info: Info
    validation: Validation | None
    findings: Sequence[Finding]
    noticed: Sequence[Diagnostic] = ()
    is_layout: bool = False


def about_of(
    name: str, size: int, text: Callable[[], bytes], read: Parsed, policy: Policy, *, layout: bool
) -> About:
    """Return what is known of a document that was read: what it is, what the newest release does with it, its secrets.

    `text`: the bytes that it was read from. Raises InputError for what is no document of Appsmith.
    """
    kind = require_kind(read.document, Kind.EXPORT, Kind.PARTIAL_EXPORT, Kind.PAGE)
    validation = None
    if kind is not Kind.PAGE:
        validation = (
            without_deployment(validate(read.document))
            if layout
            else validate_text(text(), partial=kind is Kind.PARTIAL_EXPORT)
        )
    findings = scan(read.document, policy)
    return About(name, inspect(read.document, size=size), validation, findings, read.diagnostics, layout)


def about_rows(about: About) -> list[tuple[str, str]]:
    """Return the answer as a sentence and questions with answers; secrets that people typed into names are hidden."""
    rows = [
        ("", _what(about)),
        ("Made by", _made_by(about.info)),
        ("Will it import?", _import(about)),
        ("Safe to hand over?", _safe(about)),
    ]
    shown = masked_texts(answer for _, answer in rows)
    return [(question, shown[answer]) for question, answer in rows]


def about_text(about: About, *, width: int | None = None) -> str:
    """Return the answer in at most ten lines, more only on a terminal that is narrower than these."""
    lines = [f"{question:<22}{answer}" if question else answer for question, answer in about_rows(about)]
    return "\n".join([*lines, *_next(about.name, _steps(about), width)])


def several_text(
    name: str, what: str, names: Sequence[str], *, is_backup: bool, width: int | None = None
) -> str:
    """Return the answer to a folder or a backup with several applications."""
    asked = [
        ("info", "", "what each is"),
        ("validate", "", "whether each will be imported"),
        ("scan", "", "whether secrets are in them"),
    ]
    if is_backup:
        asked.insert(0, ("backup list", "", "the applications in it"))
    noun = (
        f"application{'s' * (len(names) != 1)}" if is_backup else f"file{'s' * (len(names) != 1)} or layouts"
    )
    return "\n".join([f"{visible(name)} is {what} with {len(names)} {noun}.", *_next(name, asked, width)])


def _what(about: About) -> str:
    info = about.info
    what = _KINDS[info.kind]
    if about.is_layout:
        what = "an application as the product keeps it in Git"
    named = f', "{visible(info.name)}"' if info.name and info.kind is Kind.EXPORT else ""
    return f"{visible(about.name)} is {what}{named}: {_contents(info)}."


def _contents(info: Info) -> str:
    contents = info.contents
    counts = [(sum(contents["widgets"].values()), "widget")]
    if info.kind is not Kind.PAGE:
        counts = [
            (contents["pages"], "page"),
            *counts,
            (sum(contents["queries"].values()), "query"),
            (contents["js_objects"], "JS object"),
            (len(contents["datasources"]["names"]), "datasource"),
        ]
    return ", ".join(_number(count, noun) for count, noun in counts if count) or "nothing is in it"


def _made_by(info: Info) -> str:
    if not info.made_by:
        return "no release that is known: none has these versions"
    made = " to ".join(dict.fromkeys(info.made_by))
    return f"release {made}{' (by release notes)' * find(info.made_by[1]).by_release_notes}"


def _import(about: About) -> str:
    found = about.validation
    if found is None:
        return "Not on its own: a page is a part of an application"
    target = f"{found.target}, the newest release that is known"
    counts = counted(found.diagnostics, accepted=found.accepted)
    if not found.accepted:
        blocking = (i.message for i in found.diagnostics if impact_of(i, accepted=False) is Impact.BLOCKS)
        reason = next(blocking, found.message)
        from_release = about.info.accepted_from
        elsewhere = f" ({from_release} takes it)" if from_release else ""
        return f"No, not into {target}{elsewhere}" + (f": {visible(reason)}" if reason else "")
    said = [f"{count} {impact}" for impact, count in counts.items() if impact is not Impact.INFORMATION]
    if counts.get(Impact.BROKEN):
        said[0] = f"{_number(counts[Impact.BROKEN], 'thing')} will be broken afterwards"
    return f"Yes, into {target}; {', '.join(said) or 'nothing will be broken'}"


def _safe(about: About) -> str:
    found = [one for one in about.findings if one.severity != "note"]
    if found:
        secrets = len({one.fingerprint for one in found})
        return f"No: {_number(secrets, 'secret')} in {_number(len(found), 'place')}"
    if any(item.code in PARTLY_READ for item in about.noticed):
        return "Not known: a part of it could not be read; nothing was found in the rest"
    notes = len(about.findings)
    return "Yes, no secrets were found" + (f"; {_number(notes, 'note')} about the instance" if notes else "")


def _steps(about: About) -> list[tuple[str, str, str]]:
    """Return command, further options and purpose of what may be done next, what is needed most first."""
    found = about.validation
    partial = about.info.kind is Kind.PARTIAL_EXPORT
    steps = [
        ("validate", "--as partial" * partial, "what stops the import, and what breaks"),
        ("sanitize", "-o shareable.json", "a copy without secrets, to hand over"),
    ]
    sources = about.info.contents.get("datasources", {})
    if found is not None and sources.get("not_configured"):
        steps.append(("datasources list", "", "what must be configured after the import"))
    steps.append(("upgrade", "-o upgraded.json", "a copy for the newest release"))
    if about.info.kind is Kind.EXPORT and not about.is_layout:
        steps.append(("unpack", "app/", "files to keep in Git and review"))
    return steps[:4]


def _next(name: str, steps: Sequence[tuple[str, str, str]], width: int | None) -> list[str]:
    given = "FILE" if name.startswith("standard input") else _argument(name)
    commands = [" ".join(filter(None, ("appsmith-transform", one, given, more))) for one, more, _ in steps]
    longest = max(map(len, commands))
    rows = [(visible(command), why) for command, (_, _, why) in zip(commands, steps, strict=True)]
    lines = [f"  {command:<{longest}}  # {why}" for command, why in rows]
    if width is not None and max(map(len, lines)) > width:  # a command is copied from one line
        lines = [line for command, why in rows for line in (f"  # {why}", f"  {command}")]
    return ["", "What next:", *lines]


def _argument(name: str) -> str:
    return shlex.quote(f"./{name}" if name.startswith("-") else name)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else plural(noun)}"
