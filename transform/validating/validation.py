"""Validate an export against a release: the verdict of its import, then all checks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..application.kinds import Kind, kind_of
from ..diagnostics import Diagnostic
from ..document.limits import DEFAULT_LIMITS, Limits, require_depth
from ..document.positions import Position
from ..document.reading import read
from ..errors import LimitError, TransformError
from ..product.releases import LATEST, Release, find
from .verdict import judge, nothing_to_read
from .verdict_parts import INTERNAL, PASSES, Verdict, refused

if TYPE_CHECKING:
    from .workspace import Workspace


@dataclass(frozen=True, slots=True)
class Validation:
    """What importing a file into a release will do.

    `accepted`: the import goes through to its end, as far as can be known. `verdict`, `stage`, `code` and
    `message` are the product's own: `verdict` and `stage` speak of the time before anything is imported
    (parse, migrate, validate), `message` also of a failure during the import. `diagnostics` explain
    why it is refused, and what will be broken if it is accepted. `position` is the place at which a
    text cannot be read, or be read as JSON.
    """

    accepted: bool
    verdict: str
    stage: str | None = None
    code: str | None = None
    message: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    target: str = LATEST
    position: Position | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return {target, accepted, verdict, stage, code, message, diagnostics} as `validate` prints it."""
        return {
            "target": self.target,
            "accepted": self.accepted,
            "verdict": self.verdict,
            "stage": self.stage,
            "code": self.code,
            "message": self.message,
            "diagnostics": [item.to_dict() for item in self.diagnostics],
        }


def validate(
    document: Any,
    target: str | None = None,
    *,
    workspace: Workspace | dict[str, Any] | None = None,
    partial: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Validation:
    """Return what importing a document into a release does, and what will be broken afterwards.

    `document` is any JSON value: one that is not an application is refused, never an error. `target` is a release such
    as "1.91", by default that of the workspace or else the newest. `workspace` describes where the application
    goes (see `workspace_of`). `partial` asks for the import of a partial export into a page. Raises ReleaseError
    for a release that is not known, InputError for a description that cannot be.
    """
    workspace = _described(workspace)
    release = _release(target, workspace)
    try:
        require_depth(document, limits.depth)
    except LimitError as error:
        return _completed(_too_much(error), None, release, workspace, limits)
    verdict = judge(document, release, partial=partial)
    return _completed(verdict, document, release, workspace, limits, partial=partial)


def validate_text(
    data: bytes | str,
    target: str | None = None,
    *,
    workspace: Workspace | dict[str, Any] | None = None,
    partial: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Validation:
    """Do what `validate` does with the text of a file, which need not even be JSON.

    Takes what only the product's lenient reader takes, with a diagnostic. Raises what `validate` raises.
    """
    workspace = _described(workspace)
    release = _release(target, workspace)
    document, notes, refusal, lenient_from = _read(data, limits)
    verdict = refusal or judge(document, release, partial=partial)
    verdict = verdict._replace(diagnostics=notes + verdict.diagnostics)
    if lenient_from is not None:
        verdict = verdict._replace(position=lenient_from)
    return _completed(verdict, document, release, workspace, limits, partial=partial)


def refused_for_its_size(size: int, target: str, limits: Limits = DEFAULT_LIMITS) -> Validation:
    """Return the result for a file of so many bytes that it need not even be read. Raises ReleaseError."""
    return _completed(_too_large(size, limits.size), None, find(target), None, limits)


def _described(workspace: Workspace | dict[str, Any] | None) -> Workspace | None:
    if not isinstance(workspace, dict):
        return workspace
    from .workspace import workspace_of

    return workspace_of(workspace)


def _release(target: str | None, workspace: Workspace | None) -> Release:
    return find(target or (workspace.release if workspace else None) or LATEST)


class _Read(NamedTuple):
    """The document, the notes of reading, a refusal if the text cannot be read, and where it stops being JSON."""

    document: Any = None
    notes: tuple[Diagnostic, ...] = ()
    refusal: Verdict | None = None
    lenient_from: Position | None = None


def _read(data: bytes | str, limits: Limits) -> _Read:
    content = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(content) > limits.size:
        return _Read(refusal=_too_large(len(content), limits.size))
    try:
        parsed = read(content, limits=limits)
    except LimitError as error:
        return _Read(refusal=_too_much(error))
    except TransformError as error:
        return _read_leniently(content, error, limits)
    if any(note.code == "AT103" for note in parsed.diagnostics):
        message = "The file is encoded in UTF-16; the product reads UTF-8 only."
        hint = "`upgrade` reads it and writes UTF-8."
        refusal = refused("parse", INTERNAL, Diagnostic("AT118", "error", message, hint=hint))
        return _Read(refusal=refusal)
    return _Read(parsed.document, parsed.diagnostics)


def _too_large(size: int, limit: int) -> Verdict:
    has, takes = _megabytes(size), _megabytes(limit)
    has = f"more than {takes}" if has == takes else has  # of standard input only so much is read
    message = f"The file has {has} MB, the server takes {takes} MB."
    hint = (
        "Remove from the application what it does not need, or have the server's limit raised and name it "
        "with --max-size."
    )
    return refused("upload", None, Diagnostic("AT115", "error", message, hint=hint))


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f}".removesuffix(".0")


def _too_much(error: LimitError) -> Verdict:
    return refused("parse", None, Diagnostic("AT116", "error", f"{error.message}.", hint=error.hint))


def _read_leniently(content: bytes, error: TransformError, limits: Limits) -> _Read:
    from .lenient import read_lenient

    try:
        document = read_lenient(content.decode("utf-8", "surrogatepass"), limits=limits)
    except UnicodeDecodeError:
        return _Read(refusal=_unreadable(error))
    except LimitError as limit:
        return _Read(refusal=_too_much(limit))
    except TransformError as second:
        return _Read(refusal=_unreadable(_more_telling(error, second)))
    if document is None:
        return _Read(refusal=nothing_to_read())
    if not isinstance(document, dict):  # refused in any case; the first error says more of its reason
        return _Read(refusal=_unreadable(error)) if error.line is not None else _Read(document)
    message = f"This is not JSON; only the product's lenient reader takes it. {error.message}{_place(error)}."
    hint = "Import it and export it again, and the other commands read it too."
    return _Read(document, (Diagnostic("AT111", "warning", message, hint=hint),), None, _position(error))


def _more_telling(first: TransformError, second: TransformError) -> TransformError:
    """Return the error that explains what the file is instead, or else the one that got further."""
    if first.message.startswith("Found "):
        return first
    return max(first, second, key=lambda error: (error.line or 0, error.column or 0))


def _place(error: TransformError) -> str:
    return f" (line {error.line}, column {error.column})" if error.line is not None else ""


def _unreadable(error: TransformError) -> Verdict:
    diagnostic = Diagnostic("AT110", "error", f"{error.message}{_place(error)}.", hint=error.hint)
    return refused("parse", INTERNAL, diagnostic)._replace(position=_position(error))


def _position(error: TransformError) -> Position | None:
    return None if error.line is None or error.column is None else Position(error.line, error.column)


def _completed(
    verdict: Verdict,
    document: Any,
    release: Release,
    workspace: Workspace | None,
    limits: Limits,
    *,
    partial: bool = False,
) -> Validation:
    """Add what the checks find; one that fails the import later makes an accepted file a refused one."""
    found: tuple[Diagnostic, ...] = ()
    failure: str | None = None
    if kind_of(document) is (Kind.PARTIAL_EXPORT if partial else Kind.EXPORT):
        from .application import Application
        from .run_checks import run_checks

        found, failure = run_checks(Application(document, release, workspace, limits), partial=partial)
    elif kind_of(document) is Kind.PAGE:
        found = _found_in_page(document, release, limits)
    passes = verdict.verdict == PASSES
    return Validation(
        accepted=passes and failure is None,
        verdict=verdict.verdict,
        stage=verdict.stage,
        code=verdict.code,
        message=failure if passes else verdict.message,
        diagnostics=verdict.diagnostics + found,
        target=release.name,
        position=verdict.position,
    )


_PAGE = "/pageList/0/unpublishedPage/layouts/0/dsl"


def _found_in_page(dsl: dict[str, Any], release: Release, limits: Limits) -> tuple[Diagnostic, ...]:
    """Return what the checks find in a page that is the whole document."""
    from .application import Application
    from .run_checks import run_checks

    export = {"pageList": [{"unpublishedPage": {"layouts": [{"dsl": dsl}]}}]}
    found, _ = run_checks(Application(export, release, None, limits), page=True)
    return tuple(replace(item, pointer=item.pointer.removeprefix(_PAGE)) for item in found)
