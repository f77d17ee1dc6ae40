"""Write results as Markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Severity
from ..document.positions import Position
from ..storage.layout.places import Place
from .markdown import code, plain
from .results import Result, ResultFile, Results
from .text import number_of

#: A comment on GitHub holds 65,536 characters.
_MOST_LINES = 200
_MOST_PLACES = 5
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_Located = tuple[Result, Position | Place | None]


def to_markdown(results: Results, *, every: bool = False) -> str:
    """Return the results file by file, the worst first, and in each by rule; at most 200 lines, unless `every`.

    Files without results are a list at the end.
    """
    titles = {rule.id: rule.description for rule in results.rules}
    lines = [f"# {results.title}", "", f"{_total(results)}.", ""]
    for file in sorted((file for file in results.files if file.results), key=_badness):
        lines += [f"## {code(file.name)}", ""]
        lines += [f"{plain(file.verdict[:1].upper() + file.verdict[1:])}.", ""] if file.verdict else []
        lines += [*_rules(file, titles, every), ""]
    if others := [file for file in results.files if not file.results]:
        lines += ["## Nothing to report", ""]
        lines += [f"- {code(file.name)}{f': {plain(file.verdict)}' * bool(file.verdict)}" for file in others]
        lines.append("")
    if not every and len(lines) > _MOST_LINES:
        left = len(lines) - _MOST_LINES
        lines = [*lines[:_MOST_LINES], "", f"… and {left:,} more lines; `--all` lists them.", ""]
    return "\n".join(lines[:-1]) + "\n"


def _total(results: Results) -> str:
    files = number_of(len(results.files), "file")
    counts = [
        (severity, sum(one.level == severity for file in results.files for one in file.results))
        for severity in _RANK
    ]
    found = ", ".join(number_of(count, severity) for severity, count in counts if count)
    return f"{found} in {files}" if found else f"Nothing found in {files}"


def _badness(file: ResultFile) -> int:
    return min((_RANK[result.level] for result in file.results), default=len(_RANK))


def _rules(file: ResultFile, titles: dict[str, str], every: bool) -> Iterator[str]:
    """Yield a line for each rule with its places below, a few of them unless `every` one is wanted."""
    found: dict[str, list[_Located]] = {}
    for result, place in file.located():
        found.setdefault(result.rule_id, []).append((result, place))
    for rule, places in sorted(found.items(), key=lambda item: min(_RANK[one.level] for one, _ in item[1])):
        worst = min((one.level for one, _ in places), key=_RANK.__getitem__)
        times = f", {len(places):,} times" if len(places) > 1 else ""
        title = titles.get(rule, "").rstrip(".")
        yield f"- **{plain(rule)}** ({worst}{times}){f': {plain(title[:1].upper() + title[1:])}.' * bool(title)}"
        most = len(places) if every or len(places) == _MOST_PLACES + 1 else _MOST_PLACES
        for result, place in places[:most]:
            yield f"  - {_where(result, place)}{plain(result.message)}"
        if len(places) > most:
            yield f"  - … and {len(places) - most:,} more"


def _where(result: Result, place: Position | Place | None) -> str:
    if isinstance(place, Place):
        return f"{code(str(place))} "
    if place:
        return f"{code(f'{place.line}:{place.column}')} "
    return f"{code(result.pointer)} " if result.pointer else ""
