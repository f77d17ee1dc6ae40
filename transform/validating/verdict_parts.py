"""The verdict of a release on a document, and how one is made."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..document.positions import Position
from ..product import releases

PASSES = "passes parse, migration and validation"
REJECTED = "rejected"
NO_JSON = "no-json"

INTERNAL = "AE-APP-5000"
INCOMPATIBLE = "AE-JSN-4045"
INVALID = "AE-APP-4028"
MIGRATED = "AE-APP-5018"

_MESSAGES = {
    INTERNAL: "Internal server error while processing request",
    INCOMPATIBLE: releases.INCOMPATIBLE,
    MIGRATED: "This action is already migrated",
}


class Verdict(NamedTuple):
    """The answer of a release: `verdict` as above, and for a refusal stage, code and message of the product.

    `diagnostics` explains it in our words; `position` is where a text cannot be read.
    """

    verdict: str
    stage: str | None = None
    code: str | None = None
    message: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    position: Position | None = None


def refused(stage: str, code: str | None, diagnostic: Diagnostic, message: str | None = None) -> Verdict:
    """Make the verdict of a refusal; the message comes from the code where that always has the same."""
    return Verdict(REJECTED, stage, code, message or _MESSAGES.get(code or ""), (diagnostic,))
