"""Find the checks by walking their package, and run them over an application."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..diagnostics import Diagnostic, Severity
from ..discovery import modules
from ..errors import TransformError
from ..patterns import pattern
from .application import Application
from .checking import Edit, ImportFailure, Problem

_PUBLISHED = pattern(r"/(?:pageList|actionList|actionCollectionList)/\d+/published")


class Check(NamedTuple):
    """A check: its code and the docstring of its module; `repair` if it can repair what it finds.

    `of_partial`: what it looks at has the same meaning in a partial import; `of_page`: in a page by itself, of
    which neither queries nor the application are known. `can_refuse`: what it finds may end the import.
    """

    code: str
    severity: Severity
    title: str
    text: str
    run: Callable[[Application], Iterator[Problem]]
    repair: Callable[[Application], Iterator[Edit]] | None
    of_partial: bool = False
    of_page: bool = False
    can_refuse: bool = False


@functools.cache
def checks() -> tuple[Check, ...]:
    """Return all checks in the order of their codes, one for each module of the package."""
    return tuple(_check_of(module) for module in modules(f"{__package__}.checks", r"at\d{3}_\w+"))


def _check_of(module: object) -> Check:
    name = getattr(module, "__name__", "").rpartition(".")[2]
    title, _, text = (module.__doc__ or "").strip().partition("\n")
    return Check(
        code=name.partition("_")[0].upper(),
        severity=getattr(module, "SEVERITY", "warning"),
        title=title,
        text=text.strip(),
        run=getattr(module, "check"),  # noqa: B009
        repair=getattr(module, "repair", None),
        of_partial=getattr(module, "OF_PARTIAL", False),
        of_page=getattr(module, "OF_PAGE", False),
        can_refuse=getattr(module, "CAN_REFUSE", False),
    )


def run_checks(
    application: Application, *, partial: bool = False, page: bool = False
) -> tuple[tuple[Diagnostic, ...], str | None]:
    """Return what all checks found, and the message with which the import fails, where it does.

    With `partial`, only the checks run that have a meaning for a partial import, with `page` those that have one
    for a page by itself.
    """
    diagnostics: list[Diagnostic] = []
    failures: list[ImportFailure] = []
    for check in checks():
        if (partial and not check.of_partial) or (page and not check.of_page):
            continue
        for found in _once(_all_found(check, application)):
            if found.failure is not None:
                failures.append(found.failure)
            # What only the deployed state has cannot be seen in the editor, so the message mentions it.
            message = found.message
            if found.entity is not None and _PUBLISHED.match(found.pointer):
                message += " (Deployed state only.)"
            diagnostics.append(
                Diagnostic(
                    check.code, check.severity, message, found.pointer, found.entity, found.hint, found.offset
                )
            )
    first = min(failures, key=lambda failure: failure.step, default=None)
    return tuple(diagnostics), first.message if first else None


def first_failure(application: Application) -> Problem | None:
    """Return what ends the import first, None where it goes through; only checks that can refuse are run."""
    ends = [
        (found.failure.step, found)
        for check in checks()
        if check.can_refuse
        for found in _all_found(check, application)
        if found.failure is not None
    ]
    return min(ends, key=lambda pair: pair[0], default=(None, None))[1]


def _all_found(check: Check, application: Application) -> Iterator[Problem]:
    """Run a check; one that fails yields a problem that says so, and never stops the others."""
    try:
        yield from check.run(application)
    except TransformError as error:
        yield Problem(f"This check was not finished: {error.message}.", error.pointer or "", None, error.hint)
    except RecursionError:  # only values that were no text can be so deep, see Limits
        yield Problem("This check was not finished: the document is nested too deep.")
    except Exception as error:  # a defect of ours: the other checks still run
        yield Problem(f"This check was not finished (internal error, {type(error).__name__}).")


def _once(all_found: Iterator[Problem]) -> Iterator[Problem]:
    """Leave out what the deployed state of an entity repeats from its edited one."""
    seen = set()
    for found in all_found:
        if found.entity is None:
            yield found
        elif not _PUBLISHED.match(found.pointer):
            seen.add((found.message, found.entity))
            yield found
        elif (found.message, found.entity) not in seen:
            yield found
