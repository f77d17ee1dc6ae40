from __future__ import annotations

from pathlib import Path

import pytest
from check_tag import faults

import transform

ROOT = Path(__file__).parents[2]

MODULE = '__version__ = "1.2.0"\n'
CHANGES = "# Changes\n\n## 1.2.0 (2027-01-31)\n\n- New.\n"


def test_a_tag_of_the_version_with_its_changes_may_be_released():
    assert faults("v1.2.0", MODULE, CHANGES) == []


@pytest.mark.parametrize("tag", ["v1.2.1", "1.2.0", "v1.2.0rc1", "v1a2.0"])
def test_another_tag_may_not(tag):
    assert faults(tag, MODULE, CHANGES) == [
        f"The tag {tag} is not v1.2.0, the version in transform/version.py"
    ]


@pytest.mark.parametrize("heading", ["## 1.2.0 (unreleased)", "## 1.2.0", "## 1x2.0 (2027-01-31)", ""])
def test_changes_without_a_date_may_not(heading):
    (fault,) = faults("v1.2.0", MODULE, heading)
    assert "## 1.2.0 (YYYY-MM-DD)" in fault


def test_the_newest_changes_are_those_of_the_version_here():
    """So that nobody tells changes under a version that is out, nor raises the version without telling why."""
    headings = [line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith("## ")]
    assert headings[0].removeprefix("## ").partition(" ")[0] in ("Unreleased", transform.__version__)
