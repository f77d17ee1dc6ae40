"""The site has a page for everything that there is."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from console import DOCS

import transform
from transform.cli.app import command_names

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="module")
def made():
    from docs.site import commands, findings, rooms, schemas, steps

    return {
        path: text
        for source in (commands, findings, rooms, schemas, steps)
        for path, (_, text) in source.pages().items()
    }


def test_every_command_has_a_page_with_its_examples_and_options(made):
    for name in command_names():
        assert f"appsmith-transform {name}" in made[f"reference/commands/{name}.md"]
    assert "`--exit-code`" in made["reference/commands/diff.md"]
    assert re.search(r"One of `text`.*`html`", made["reference/commands/diff.md"])
    assert "APPSMITH_TRANSFORM_KEY" in made["reference/commands/scan.md"]


def test_every_room_has_a_page_with_a_picture(made):
    rooms = [path.stem for path in map(Path, made) if path.parent.name == "how"]
    assert {path.name for path in (ROOT / "transform").iterdir() if (path / "__init__.py").exists()} == set(
        rooms
    )
    assert 'class="own"' in made["how/report.md"]


def test_checks_rules_steps_and_schemas_are_there(made):
    assert "AT501" in made["reference/checks.md"]
    assert "stripe-key" in made["reference/rules.md"]
    assert "v1.9.3" in made["reference/steps-pages.md"] or "57 -> 58" in made["reference/steps-pages.md"]
    assert '"$schema"' in made["reference/schemas/diff.md"]


def test_every_public_name_is_described():
    from docs.site.names import markdown

    described = {name.rpartition(".")[2] for name in re.findall(r"^::: (\S+)$", markdown(), re.MULTILINE)}
    assert described == set(transform.__all__)


def test_every_setting_is_described():
    from docs.site.settings import markdown
    from transform.cli._settable import SETTABLE

    shown = markdown()
    for key in SETTABLE:
        assert f"| `{key}` |" in shown
    assert "APPSMITH_TRANSFORM_TARGET" in shown
    assert "APPSMITH_TRANSFORM_MERGE_CHECK_IGNORE" in shown


def test_every_page_of_the_navigation_is_there(made):
    listed = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text()))
    assert listed <= {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")} | set(made)


def test_pictures_are_small():
    for picture in DOCS.rglob("*.png"):
        assert picture.stat().st_size < 200_000
