"""The codes of diagnostics in the documentation."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

PAGES = Path(__file__).parents[2] / "docs"


def test_no_code_has_two_meanings():
    """A person looks a code up in the documentation, and must find one answer there."""
    explained = [
        code
        for page in sorted(PAGES.glob("*.md"))
        for code in re.findall(r"^\| (AT\d{3}) \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(explained) > 20
    assert [code for code, count in Counter(explained).items() if count > 1] == []


def test_every_code_of_a_layout_is_explained():
    from transform.storage.layout.problems import CODES

    page = (PAGES / "git.md").read_text(encoding="utf-8")
    assert [code for code in CODES if f"| {code} |" not in page] == []


def test_every_code_of_a_backup_is_explained_with_its_severity():
    from transform.storage.backup.codes import CODES

    page = (PAGES / "backups.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (AT9\d\d) \| (.*?) \|", page, re.MULTILINE))
    assert rows.keys() == CODES.keys()
    assert [code for code, (severity, _) in CODES.items() if severity not in rows[code]] == []


def test_every_code_that_backups_report_is_in_their_table():
    from transform.storage.backup.codes import CODES

    source = Path(__file__).parents[2] / "transform" / "storage"
    files = [source / "archives.py", *(source / "backup").rglob("*.py")]
    told = {code for file in files for code in re.findall(r'"(AT9\d\d)"', file.read_text(encoding="utf-8"))}
    assert told == {*CODES}
