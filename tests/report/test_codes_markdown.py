"""The part of the documentation that `make docs` writes says of each code what its check says."""

from __future__ import annotations

from transform.report.codes_markdown import BEGIN, END, codes_markdown, with_codes
from transform.validating.codes import catalogue


def test_every_code_stands_in_a_table_and_is_explained():
    written = codes_markdown()
    for code, known in catalogue().items():
        assert f"| {code} | {known.severity} |" in written
        assert not known.text or f"**{code}.** " in written


def test_codes_that_are_repaired_say_so():
    repaired = [line for line in codes_markdown().splitlines() if "Repaired by `--fix`" in line]
    assert {line.split()[1] for line in repaired} == {
        code for code, known in catalogue().items() if known.is_repaired
    }
    assert repaired


def test_what_stands_around_the_codes_is_left_alone():
    page = f"# Title\n\n{BEGIN}\noutdated words\n{END}\n\nThe end.\n"
    new = with_codes(page)
    assert new.startswith(f"# Title\n\n{BEGIN}\n") and new.endswith(f"{END}\n\nThe end.\n")
    assert "outdated words" not in new and with_codes(new) == new
