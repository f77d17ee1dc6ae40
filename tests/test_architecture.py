"""docs/architecture.md describes the tree as it is."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "architecture.md").read_text()
ROOMS = re.findall(r"^  ([a-z_]+(?:/|\.py)) {2,}\S", TEXT, re.MULTILINE)


def test_every_room_is_described():
    there = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in (ROOT / "transform").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert set(ROOMS) == there - {"__main__.py"}


def test_the_rooms_are_in_the_order_that_is_checked():
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter")
    layers = contract["importlinter:contract:rooms"]["layers"].split()
    assert [room.rstrip("/").removesuffix(".py") for room in ROOMS if room != "__init__.py"] == layers[::-1]


def test_every_module_that_is_named_exists():
    for name in re.findall(r"`([\w/]+\.py)`", TEXT):
        assert list((ROOT / "transform").rglob(name)) or (ROOT / name).exists(), name
