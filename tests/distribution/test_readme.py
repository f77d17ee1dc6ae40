"""The page on PyPI, where README.md stands without the repository around it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")


def page() -> str:
    """Return README.md as the build changes it."""
    text = README
    for one in PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(one["pattern"], one["replacement"], text)
    return text


def test_every_link_leads_somewhere_from_there():
    found = LINK.findall(page())
    assert len(found) > 10
    assert [target for _, target in found if not target.startswith(("https://", "#"))] == []


def test_pictures_come_as_pictures_and_files_as_pages():
    repository = PROJECT["project"]["urls"]["Homepage"]
    for is_picture, target in LINK.findall(page()):
        if "/v$HFPR_VERSION/" in target:
            raw = repository.replace("https://github.com", "https://raw.githubusercontent.com")
            assert target.startswith(f"{raw}/" if is_picture else f"{repository}/blob/")
            assert (ROOT / target.partition("/v$HFPR_VERSION/")[2].partition("#")[0]).exists()
