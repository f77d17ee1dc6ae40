"""docs/diffing.md shows what the commands print."""

from __future__ import annotations

from pathlib import Path

import pytest
from order_desk_pair import order_desk_pair

import transform
from transform.report.diff.markdown import to_markdown
from transform.report.diff.text import to_text

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("shown", [to_text, to_markdown])
def test_the_example_is_what_the_pair_gives(shown):
    assert shown(transform.diff(*order_desk_pair())).rstrip() in (DOCS / "diffing.md").read_text()
