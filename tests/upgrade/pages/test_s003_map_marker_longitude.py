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
