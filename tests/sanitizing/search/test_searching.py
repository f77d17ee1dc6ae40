"""Names are found wherever they stand on their own, however many there are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from transform.sanitizing.rules import all_rules
from transform.sanitizing.search.searching import places_of_names, search
from transform.sanitizing.search.texts import NAME_CHARACTERS, Texts

PIECES = (
    "apiKey",
    "password",
    "authToken",
    "key",
    "x",
    "-",
    ".",
    "$",
    "\\n",
    "\\",
    "1",
    " ",
    "=",
    "'",
    "\n",
    "é",
    "ł",
)


def on_their_own(text, names):
    """Return where names stand in a text that are no pieces of longer ones, tried at every place."""
    places = set()
    for name in names:
        for at in range(len(text) - len(name) + 1):
            before, after = text[:at], text[at + len(name) :]
            begins = not re.search(rf"[{NAME_CHARACTERS}]\Z", before) or re.search(
                r"(?:[-.$]|\\[nt])\Z", before
            )
            if text.startswith(name, at) and begins and not re.match(rf"[{NAME_CHARACTERS}]", after):
                places.add((at, at + len(name)))
    return places


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), unique=True, max_size=4))
def test_names_are_found_at_each_of_their_places(strings):
    texts = Texts(strings)
    found = list(places_of_names(texts, set()))
    assert len(found) == len(set(found))
    assert set(found) == {
        (index, *span)
        for index, text in enumerate(texts.table)
        for span in on_their_own(text, texts.indicative_names)
    }


def test_very_many_different_names_are_found():
    lines = [f"const service{i}ApiKey = 'k9d8f7aQ3vX7pL2mZ8tR5wY{i:03}';" for i in range(500)]
    (hits,) = search(Texts(["\n".join(lines)]), all_rules()).values()
    assert len({hit.start for hit in hits}) == 500
