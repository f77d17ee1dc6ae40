"""The engine: which pages it takes up, what it promises about arguments, ids, failures and limits."""

from __future__ import annotations

import copy

import pytest
from one_step import canvas

import transform
from transform.diagnostics import Diagnostic, Entity
from transform.upgrading import engine
from transform.upgrading.steps import LATEST_PAGE_VERSION, page_steps

TABLE = {"type": "TABLE_WIDGET_V2", "widgetId": "t1", "widgetName": "Table1", "primaryColumns": {}}
REBUILD = "Correct the widget in the original and upgrade again, or rebuild it after the import."
BROKEN_TABLE = {**TABLE, "widgetId": "t2", "widgetName": "Broken", "primaryColumns": {"id": None}}


def upgrade(dsl, **options):
    return transform.upgrade_page(dsl, **options)


@pytest.mark.parametrize("version", [LATEST_PAGE_VERSION, float(LATEST_PAGE_VERSION)])
def test_a_page_that_is_up_to_date_comes_back_as_it_is(version):
    page = canvas(TABLE, version=version)
    done = upgrade(page)
    assert done.document is page
    assert (done.steps, done.diagnostics) == ((), ())


@pytest.mark.parametrize(
    "version", [None, "5", 53.5, -1, 0, True, [], str(LATEST_PAGE_VERSION), float("inf")]
)
def test_a_version_that_no_step_matches_leaves_the_page_alone(version):
    page = {**canvas(TABLE, version=5), "version": version}
    done = upgrade(page)
    assert done.document is page
    assert [item.code for item in done.diagnostics] == ["AT202" if version != float("inf") else "AT203"]


@pytest.mark.parametrize(
    ("version", "code", "what", "hint"),
    [
        (LATEST_PAGE_VERSION + 1, "AT203", "95", "Use a release of this toolkit that knows the version."),
        ("5", "AT202", "a string", "Correct the root's version."),
    ],
)
def test_a_page_that_is_left_alone_is_told_with_its_name_and_what_to_do(version, code, what, hint):
    page = canvas(TABLE, version=version)
    done = upgrade(page, page="Home")
    assert done.document is page
    message = f"The page's version is {what}, which the product does not upgrade; it was left alone"
    root = Entity("widget", "Home", "MainContainer", "0")
    assert done.diagnostics == (Diagnostic(code, "warning", message, "/version", root, hint),)


@pytest.mark.parametrize("version", ["78", "79", "82", "83", " 82.0", [83], ["78"], 53, 53.0])
def test_loose_and_integral_versions_are_taken_up(version):
    assert upgrade({**canvas(version=1), "version": version}).document["version"] == LATEST_PAGE_VERSION


def test_a_page_without_version_is_taken_up_from_the_base():
    done = upgrade(canvas(version=None), to=1)
    assert (done.document["version"], done.document["snapRows"]) == (1, 43)


def test_going_down_is_refused_and_names_the_oldest_release_that_can_open_the_page():
    with pytest.raises(transform.UpgradeError, match="cannot go back to 57") as caught:
        upgrade(canvas(version=80), to=57)
    assert caught.value.hint.endswith("The oldest release that can open it is 1.9.22.")


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (None, "The page's version is null,"),
        (True, "The page's version is a boolean,"),
        ("5", "The page's version is a string,"),
        (-3, "The page's version is -3,"),
        (53.5, "The page's version is 53.5,"),
        (10**400, "The page's version is out of range,"),
    ],
)
def test_a_version_that_no_step_matches_is_named(version, said):
    assert upgrade({**canvas(version=5), "version": version}).diagnostics[0].message.startswith(said)


@pytest.mark.parametrize("to", [0, LATEST_PAGE_VERSION + 1, -1, str(LATEST_PAGE_VERSION), 57.0, True, None])
def test_a_target_that_does_not_exist_is_refused(to):
    with pytest.raises(transform.UpgradeError, match="no page version"):
        upgrade(canvas(version=5), to=to)


def test_a_broken_widget_is_left_alone_and_the_others_go_on():
    page = canvas(BROKEN_TABLE, TABLE, version=76)
    done = upgrade(page, to=77)
    broken, fine = done.document["children"]
    assert broken == BROKEN_TABLE
    assert fine["canFreezeColumn"] is False
    assert done.diagnostics == (_left("Broken", "/children/0", Entity("widget", None, "Broken", "t2")),)


def _left(name, pointer, entity):
    """Return what is said of a table on which step 76 fails."""
    message = (
        f"Step 76 -> 77 (Table columns can be frozen) left {name} as it was: a column is no object;"
        " the product fails on the whole page here"
    )
    return Diagnostic("AT201", "warning", message, pointer, entity, REBUILD)


def test_a_broken_widget_without_a_name_is_told_by_its_place_and_page():
    page = canvas(TABLE, {**BROKEN_TABLE, "widgetName": 7, "widgetId": 5}, version=76)
    (diagnostic,) = upgrade(page, to=77, page="Home").diagnostics
    assert diagnostic == _left("a widget", "/children/1", Entity("widget", "Home", None, None))


def test_the_failures_of_all_steps_are_told():
    done = upgrade(canvas(BROKEN_TABLE, version=60))
    steps = [int(item.message.split()[1]) for item in done.diagnostics]
    assert steps == [60, 66, 71, 74, 76, 77, 78, 89, 90, 93]


def test_strict_raises_what_would_have_been_a_diagnostic():
    page = canvas(BROKEN_TABLE, version=76)
    (diagnostic,) = upgrade(page, to=77).diagnostics
    with pytest.raises(transform.UpgradeError) as caught:
        upgrade(page, to=77, strict=True)
    message = diagnostic.message.replace("left Broken as it was", "fails on Broken")
    error = caught.value
    assert (error.message, error.pointer, error.hint) == (message, diagnostic.pointer, diagnostic.hint)


@pytest.mark.parametrize("error", [RecursionError(), OverflowError(), MemoryError()])
def test_what_only_this_toolkit_cannot_do_is_not_said_of_the_product(monkeypatch, error):
    def fail(*_):
        raise error

    step = page_steps()[76]._replace(on_widget=fail)
    monkeypatch.setattr(engine, "plan", lambda *_: (step,))
    (diagnostic,) = upgrade(canvas(TABLE, version=76), to=77).diagnostics
    assert "this toolkit cannot go on here" in diagnostic.message
    assert "the product fails" not in diagnostic.message


def test_a_null_among_the_children_is_reported_once_and_kept():
    done = upgrade(canvas(None, TABLE, version=60))
    assert done.document["children"][0] is None
    (diagnostic,) = done.diagnostics
    assert (diagnostic.code, diagnostic.pointer, diagnostic.entity.name) == ("AT201", "", "MainContainer")
    with pytest.raises(transform.UpgradeError) as caught:
        upgrade(canvas(None, TABLE, version=60), strict=True)
    assert caught.value.pointer == ""


def test_the_steps_that_changed_something_are_listed_with_the_widgets():
    done = upgrade(canvas(TABLE, version=86), to=89, page="Orders")
    (run,) = done.steps
    assert (run.part, run.start, run.end, run.page, run.changed) == ("page", 86, 87, "Orders", ("Table1",))
    assert run.title


def test_a_step_as_json():
    run = engine.StepRun("page", 86, 87, "A title.", "Orders", "edited", ("Table1", "Table2"), "/pageList/0")
    assert run.to_dict() == {
        "part": "page",
        "start": 86,
        "end": 87,
        "title": "A title.",
        "page": "Orders",
        "side": "edited",
        "pointer": "/pageList/0",
        "changed": ["Table1", "Table2"],
    }


def test_the_time_is_the_one_that_is_given_and_0_without():
    page = canvas(TABLE, version=76)
    (stamped,) = upgrade(page, to=77, now=1_700_000_000_000).document["children"]
    assert stamped["columnUpdatedAt"] == 1_700_000_000_000
    assert upgrade(page, to=77).document["children"][0]["columnUpdatedAt"] == 0


def test_ids_are_those_that_are_given():
    page = canvas({"type": "CHART_WIDGET", "chartData": [{"data": []}]}, version=16)
    ids = iter(["aaaaaaaaaa", "bbbbbbbbbb"])
    (chart,) = upgrade(page, to=17, ids=lambda: next(ids)).document["children"]
    assert list(chart["chartData"]) == ["aaaaaaaaaa"]


KINDS = sorted({kind for step in page_steps() for kind in step.types} - {"CANVAS_WIDGET"})
PLACED = {
    "topRow": 0,
    "bottomRow": 9,
    "leftColumn": 0,
    "rightColumn": 8,
    "parentRowSpace": 1,
    "parentColumnSpace": 1,
}
#: A drop-down that becomes another type on the way, and a table with a column, on which many steps work.
ON_THE_WAY = [
    {"type": "DROP_DOWN_WIDGET", "selectionType": "MULTI_SELECT", "defaultOptionValue": ["a"]},
    {
        "type": "TABLE_WIDGET",
        "columnOrder": ["id"],
        "primaryColumns": {
            "id": {"id": "id", "label": "id", "computedValue": "{{Table1.map((row) => row)}}"}
        },
    },
    {"type": "INPUT_WIDGET", "inputType": "CURRENCY", "defaultText": "5"},
]


def of_all_kinds(version):
    properties = [*ON_THE_WAY, *({"type": kind} for kind in KINDS)]
    named = (
        {"widgetName": f"W{i}", "widgetId": f"w{i}", **PLACED, **own} for i, own in enumerate(properties)
    )
    return canvas(*named, version=version)


@pytest.mark.parametrize("version", [1, 18, 29, 53])
def test_all_steps_at_once_do_what_they_do_one_by_one(version):
    """The engine runs many steps widget by widget, and looks for widgets again only where their types change."""
    page = of_all_kinds(version)
    at_once, one_by_one = upgrade(page), page
    for to in range(version + 1, LATEST_PAGE_VERSION + 1):
        one_by_one = upgrade(one_by_one, to=to).document
    assert at_once.document == one_by_one


def test_the_argument_is_never_changed():
    page = canvas(TABLE, version=60)
    before = copy.deepcopy(page)
    upgrade(page)
    assert page == before


def test_ids_follow_from_the_document():
    page = canvas({"type": "CHART_WIDGET", "chartData": [{"data": []}]}, version=16)
    other = canvas({"type": "CHART_WIDGET", "widgetId": "b", "chartData": [{"data": []}]}, version=16)
    one, again, different = (
        list(upgrade(p, to=17).document["children"][0]["chartData"]) for p in (page, page, other)
    )
    assert one == again != different
    assert len(one[0]) == 10


@pytest.mark.parametrize("kind", [{}, ["MAP_WIDGET"], None, 7])
def test_a_type_that_is_no_text_is_one_that_no_step_knows(kind):
    holder = {"type": "MAP_WIDGET", "children": [{"type": "TEXT_WIDGET"}]}
    page = canvas({"type": kind, "children": [holder]}, {"type": "CHART_WIDGET"}, holder, version=1)
    done = upgrade(page)
    assert done.document["children"][0]["type"] == kind
    assert "12 -> 13" in done.diagnostics[0].message


def test_unknown_keys_and_key_order_survive():
    widget = {"zebra": {"a": [None, 53.0]}, "type": "TEXT_WIDGET", "aardvark": 2**70, "widgetName": "Text1"}
    after = upgrade(canvas(widget, version=88)).document["children"][0]
    assert list(after.items())[:4] == list(widget.items())


def nested(depth, **root):
    page = {"type": "TEXT_WIDGET", "widgetName": "Innermost"}
    for _ in range(depth):
        page = {"type": "CANVAS_WIDGET", "widgetName": "Canvas1", "children": [page]}
    return {**page, **root}


@pytest.mark.parametrize("version", [1, 6, 56, 80])
def test_five_thousand_nested_canvases_upgrade(version):
    done = upgrade(nested(5000, version=version), now=1)
    assert done.document["version"] == LATEST_PAGE_VERSION


def test_a_version_may_be_nested_at_any_depth():
    version = 78
    for _ in range(5000):
        version = [version]
    assert upgrade({**canvas(version=1), "version": version}).document["version"] == LATEST_PAGE_VERSION


def test_the_limit_that_was_raised_holds_for_reports_too(monkeypatch):
    monkeypatch.setattr("transform.application.pages.walk.__kwdefaults__", {"limit": 20})
    page = canvas(*[dict(TABLE) for _ in range(30)], BROKEN_TABLE, version=76)
    (diagnostic,) = upgrade(page, to=77, limits=transform.Limits(widgets=40)).diagnostics
    assert diagnostic.pointer == "/children/30"


def test_the_number_of_widgets_is_limited():
    page = canvas(*[dict(TABLE) for _ in range(20)], version=60)
    with pytest.raises(transform.LimitError, match="21 widgets, more than the limit of 20"):
        upgrade(page, limits=transform.Limits(widgets=20))


CHART = {"type": "CHART_WIDGET", "widgetId": "c1", "widgetName": "Chart1"}


@pytest.mark.parametrize(("start", "follows_theme"), [(58, False), (59, True)])
def test_a_step_that_a_release_left_out_runs_on_pages_that_begin_with_it(start, follows_theme):
    done = upgrade(canvas(CHART, version=start), to=60, left_out=frozenset({59}))
    assert ("accentColor" in done.document["children"][0]) is follows_theme


@pytest.mark.parametrize(
    ("kind", "start", "key", "root_too"),
    [
        ("CHART_WIDGET", 43, "allowScroll", False),
        ("DROP_DOWN_WIDGET", 27, "isFilterable", True),
        ("INPUT_WIDGET_V2", 73, "showStepArrows", False),
        ("RICH_TEXT_EDITOR_WIDGET", 14, "inputType", True),
    ],
)
def test_the_root_is_changed_only_by_steps_that_reach_it(kind, start, key, root_too):
    """The last two types let the engine run steps widget by widget, the first two make it go step by step."""
    properties = {"type": kind, "allowHorizontalScroll": True, "inputType": "NUMBER"}
    if kind == "RICH_TEXT_EDITOR_WIDGET":
        del properties["inputType"]
    page = {**canvas({**properties, "widgetName": "Child1"}, version=start), **properties}
    done = upgrade(page, to=start + 1).document
    assert key in done["children"][0]
    assert (key in done) is root_too


def test_widgets_that_a_step_made_are_seen_by_the_steps_after_it():
    """Step 1 puts a canvas into a container, step 10 gives each widget without a version one."""
    container = {"type": "CONTAINER_WIDGET", "widgetName": "Container1", "children": []}
    (container,) = upgrade(canvas(container, version=1), to=11).document["children"]
    (made,) = container["children"]
    assert (made["type"], made["version"]) == ("CANVAS_WIDGET", 1)


def test_widgets_whose_type_a_step_changed_are_those_of_their_new_type_afterwards():
    """Step 29 makes another type of a drop-down; step 68, which concerns the first by name, passes it over."""
    widget = {"type": "DROP_DOWN_WIDGET", "widgetName": "Select1", "selectionType": "MULTI_SELECT"}
    one = upgrade(canvas(widget, version=29)).document
    two = upgrade(upgrade(canvas(widget, version=29), to=30).document).document
    assert one == two
    assert one["children"][0]["type"] == "MULTI_SELECT_WIDGET"
