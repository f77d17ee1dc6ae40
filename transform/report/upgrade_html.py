"""Upgrades as one page: the steps in words, what they changed, and the pages before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..diffing.comparison import diff
from ..errors import TransformError
from ..sanitizing.masking import masked_texts
from ..upgrading.engine import StepRun, Upgraded
from ..validating.inspection import made_by
from .diff.groups import WIDGETS
from .diff.html import MOST_PAGES, changed_pages, others
from .diff.html import report as diff_report
from .html.header import without_folders
from .html.model import Counted, Entry, Fact, Part, Report, Section, State, Subject
from .html.notices import Noticed, notice_of
from .html.rendering import render
from .text import number_of

_SIDES = {"unpublished": "edited", "published": "deployed"}
_SCHEMAS = "Queries, libraries and the application"
_STEP = "step"


@dataclass(frozen=True, slots=True)
class UpgradedFile:
    """A file before, and what became of it: `done`, or the `error` for which it was refused."""

    name: str
    before: dict[str, Any] | None
    done: Upgraded | None
    error: TransformError | None = None


def to_html(files: Sequence[UpgradedFile], *, date: str = "", dry: bool = False) -> str:
    """Return the page of one or several upgrades; `dry`: nothing was written."""
    reports = [_report(file, f"f{number}s", date, dry=dry) for number, file in enumerate(files)]
    return render(reports[0] if len(reports) == 1 else _together(files, reports, date, dry=dry))


def _report(file: UpgradedFile, prefix: str, date: str, *, dry: bool) -> Report:
    if file.before is None or file.done is None:
        return _refused(file, date)
    found = diff(file.before, file.done.document, upgrade=False)
    names = (file.name, file.name)
    whole = diff_report(found, names, date=date, prefix=prefix, most_pages=MOST_PAGES)
    changed = changed_pages(found)
    is_cut = changed > MOST_PAGES
    looked = _to_look_at(file, f"{prefix}d", with_pictures=not is_cut)
    sections = _with_steps(whole.sections, _shown(file.done.steps, file.before), prefix, is_cut=is_cut)
    return replace(
        whole,
        kind="Upgrade",
        answer=_answer(file.done, dry=dry),
        state=_state(file, dry=dry),
        counts=_counts(file.done, whole.counts, looked),
        remarks=_left_out(changed) if is_cut else (),
        sections=(*looked, *sections),
        quiet=tuple(name for name in whole.quiet if name not in {one.title for one in sections}),
        quiet_note="Unchanged pages" if whole.quiet else "",
    )


def _left_out(pages: int) -> tuple[str, ...]:
    """Return what is said of pages that are only named."""
    return (
        f"Of {pages:,} pages that changed the first {MOST_PAGES} are shown, the other {pages - MOST_PAGES:,} are "
        "listed with their versions. `upgrade --report FILE.json` has the steps and properties of all pages, "
        "`diff BEFORE AFTER --no-upgrade` each change.",
    )


def _refused(file: UpgradedFile, date: str) -> Report:
    error = file.error
    name = without_folders(file.name)
    said = tuple(filter(None, (error.message.rstrip("."), error.hint.rstrip(".")))) if error else ()
    return Report("Upgrade", name, "Not upgraded", "bad", remarks=said, date=date)


def _together(files: Sequence[UpgradedFile], reports: Sequence[Report], date: str, *, dry: bool) -> Report:
    """Return one report on several files, the headings of which say what they are about."""
    names = [without_folders(file.name) for file in files]
    sections = [
        replace(section.without_pictures(), title=f"{name}: {section.title}")
        for name, report in zip(names, reports, strict=True)
        for section in report.sections
    ]
    refused = sum(file.error is not None for file in files)
    kinds = list(dict.fromkeys((one.kind, one.label) for report in reports for one in report.counts))
    counts = [
        Counted(
            kind, label, sum(one.number for report in reports for one in report.counts if one.kind == kind)
        )
        for kind, label in kinds
    ]
    bad = f", {refused} refused" if refused else ""
    return Report(
        kind="Upgrade",
        subject="",
        answer=f"{len(files) - refused} of {len(files)} files {'can be ' if dry else ''}upgraded{bad}",
        state="bad" if refused else "attention" if dry and kinds else "good",
        counts=tuple(counts),
        facts=tuple(
            Fact(name, (": ".join((report.answer, *report.remarks[:1])),))
            for name, report in zip(names, reports, strict=True)
        ),
        sections=tuple(sections),
        date=date,
    )


def _answer(done: Upgraded, *, dry: bool) -> str:
    """Return what was done; releases share versions, so all that have those of the result are named."""
    first, last = made_by(done.document) or ("", "")
    target = f"releases {first} to {last}" if first != last else f"release {last}" if last else "the target"
    if not done.steps:
        return f"Up to date: no step for {target} changes anything"
    steps = len({(run.part, run.start, run.end) for run in done.steps})
    names = {(run.part == "page", run.page, name) for run in done.steps for name in run.changed}
    verb = "Would be upgraded" if dry else "Upgraded"
    touched = f"{number_of(len(names), 'widget')} and resources"
    answer = (
        f"{verb} for {target}: {number_of(steps, 'step')} {'would change' if dry else 'changed'} {touched}"
    )
    looked = len(done.diagnostics)
    return f"{answer}; {number_of(looked, 'thing')} to look at" if looked else answer


def _state(file: UpgradedFile, *, dry: bool) -> State:
    is_open = file.done and (file.done.diagnostics or (dry and file.done.steps))
    return "attention" if is_open else "good"


def _counts(done: Upgraded, changes: tuple[Counted, ...], looked: tuple[Section, ...]) -> tuple[Counted, ...]:
    steps = len(set(map(_key, done.steps)))
    said = tuple(count for section in looked for count in section.counts)
    return (*said, *((Counted(_STEP, "steps", steps),) if steps else ()), *changes)


def _to_look_at(file: UpgradedFile, prefix: str, *, with_pictures: bool) -> tuple[Section, ...]:
    """Return what a person should know, as sections before all others."""
    assert file.done is not None
    notices = [notice_of(item) for item in file.done.diagnostics]
    shown = masked_texts(
        (text for notice in notices for text in (notice.message, notice.hint)), [file.before or {}]
    )
    sections = Noticed(file.before, notices, prefix).sections(
        lambda text: shown.get(text, text), with_pictures=with_pictures
    )
    return tuple(replace(section, title=f"To look at: {section.title}") for section in sections)


def _shown(steps: Sequence[StepRun], document: dict[str, Any]) -> list[StepRun]:
    """Return the steps with secrets masked in the names of pages and of what changed."""
    names = {name for run in steps for name in (run.page, *run.changed) if name}
    shown = masked_texts(names, [document])
    return [
        replace(
            run,
            page=shown.get(run.page or "", run.page),
            changed=tuple(shown.get(name, name) for name in run.changed),
        )
        for run in steps
    ]


def _with_steps(
    sections: tuple[Section, ...], steps: Sequence[StepRun], prefix: str, *, is_cut: bool
) -> tuple[Section, ...]:
    """Return the sections with the steps of each page before what these changed.

    `is_cut`: pages that have no section are listed in one.
    """
    by_page: dict[str, list[StepRun]] = {}
    for run in steps:
        title = _SCHEMAS if run.part != "page" else run.page or WIDGETS
        by_page.setdefault(title, []).append(run)
    parts = {
        title: _steps(runs, f"{prefix}t{number}") for number, (title, runs) in enumerate(by_page.items())
    }
    known = {section.title for section in sections}
    found = [
        replace(section, parts=(parts[section.title], *section.parts)) if section.title in parts else section
        for section in sections
    ]
    if is_cut:
        rest = {title: part for title, part in parts.items() if title not in known and title != _SCHEMAS}
        listed = tuple(_briefly(title, part) for title, part in rest.items())
        found[-1] = others(listed, prefix)  # in the place of the section that has no versions
        known |= rest.keys()
    for title, part in parts.items():
        if title not in known:
            icon = "settings" if title == _SCHEMAS else "page"
            found.append(Section(f"{part.anchor}-section", title, icon, (), (part,)))
    return tuple(found)


def _briefly(title: str, steps: Part) -> Subject:
    (one,) = steps.subjects
    return Subject(title, "page", f"{one.name}: {one.note}", ())


def _key(run: StepRun) -> tuple[str, str | None, int, int, str, tuple[str, ...]]:
    """Return what the runs of a step on both sides of a page have in common."""
    return run.part, run.page, run.start, run.end, run.title, run.changed


def _steps(runs: list[StepRun], anchor: str) -> Part:
    together: dict[object, list[StepRun]] = {}
    for run in runs:
        together.setdefault(_key(run), []).append(run)
    entries = tuple(_step(group, f"{anchor}-{number}") for number, group in enumerate(together.values()))
    names = {"page": "page version", "server": "server schema", "client": "client schema"}
    versions = ", ".join(
        f"{name} {min(run.start for run in own)} to {max(run.end for run in own)}"
        for part, name in names.items()
        if (own := [run for run in runs if run.part == part])
    )
    return Part("Steps", anchor, (Subject(number_of(len(entries), "step"), "page", versions, entries),))


def _step(runs: list[StepRun], anchor: str) -> Entry:
    first = runs[0]
    sides = list(dict.fromkeys(_SIDES.get(run.side or "", "") for run in runs))
    changed = tuple(dict.fromkeys(filter(None, first.changed)))
    return Entry(
        kind=_STEP,
        verb=f"{first.start} → {first.end}",
        anchor=anchor,
        sentence=first.title.rstrip("."),
        tag="both" if len(sides) == 2 else sides[0],
        places=changed,
    )
