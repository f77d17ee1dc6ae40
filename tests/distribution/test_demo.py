"""What `make demo` shows."""

from __future__ import annotations

import json
from pathlib import Path

from order_desk_pair import order_desk_pair

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_the_second_example_is_what_a_person_made_of_the_first():
    _, edited = order_desk_pair()
    assert json.loads((FIXTURES / "order-desk-edited.json").read_bytes()) == edited
