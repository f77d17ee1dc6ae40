"""Print results in the forms that services take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..report.sarif import SarifFile

#: Forms that are made of the results alone, which `rendered_results` writes.
FOR_SERVICES = ("gitlab", "junit")
#: Forms with files as a checkout has them: no revision stands before a path.
OF_A_CHECKOUT = ("sarif", "github", *FOR_SERVICES)
#: Forms that need the text of a file, for lines and columns.
WITH_TEXT = ("sarif", *FOR_SERVICES)


def lines_of_json(
    items: Iterable[Any], to_json: Callable[[list[Any]], list[dict[str, Any]]] = list
) -> Iterator[bytes]:
    """Yield results as `jsonl`, as soon as they come: each file on a line of its own, {"format_version", ...}."""
    from ..document.writing import serialize

    for item in items:
        for result in to_json([item]):
            yield serialize({"format_version": FORMAT_VERSION, **result}) + b"\n"


def rendered_results(output_format: str, files: Iterable[SarifFile], suite: str) -> bytes:
    """Return results as `gitlab` or `junit`; `suite` names what was looked for."""
    if output_format == "junit":
        from ..report.junit import to_junit

        return to_junit(files, suite)
    from ..document.writing import serialize
    from ..report.gitlab import to_gitlab

    return serialize(to_gitlab(files), indent=2, final_newline=True)
