"""Findings of `scan` and `sanitize` as one page: whether it is safe, and each finding at its place in the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..sanitizing.findings import Finding
from ..sanitizing.rule_titles import title_of
from .findings import PARTLY_READ, FoundFile
from .html.header import facts, without_folders
from .html.model import Fact, Report, State
from .html.noticed_files import NoticedFile, found_in
from .html.notices import Notice, notice_of, with_secrets_masked
from .html.rendering import render
from .html.room import Mask
from .text import number_of

_LEGEND = (
    ("error", "secret"),
    ("warning", "probably a secret"),
    ("note", "data of the instance or of people"),
)
_TAKEN_OUT = ("removed", "replaced", "redacted")


def to_html(files: Sequence[FoundFile], *, date: str = "", dry: bool = False) -> str:
    """Return the page; the files come with the documents that were searched; `dry`: nothing was removed yet."""
    documents = [file.document for file in files]
    return render(with_secrets_masked(documents, lambda mask: _report(files, mask, date, dry=dry)))


def _report(files: Sequence[FoundFile], mask: Mask, date: str, *, dry: bool) -> Report:
    noticed = [NoticedFile(file.name, file.document, _notices(file)) for file in files]
    found = found_in(noticed, _LEGEND, mask)
    is_scan = all(file.changed is None for file in files)
    return Report(
        kind="Search for secrets" if is_scan else "Sanitizing",
        answer=_answer(files, is_scan=is_scan, dry=dry),
        state=_state(files, is_scan=is_scan, dry=dry),
        remarks=_remarks(files),
        facts=_facts(files, mask),
        date=date,
        **found._asdict(),
    )


def _notices(file: FoundFile) -> list[Notice]:
    return [*map(notice_of, file.diagnostics), *(_notice(finding, file) for finding in file.findings)]


def _notice(finding: Finding, file: FoundFile) -> Notice:
    preview = f", {finding.preview}" if finding.preview else ""
    verb = finding.severity if file.changed is None else finding.action
    message = f"{title_of(finding.rule)}{preview}"
    return Notice(
        finding.severity,
        finding.rule,
        verb,
        finding.entity,
        finding.pointer,
        message,
        same=f"{finding.fingerprint}\0{finding.action}",
    )


def _answer(files: Sequence[FoundFile], *, is_scan: bool, dry: bool) -> str:
    """Return whether what was searched may be handed over, in one sentence."""
    if is_scan:
        found = [one for file in files for one in file.findings if one.severity != "note"]
        if not found:
            return "No secrets found"
        secrets = len({one.fingerprint for one in found})
        return f"Not safe to hand over: {number_of(secrets, 'secret')} in {number_of(len(found), 'place')}"
    taken = len({one.fingerprint for file in files for one in file.findings if one.action in _TAKEN_OUT})
    if dry and taken:
        return f"Not safe to hand over yet: {number_of(taken, 'value')} to remove"
    left = _left(files)
    done = f"{number_of(taken, 'value')} removed" if taken else "nothing to remove"
    if left:
        return f"Look before you hand it over: {done}, {number_of(left, 'secret')} left"
    return f"Safe to hand over: {done}, a second scan found nothing"


def _left(files: Sequence[FoundFile]) -> int:
    """Return how many secrets a scan of the results finds."""
    return sum(file.left for file in files)


def _state(files: Sequence[FoundFile], *, is_scan: bool, dry: bool) -> State:
    if any(said.code in PARTLY_READ for file in files for said in file.diagnostics):
        return "attention"
    if is_scan:
        severities = Counter(one.severity for file in files for one in file.findings)
        return "bad" if severities["error"] else "attention" if severities["warning"] else "good"
    is_undone = dry and any(file.changed for file in files)
    return "attention" if is_undone or _left(files) else "good"


def _remarks(files: Sequence[FoundFile]) -> tuple[str, ...]:
    """Return what was looked for; without this, "nothing found" means nothing."""
    known = [file.coverage for file in files if file.coverage]
    if not known:
        return ()
    texts, rules = sum(one.texts for one in known), known[0].rules
    kept = sum(sum(one.kept.values()) for one in known)
    looked = f"Looked at {number_of(texts, 'text')} with {number_of(rules, 'rule')} of the policy {known[0].policy}"
    left = f"; {number_of(kept, 'value')} about people and networks stay by design" if kept else ""
    return (looked + left,)


def _facts(files: Sequence[FoundFile], mask: Mask) -> tuple[Fact, ...]:
    if len(files) == 1 and isinstance(files[0].document, dict):
        return facts([files[0].document], [files[0].name])
    return tuple(
        Fact(mask(without_folders(file.name)), (number_of(len(file.findings), "finding"),)) for file in files
    )
