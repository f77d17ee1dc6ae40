import pytest
from one_step import run_step, step_widget


def test_a_map_without_places_stays():
    assert step_widget(3, {"type": "MAP_WIDGET"}) == {"type": "MAP_WIDGET"}


def test_places_keep_only_latitude_longitude_and_title():
    widget = step_widget(
        3, {"type": "MAP_WIDGET", "center": {"lat": 1, "lng": 2, "zoom": 3}, "markers": [{"long": 4}]}
    )
    assert widget["center"] == {"lat": 1, "long": 2}
    assert widget["markers"] == [{"long": 4}]


def test_default_markers_become_a_list():
    widget = step_widget(3, {"type": "MAP_WIDGET", "defaultMarkers": '[{"lat": 1, "lng": 2, "title": "A"}]'})
    assert widget["defaultMarkers"] == [{"lat": 1, "long": 2, "title": "A"}]


@pytest.mark.parametrize("markers", ["{{q.data}}", [{"lat": 1}], "no json"])
def test_default_markers_that_are_no_json_are_reported(markers):
    done = run_step(3, {"type": "MAP_WIDGET", "defaultMarkers": markers})
    assert done.document["children"] == [{"type": "MAP_WIDGET", "defaultMarkers": markers}]
    assert [item.code for item in done.diagnostics] == ["AT201"]


@pytest.mark.parametrize("place", ["here", 7, True, [], {"zoom": 3}])
def test_a_place_without_coordinates_becomes_empty(place):
    assert step_widget(3, {"type": "MAP_WIDGET", "mapCenter": place})["mapCenter"] == {}


@pytest.mark.parametrize("place", ["", 0, None, False])
def test_no_place_stays(place):
    assert step_widget(3, {"type": "MAP_WIDGET", "mapCenter": place})["mapCenter"] == place


@pytest.mark.parametrize("markers", ["text", 7, {"lat": 1}, [None]])
def test_markers_that_are_no_list_of_places_are_reported(markers):
    done = run_step(
        3, {"type": "MAP_WIDGET", "markers": markers}, {"type": "MAP_WIDGET", "center": {"lng": 1}}
    )
    assert done.document["children"] == [
        {"type": "MAP_WIDGET", "markers": markers},
        {"type": "MAP_WIDGET", "center": {"long": 1}},
    ]


def test_a_longitude_of_zero_gives_way_to_long():
    assert step_widget(3, {"type": "MAP_WIDGET", "center": {"lng": 0, "long": 5}})["center"] == {"long": 5}
