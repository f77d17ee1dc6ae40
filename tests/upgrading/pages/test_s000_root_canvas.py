from one_step import canvas, run_step, step_widget

import transform


def test_the_root_becomes_a_canvas_of_a_window_of_six_hundred_pixels():
    root = run_step(0).document
    assert (root["minHeight"], root["bottomRow"], root["snapRows"], root["rightColumn"]) == (
        450,
        440,
        43,
        1224,
    )
    assert root["type"] == "CANVAS_WIDGET"


def test_children_stay():
    assert step_widget(0, {"type": "TEXT_WIDGET"}) == {"type": "TEXT_WIDGET"}


def test_a_version_of_null_is_not_absent():
    page = {**canvas(version=None), "version": None}
    assert transform.upgrade_page(page, to=1).document is page
