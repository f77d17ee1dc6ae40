"""Print results in the forms that services take, and find out which form is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..version import FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..report.results import Results
    from .options import Form

#: Forms that are made of the results alone, which `rendered_results` writes; they name files as a checkout has them,
#: so that no revision stands before a path.
FOR_SERVICES = ("sarif", "github", "gitlab", "junit", "markdown")
#: Forms that need the text of a file when they are written: they say where in it a value ends.
WITH_TEXT = ("sarif",)
#: What the name of a report ends in -> its form.
_BY_NAME: dict[str, Form] = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".sarif": "sarif",
    ".sarif.json": "sarif", ".json": "json", ".jsonl": "jsonl", ".xml": "junit",
}  # fmt: skip


def form_of(report: str | None, output_format: Form, *, unknown: Form = "text") -> Form:
    """Return the form that is asked for by --format, or else by the name of the report; `unknown` if that says none."""
    if report is None or output_format != "text":
        return output_format
    endings = sorted((end for end in _BY_NAME if report.lower().endswith(end)), key=len)
    return _BY_NAME[endings[-1]] if endings else unknown


def lines_of_json(
    items: Iterable[Any], to_json: Callable[[list[Any]], list[dict[str, Any]]] = list
) -> Iterator[bytes]:
    """Yield results as `jsonl`, as soon as they come: each file on a line of its own, {"format_version", ...}."""
    from ..document.writing import serialize

    for item in items:
        for result in to_json([item]):
            yield serialize({"format_version": FORMAT_VERSION, **result}) + b"\n"


def whole_json(results: Iterable[dict[str, Any]]) -> bytes:
    """Return results as `json`: {"format_version", "results"}."""
    from ..document.writing import serialize

    document = {"format_version": FORMAT_VERSION, "results": list(results)}
    return serialize(document, indent=2, final_newline=True)


def rendered_results(output_format: str, results: Results, *, every: bool = False) -> bytes:
    """Return results in one of the forms FOR_SERVICES; `every`: all lines of Markdown, however many."""
    if output_format == "junit":
        from ..report.junit import to_junit

        return to_junit(results.files, results.about)
    if output_format == "github":
        from ..report.github import to_github

        text = to_github(results.files)
        return f"{text}\n".encode("utf-8", "backslashreplace") if text else b""
    if output_format == "markdown":
        from ..report.results_markdown import to_markdown

        return to_markdown(results, every=every).encode("utf-8", "backslashreplace")
    from ..document.writing import serialize

    if output_format == "gitlab":
        from ..report.gitlab import to_gitlab

        return serialize(to_gitlab(results.files), indent=2, final_newline=True)
    from ..report.sarif import to_sarif

    return serialize(to_sarif(results), indent=2, final_newline=True)
