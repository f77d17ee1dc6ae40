"""Write the codes of `validate` into validating.md, from the docstrings of the checks (`make docs`)."""

from __future__ import annotations

from pathlib import Path

from transform.report.codes_markdown import with_codes

PAGE = Path(__file__).with_name("validating.md")

if __name__ == "__main__":
    PAGE.write_text(with_codes(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
