"""Matching items as such: which of several things that speak for a pair decides."""

from __future__ import annotations

from transform.diagnostics import Entity
from transform.diffing.matching import CANVAS, Item, match

WORDS = ["SELECT", "name", "street", "city", "FROM", "customers", "WHERE", "active", "ORDER", "BY"]


def item(name, identity=None, *, kind="BOX", words=(), place=None, parent=None, parts=()):
    value = {word: f"value of {word}" for word in words}
    depth = 0 if parent is None else parent.depth + 1
    return Item(
        Entity("widget", place, name, None), value, "", identity, name, kind,
        place=place, parts=lambda: frozenset(parts), parent=parent, depth=depth,
    )  # fmt: skip


def pairs(before, after, **options):
    """Return the names of the pairs, of what was removed and of what was added."""
    found = match(before, after, **options)
    names = sorted((one.entity.name, other.entity.name) for one, other in found.pairs)
    return names, [one.entity.name for one in found.removed], [one.entity.name for one in found.added]


def inside(parent, names, prefix):
    return [item(name, f"{prefix}-{name}", parent=parent) for name in names]


def boxes(prefix, **contents):
    """Return containers with what is in them, all with ids of one prefix."""
    found = []
    for name, names in contents.items():
        box = item(name, f"{prefix}-{name}")
        found += [box, *inside(box, names, prefix)]
    return found


# -- containers with new ids and names ----------------------------------------------------------------------------


def test_a_container_is_the_one_with_most_of_its_children():
    found, removed, added = pairs(boxes("old", One="abc"), boxes("new", Few="a", Most="bc"))
    assert ("One", "Most") in found
    assert (removed, added) == ([], ["Few"])


def test_a_container_is_one_other_and_the_same_other_is_one_container():
    before = boxes("old", A="abcd", B="ef")
    found, removed, added = pairs(before, boxes("new", X="abc", Y="ef", Z="d"))
    assert [pair for pair in found if pair[0].isupper()] == [("A", "X"), ("B", "Y")]
    assert (removed, added) == ([], ["Z"])
    found, removed, added = pairs(boxes("old", A="ab", B="c"), boxes("new", X="abc"))
    assert ("A", "X") in found
    assert (removed, added) == (["B"], [])


def test_a_container_that_is_known_is_not_the_new_one_to_which_its_children_went():
    old, same, other = item("Old", "o"), item("Renamed", "o"), item("Other", "new-o")
    before = [old, *inside(old, "abc", "old")]
    after = [same, other, *inside(other, "abc", "new")]
    found, removed, added = pairs(before, after)
    assert [pair for pair in found if pair[0] == "Old"] == [("Old", "Renamed")]
    assert (removed, added) == ([], ["Other"])


def test_where_ids_are_kept_a_container_with_another_id_is_another_one():
    old, new = item("Old", "o", words="x"), item("New", "n", words="y")
    found, removed, added = pairs([old, *inside(old, "abc", "id")], [new, *inside(new, "abc", "id")])
    assert found == [("a", "a"), ("b", "b"), ("c", "c")]
    assert (removed, added) == (["Old"], ["New"])


def test_only_canvases_are_the_same_down_to_the_innermost():
    def nested(prefix):
        box = item("Box", "box")
        outer = item(f"{prefix}1", f"{prefix}1", kind=CANVAS, parent=box)
        return [box, outer, item(f"{prefix}2", f"{prefix}2", kind=CANVAS, parent=outer)]

    found, removed, added = pairs(nested("old"), nested("new"))
    assert found == [("Box", "Box"), ("old1", "new1"), ("old2", "new2")]
    assert (removed, added) == ([], [])


# -- what tells whether ids were kept -----------------------------------------------------------------------------


def queries(kept, anew, last, prefix):
    """Return queries with kept ids, with new ones, and a last one half of which may be as another."""
    items = [item(name, f"id-{name}", kind="DB", words=[f"{name}{i}" for i in range(9)]) for name in kept]
    items += [
        item(name, f"{prefix}-{name}", kind="DB", words=[f"{name}{i}" for i in range(9)]) for name in anew
    ]
    return [
        *items,
        item(last, f"{prefix}-last", kind="DB", words=[*WORDS[:7], *(f"{last}{i}" for i in range(3))]),
    ]


def test_entities_that_are_no_widgets_tell_that_ids_were_kept():
    _, removed, added = pairs(queries("abc", "", "Old", "old"), queries("abc", "", "New", "new"))
    assert (removed, added) == (["Old"], ["New"])


def test_more_new_ids_than_kept_ones_tell_that_ids_are_new():
    found, *_ = pairs(queries("ab", "cde", "Old", "old"), queries("ab", "cde", "New", "new"))
    assert ("Old", "New") in found


# -- content ------------------------------------------------------------------------------------------------------


#: So many that only those are compared that stand together or share something rare.
MANY_GONE = [item(f"Gone{i}", kind=f"GONE{i}", words=[f"gone{i}"]) for i in range(13)]
MANY_NEW = [item(f"Come{i}", kind=f"COME{i}", words=[f"come{i}"]) for i in range(13)]


def test_half_of_the_parts_in_common_make_a_pair():
    old, new = item("Old", parts="abc", words=["x"]), item("New", parts="abd", words=["y"])
    assert pairs([old], [new])[0] == [("Old", "New")]
    other = item("New", parts="ade", words=["y"])
    assert pairs([old], [other])[0] == []


def test_parts_count_inside_a_container_that_is_known_by_its_id():
    def box(identity, name, parts, word):
        parent = item("Box", identity)
        return [parent, item(name, parent=parent, parts=parts, words=[word])]

    before, after = box("b", "Old", "abc", "x"), box("b", "New", "abd", "y")
    assert pairs(before, after)[0] == [("Box", "Box"), ("Old", "New")]
    assert pairs([*MANY_GONE, *before], [*MANY_NEW, *after])[0] == [("Box", "Box"), ("Old", "New")]


def test_a_pair_of_another_type_does_not_keep_others_from_being_one():
    before = [item("A", kind="TEXT", words=[*WORDS[:5], "a"]), item("B", words=[*WORDS[5:], "b"])]
    after = [item("X", words=[*WORDS[:5], "x"]), item("Y", words=[*WORDS[5:], "y"])]
    assert pairs(before, after) == ([("B", "Y")], ["A"], ["X"])


def test_a_pair_on_another_page_does_not_keep_others_from_being_one_where_ids_are_kept():
    def moved(name, words, place):
        return item(name, name, words=[*words, name], place=place)

    before = [moved("A", WORDS[:5], "P"), moved("B", WORDS[5:], "Q")]
    after = [moved("X", WORDS[:5], "Q"), moved("Y", WORDS[5:], "Q")]
    kept = [item(name, name, words=[name]) for name in "cdef"]
    found, removed, added = pairs([*before, *kept], [*after, *kept])
    assert ("B", "Y") in found
    assert (removed, added) == (["A"], ["X"])
