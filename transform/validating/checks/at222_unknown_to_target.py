"""The file uses something that the target release does not know yet.

Widget types, column types, input types, plugins, functions and parts of the file came with some release; an older
one shows nothing in place of the widget, takes the column for text, or fails when the function is called. Each
thing is reported once, at its first use, with the release that brought it.

Since when the product knows a thing was read in its public source, release by release, and is not certain in each
case; what came after 1.91 is taken from release notes. That a release knows a thing does not mean that it was
switched on there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...product.releases import position, releases
from ...product.since import Since, since
from ..application import Application
from ..checking import Problem
from ..used_things import Use, uses

SEVERITY: Severity = "warning"


def check(application: Application) -> Iterator[Problem]:
    """Yield each thing that came after the target, at its first use."""
    target = position(application.release.name)
    if application.release is releases()[-1]:  # the table has nothing that came later
        return
    found: dict[tuple[str, str], list[Use]] = {}
    for use in uses(application):
        known = since(use.kind, use.name)
        if known is not None and position(known.since) > target:
            found.setdefault((use.kind, use.name), []).append(use)
    for (kind, name), (first, *others) in found.items():
        known = since(kind, name)
        if known is not None:
            yield _problem(application.release.name, first, len(others), known)


def _problem(target: str, first: Use, others: int, known: Since) -> Problem:
    release = known.since.removeprefix("v")
    source = ", by its release notes" if "release notes" in known.how_known else ""
    more = f" It is used in {others + 1} places." if others else ""
    message = f"{first.words} came with release {release}{source}; {target} does not know it.{more}"
    hint = f"Replace it, or import into release {release} or a later one."
    return Problem(message, first.pointer, first.entity, hint)
