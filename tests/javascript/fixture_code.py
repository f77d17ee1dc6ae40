"""The code of documents, and seeded mistakes in it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from typing import Any

from transform.javascript.spans import spans

_TOKEN = re.compile(r"\s+|[A-Za-z_$][\w$]*|\d+|=>|\*\*|\?\?|\?\.|&&|\|\||\.\.\.|.", re.DOTALL)
_TEXT = """
    await yield let const var return = == ?? || && ** ?. ... , ; ( ) { } [ ] => async function class new delete
    typeof if else for of in break continue this super import try catch ` " ' / 0 1_0 static get set // /* */ #x
    @ - ++ !
"""
_WORDS = [*_TEXT.split(), "\n"]


def code_in(documents: Iterable[Any]) -> tuple[list[str], list[str]]:
    """Return the code of all bindings and the bodies of all JS objects, each once and sorted."""
    bindings: set[str] = set()
    bodies: set[str] = set()
    for text in _texts(documents):
        if text.startswith("export default"):
            bodies.add(text)
        elif "{{" in text:
            bindings |= {span.code for span in spans(text) if span.code.strip()}
    return sorted(bindings), sorted(bodies)


def _texts(documents: Iterable[Any]) -> Iterator[str]:
    stack = list(documents)
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list):
            stack += value
        elif isinstance(value, str):
            yield value


def mutations(code: list[str], number: int, seed: int) -> Iterator[str]:
    """Yield pieces of code with one token taken out, doubled, replaced or swapped with another."""
    chance = random.Random(seed)
    for _ in range(number):
        yield _mutated(chance.choice(code), chance)


def _mutated(code: str, chance: random.Random) -> str:
    tokens = _TOKEN.findall(code)
    place, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
    kind = chance.randrange(4)
    if kind == 0:
        del tokens[place]
    elif kind == 1:
        tokens.insert(place, tokens[other])
    elif kind == 2:
        tokens[place] = chance.choice(_WORDS)
    else:
        tokens[place], tokens[other] = tokens[other], tokens[place]
    return "".join(tokens)
