"""Upgrade a whole export: the pages, and the export around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..application.entities import Layout, layouts
from ..application.entity_words import worded
from ..application.kinds import Kind, require_kind
from ..diagnostics import Diagnostic, Entity
from ..document.collector import collector_paused
from ..document.edits import Editor
from ..document.limits import DEFAULT_LIMITS, Limits
from ..document.pointers import split
from ..errors import TransformError, UpgradeError
from ..product.releases import FLAGGED_SERVER_SCHEMA, LATEST, Versions, oldest_accepting
from .derived_ids import IdFactory
from .document_diagnostics import document_diagnostics, step_not_public, unreadable_version
from .engine import StepRun, Upgraded, upgrade_page
from .path_list_faults import path_list_faults
from .schema_steps import ExportDraft, SchemaStep, newest_schema, schema_steps
from .schema_versions import VERSION_KEYS, Part, schema_version
from .targets import document_versions, is_latest, page_number, target_of


def upgrade(
    document: dict[str, Any],
    to: str | int | Versions = LATEST,
    *,
    ids: IdFactory | None = None,
    now: float = 0,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Upgraded:
    """Upgrade an export, a partial export or a page DSL as the product does.

    `to`: a release ("1.9.16", "latest"), versions as text ("dsl=57,server=8"), a page version or `Versions`,
    in which None leaves a part alone. The DSL of both sides of every page is upgraded as by `upgrade_page`
    (`ids` and `now` are described there), then the schema steps run over the export. Nothing that no step
    deals with changes: no defaults are added, no keys dropped, no numbers rewritten. Where the product's
    step fails, that resource is left as it was and a diagnostic says so; `strict` raises UpgradeError instead.
    Python's cycle collector is paused meanwhile, for the whole process.
    A release may read a schema to which no step is public (server schema 13 of 2.5.0, by its release notes): the
    document then stays at the newest schema that can be reached, and a note says so unless `to` is "latest".
    Raises UpgradeError where the document is newer than `to`, ReleaseError for an unknown release,
    InputError for what is no application.
    """
    target = target_of(to)
    options: dict[str, Any] = {"ids": ids, "now": now, "strict": strict, "limits": limits}
    kind = require_kind(document, Kind.EXPORT, Kind.PARTIAL_EXPORT, Kind.PAGE)
    if kind is Kind.PAGE:
        if target.page is None:
            raise UpgradeError(
                "A page DSL has a page version alone, and the target names none", hint="Name one: dsl=57."
            )
        return upgrade_page(document, target.page, left_out=target.left_out, **options)
    _refuse_to_go_back(document, target)
    with collector_paused():
        pages = _upgrade_pages(document, target.page, left_out=target.left_out, **options)
        schema = _upgrade_schema(pages.document, target, strict, named=not is_latest(to))
    failed = pages.diagnostics + schema.diagnostics
    notes = tuple(
        _raised_if(strict and item.code in ("AT205", "AT209"), item)
        for item in document_diagnostics(document, kind, target)
        if item.code != "AT205" or all(item.pointer != reported.pointer for reported in failed)
    )
    return Upgraded(schema.document, pages.steps + schema.steps, failed + notes)


def _refuse_to_go_back(document: dict[str, Any], target: Versions) -> None:
    """Raise UpgradeError that names all that is newer than the target, and who can open the document."""
    has = document_versions(document)
    newest, page_pointer = _newest_page(document)
    newer = [
        (f"{what} {present} (the target has {wanted})", pointer)
        for what, pointer, present, wanted in (
            (f"{newest} page version", page_pointer, has.page, target.page),
            ("the export has server schema", "/serverSchemaVersion", has.server, target.server),
            ("the export has client schema", "/clientSchemaVersion", has.client, target.client),
        )
        if wanted is not None and present is not None and present > wanted
    ]
    if not newer:
        return
    hint = _who_opens(has)
    if has.server == FLAGGED_SERVER_SCHEMA == (target.server or 0) + 1:
        hint = f"Releases with schema {target.server} read it only where a feature flag is on. {hint}"
    sentence = ", ".join(what for what, _ in newer)
    raise UpgradeError(f"Nothing can be made older: {sentence}", pointer=newer[0][1], hint=hint)


def _who_opens(has: Versions) -> str:
    unreadable = next(
        (part for part, number in (("server", has.server), ("client", has.client)) if number is None), None
    )
    if unreadable:
        return f"No release can open it: {unreadable}SchemaVersion is no number."
    oldest = oldest_accepting(has)
    if oldest is None:
        return "No known release can open it: it was made by a newer one, or the number is wrong."
    return f"The oldest release that can open it is {oldest.name}."


def _newest_page(document: dict[str, Any]) -> tuple[str, str]:
    """Return the beginning of a sentence on the page with the highest version, and its pointer."""
    newest = max(layouts(document), key=lambda layout: page_number(layout.dsl), default=None)
    name = newest.page.entity.name if newest else None
    return f"page {name} has" if name else "a page has", f"{newest.pointer}/version" if newest else ""


def _upgrade_pages(document: dict[str, Any], to: int | None, **options: Any) -> Upgraded:
    """Upgrade every layout's DSL; copies only what lies on the way to a page that changes."""
    if to is None:
        return Upgraded(document)
    steps: list[StepRun] = []
    diagnostics: list[Diagnostic] = []
    replaced: dict[str, dict[str, Any]] = {}
    for layout in layouts(document):
        name, side = layout.page.entity.name, layout.page.side
        done = _upgrade_layout(layout, to, name, options)
        steps += [_placed(step, side, layout.pointer) for step in done.steps]
        diagnostics += [replace(item, pointer=layout.pointer + item.pointer) for item in done.diagnostics]
        if done.document is not layout.dsl:
            replaced[layout.pointer] = done.document
            changed = {widget for step in done.steps for widget in step.changed}
            faults = path_list_faults(layout.dsl, done.document, name, changed, options["limits"])
            diagnostics += [replace(item, pointer=layout.pointer + item.pointer) for item in faults]
    return Upgraded(_with_replaced(document, replaced), tuple(steps), tuple(diagnostics))


def _placed(step: StepRun, side: str | None, pointer: str) -> StepRun:
    """Return a step with the place of its page; `dataclasses.replace` takes more than twice as long, for each step."""
    return StepRun(step.part, step.start, step.end, step.title, step.page, side, step.changed, pointer)


def _upgrade_layout(layout: Layout, to: int, name: str | None, options: dict[str, Any]) -> Upgraded:
    """Upgrade one DSL; an error says where in the export it arose."""
    try:
        return upgrade_page(layout.dsl, to, page=name, **options)
    except TransformError as error:
        error.pointer = layout.pointer + (error.pointer or "")
        raise


def _with_replaced(document: dict[str, Any], replaced: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the document with other values at some pointers, sharing all else."""
    editor = Editor(document)
    for pointer, value in replaced.items():
        editor.set(split(pointer), value)
    result: dict[str, Any] = editor.document
    return result


def _upgrade_schema(document: dict[str, Any], target: Versions, strict: bool, *, named: bool) -> Upgraded:
    """Run the schema steps; `named`: the target is more than "the latest", so that what it lacks is reported."""
    draft = ExportDraft(document)
    runs: list[StepRun] = []
    diagnostics: list[Diagnostic] = []
    wanted: dict[Part, int | None] = {"client": target.client, "server": target.server}
    raised = False
    for part, to in wanted.items():
        start = schema_version(document, part)
        if to is None:
            continue
        if start is None:
            diagnostics.append(_raised_if(strict, unreadable_version(part)))
            continue
        newest = newest_schema(part)
        for step in schema_steps(part, start, to) if start >= 0 else ():
            step.run(draft)
            diagnostics += _failures(draft, step, strict)
            runs += _runs(draft, step)
        if to > newest and (named or start > newest):
            diagnostics.append(step_not_public(part, start, newest, to))
        to = max(start, min(to, newest))
        if start != to:
            draft.document = _with_version(draft.document, part, to)
            raised = True
    return Upgraded(draft.document if raised else document, tuple(runs), tuple(diagnostics))


def _runs(draft: ExportDraft, step: SchemaStep) -> Iterator[StepRun]:
    """Yield what a step changed, once for each sentence on it."""
    names: dict[str, list[str]] = {}
    for name, message in draft.changed:
        names.setdefault(message or step.title, []).append(name)
    draft.changed = []
    for title, changed in names.items():
        yield StepRun(step.part, step.start, step.start + 1, title, changed=tuple(changed))


def _with_version(document: dict[str, Any], part: Part, version: int) -> dict[str, Any]:
    """Set a schema version in its place; a new one comes first, client before server.

    So the order of keys does not depend on how many upgrades led there.
    """
    key = VERSION_KEYS[part]
    if key in document:
        return {**document, key: version}
    first = next(iter(document), "")
    head = {first: document[first]} if part == "server" and first == VERSION_KEYS["client"] else {}
    return {**head, key: version, **document}


def _failures(draft: ExportDraft, step: SchemaStep, strict: bool) -> Iterator[Diagnostic]:
    failures, draft.failures = draft.failures, []
    for pointer, entity, reason in failures:
        what = str(entity) if entity.name else _unnamed(entity, pointer)
        message = (
            f"{what}: {reason}; {step.part} step {step.start} -> {step.start + 1} "
            f"({step.title.rstrip('.')}) left it as it was, the product refuses the whole export"
        )
        hint = "Correct the entry in the original and upgrade again, or remove it."
        yield _raised_if(strict, Diagnostic("AT205", "warning", message, pointer, entity, hint))


def _unnamed(entity: Entity, pointer: str) -> str:
    if len(split(pointer)) == 1:
        return "The application" if entity.type == "application" else "The JS libraries"
    return f"A {worded(entity.type)} without a name"


def _raised_if(strict: bool, diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic of what the product fails on; with `strict` raise it."""
    if strict:
        raise UpgradeError(diagnostic.message, pointer=diagnostic.pointer, hint=diagnostic.hint)
    return diagnostic
