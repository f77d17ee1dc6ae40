"""What each release does with a document: refuse it, show its pages wrongly, or take it as it is."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Any, NamedTuple

from ..document.limits import DEFAULT_LIMITS, require_depth
from ..errors import LimitError
from ..product.releases import Fit, Release, Versions, fit, releases
from ..upgrading.targets import document_versions
from .application import Application
from .run_checks import first_failure
from .verdict import FailedStep, failing_step, judge, validate_parts
from .verdict_parts import PASSES


class ReleaseRefusal(NamedTuple):
    """Why a release refuses a document, in our words, and the message of the product."""

    reason: str
    message: str


def fits(document: dict[str, Any], versions: Versions | None = None) -> tuple[Fit, ...]:
    """Return for each release, the oldest first, what importing the document as an application does.

    More than the versions count: what `validate` refuses is refused here, for the same reason. `versions` are those
    of the document, where they are at hand.
    """
    try:
        require_depth(document, DEFAULT_LIMITS.depth)
    except LimitError as error:
        return tuple(Fit(release, False, False, error.message, "") for release in releases())
    versions = versions or document_versions(document)
    newest = judge(document, releases()[-1])
    by_schemas = {_schemas(release): release for release in releases()}

    @functools.cache
    def failure() -> ReleaseRefusal | None:
        found = first_failure(Application(document, releases()[-1], None, DEFAULT_LIMITS))
        if found is None or found.failure is None:
            return None
        return ReleaseRefusal(_placed(found.message, found.pointer), found.failure.message)

    @functools.cache
    def failing(client: int) -> FailedStep | None:
        """Return where the newest server fails whose client steps end at a schema; older ones run its first steps."""
        return failing_step(document, replace(releases()[-1].versions, client=client))

    @functools.cache
    def refusal(server: int, client: int) -> ReleaseRefusal | None:
        """Return why releases of these schemas refuse more than schemas; only their steps make them differ."""
        verdict = newest
        if newest.stage == "migrate":
            failed = failing(client)
            runs = failed is not None and (failed.step.part == "client" or failed.step.start < server)
            verdict = (
                failed.verdict if failed and runs else validate_parts(document, by_schemas[server, client])
            )
        if verdict.verdict == PASSES:
            return failure()
        reason = verdict.diagnostics[0]
        return ReleaseRefusal(_placed(reason.message, reason.pointer), verdict.message or "")

    def judged(release: Release) -> Fit:
        found = fit(release, versions)
        if not found.accepts and newest.stage != "parse":  # schemas are compared before any step runs
            return found
        refused = refusal(*_schemas(release))
        return found if refused is None else Fit(release, False, False, *refused)

    return tuple(map(judged, releases()))


def _schemas(release: Release) -> tuple[int, int]:
    return release.versions.server or 0, release.versions.client or 0


def _placed(message: str, pointer: str) -> str:
    """Return a message as the end of a sentence, with the place that it speaks of."""
    return message.rstrip(".") + (f" (at {pointer})" if pointer else "")
