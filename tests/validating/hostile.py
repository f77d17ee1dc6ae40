"""Documents that nobody would write: mutated exports, random JSON, broken texts; the same for the same seed."""

from __future__ import annotations

import copy
import json
import math
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from corpus import CORPUS

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"

_KEYS = (
    "name",
    "pageId",
    "children",
    "type",
    "widgetId",
    "key",
    "dynamicBindingPathList",
    "datasource",
    "id",
    "é\ud800",
)
_CODES = (
    "{{",
    "{{}}",
    "{{a.b}}",
    "{{(((",
    "{{`${`}}",
    "{{a b}}",
    "{{\ud800}}",
    "{{x=>x}}",
    "}}{{",
    "{{'",
    "{{/*}}",
)


def odd_value(dice: random.Random, depth: int = 0) -> Any:
    """Return a JSON value of any type, now and then deep or large."""
    simple = [
        None,
        True,
        False,
        0,
        -1,
        1.5,
        1e308,
        math.inf,
        math.nan,
        10**30,
        "",
        "0",
        "Page1",
        "x" * 300,
        "a.b[0].c",
        "\ud800",
    ]
    choice = dice.random()
    if depth > 4 or choice < 0.5:
        return dice.choice(simple)
    if choice < 0.7:
        return dice.choice(_CODES) * dice.choice((1, 1, 1, 40))
    if choice < 0.85:
        return [odd_value(dice, depth + 1) for _ in range(dice.randrange(4))]
    if choice < 0.99:
        return {dice.choice(_KEYS): odd_value(dice, depth + 1) for _ in range(dice.randrange(4))}
    if dice.random() < 0.3:
        return dice.choice(("x", "{{", "{{a.", "{{(", "é\n", "[")) * 100_000
    value: Any = "{{deep}}"
    for _ in range(dice.choice((50, 400, 900))):
        value = [value] if dice.random() < 0.5 else {"children": [value]}
    return value


def mutated(document: Any, dice: random.Random) -> Any:
    """Return a copy with a few values replaced, removed, doubled or moved."""
    result = copy.deepcopy(document)
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        owner = result
        while True:
            members = list(owner) if isinstance(owner, dict) else range(len(owner))
            if not members:
                break
            key = dice.choice(members)
            inner = owner[key]
            if isinstance(inner, dict | list) and inner and dice.random() < 0.9:
                owner = inner
                continue
            _change(owner, key, dice)
            break
    return result


def _change(owner: Any, key: Any, dice: random.Random) -> None:
    action = dice.random()
    if action < 0.6:
        owner[key] = odd_value(dice)
    elif action < 0.75:
        del owner[key]
    elif isinstance(owner, list):
        owner.append(owner[key])
    else:
        owner[dice.choice(_KEYS)] = owner[key]


def broken_text(document: Any, dice: random.Random) -> bytes:
    """Return the text of a document with some of its bytes changed, cut off or doubled."""
    text = bytearray(json.dumps(document).encode())
    for _ in range(dice.randrange(4)):
        place = dice.randrange(len(text) + 1)
        if dice.random() < 0.3:
            del text[place:]
        elif dice.random() < 0.5:
            text[place:place] = dice.choice(
                (b"//x\n", b"'", b",", b"NaN", b"\xff", b"{{", b'"', b"[" * 600, b"\0")
            )
        else:
            del text[place : place + dice.randrange(20)]
    return bytes(text)


def originals() -> list[Any]:
    """Return exports to start from, mostly small ones."""
    sizes = {path: path.stat().st_size for path in sorted((CORPUS / "exports").glob("*.json"))}
    small = [path for path, size in sizes.items() if size < 20_000]
    larger = [path for path, size in sizes.items() if 20_000 <= size < 100_000]
    return [orjson.loads(path.read_bytes()) for path in (FIXTURE, *small * 3, *larger)]


def hostile(count: int, seed: int) -> Iterator[Any]:
    """Yield documents, some of them as texts (bytes)."""
    dice = random.Random(seed)
    bases = originals()
    for _ in range(count):
        kind = dice.random()
        if kind < 0.75:
            yield mutated(dice.choice(bases), dice)
        elif kind < 0.85:
            yield {dice.choice((*dice.choice(bases), *_KEYS)): odd_value(dice) for _ in range(4)}
        else:
            yield broken_text(dice.choice(bases), dice)
