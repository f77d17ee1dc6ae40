from hypothesis import given
from hypothesis import strategies as st

from transform.javascript.nesting import Event, enclosing, sweep


def test_a_sweep_goes_through_the_text_once():
    ranges = [(0, 9), (1, 4), (5, 8)]
    assert list(sweep(ranges, [0, 2, 4, 6])) == [
        Event("open", 0),
        Event("at", 0),
        Event("open", 1),
        Event("at", 1),
        Event("close", 1),
        Event("at", 2),
        Event("open", 2),
        Event("at", 3),
    ]


def test_a_range_holds_its_start_but_not_its_end():
    assert [list(around) for around in enclosing([(1, 3)], [0, 1, 2, 3])] == [[], [0], [0], []]


def test_of_equal_starts_the_longer_is_outside():
    assert [list(around) for around in enclosing([(0, 5), (0, 2)], [0, 2])] == [[0, 1], [0]]


@st.composite
def nested(draw, start=0, end=24, depth=4):
    """Return ranges of which any two are nested or apart."""
    found = []
    while start < end and draw(st.booleans()):
        begin = draw(st.integers(start, end - 1))
        stop = draw(st.integers(begin + 1, end))
        found.append((begin, stop))
        if depth:
            found += draw(nested(begin, stop, depth - 1))
        start = stop
    return found


@given(nested(), st.lists(st.integers(0, 26)))
def test_each_point_has_the_ranges_that_hold_it(ranges, points):
    ranges.sort(key=lambda pair: (pair[0], -pair[1]))
    points.sort()
    expected = [[i for i, (start, end) in enumerate(ranges) if start <= point < end] for point in points]
    assert [list(around) for around in enclosing(ranges, points)] == expected
