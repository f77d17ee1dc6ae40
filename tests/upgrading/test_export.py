"""Upgrading whole exports: targets, what is promised, what survives."""

from __future__ import annotations

import contextlib
import copy
import random
from pathlib import Path

import pytest
from corpus import CORPUS, canon, counter, load, needs_corpus
from one_step import canvas

import transform
from transform.application.pages import walk
from transform.report.upgrade_markdown import to_markdown
from transform.report.upgrade_report import to_dict
from transform.upgrading.as_product import as_product
from transform.upgrading.schema_versions import schema_version
from transform.upgrading.steps import LATEST_PAGE_VERSION
from transform.upgrading.targets import document_versions, target_of
from transform.validating.reader import first_refusal

SCHEMAS = transform.Versions(server=12, client=2)
FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"
EXPORTS = sorted((CORPUS / "exports").glob("*.json"))


@pytest.fixture
def example():
    return transform.parse(FIXTURE.read_bytes())


def page_versions(document):
    sides = [page[side] for page in document["pageList"] for side in ("unpublishedPage", "publishedPage")]
    return [side["layouts"][0]["dsl"]["version"] for side in sides]


def test_the_newest_release_raises_pages_and_schemas(example):
    done = transform.upgrade(example)
    assert page_versions(done.document) == [94] * 6
    assert (done.document["serverSchemaVersion"], done.document["clientSchemaVersion"]) == (12, 2)
    assert not done.diagnostics


def test_a_release_picks_its_own_versions(example):
    done = transform.upgrade(example, "v1.9.16").document
    assert page_versions(done) == [78] * 6
    assert (done["serverSchemaVersion"], done["clientSchemaVersion"]) == (6, 1)


def test_none_leaves_a_part_alone(example):
    done = transform.upgrade(example, transform.Versions(page=94)).document
    assert (done["serverSchemaVersion"], done["clientSchemaVersion"]) == (1, 1)
    done = transform.upgrade(example, transform.Versions(server=12)).document
    assert page_versions(done) == page_versions(example)


@pytest.mark.parametrize(
    ("to", "versions"),
    [
        ("dsl=57", transform.Versions(57)),
        ("page=94, server=8,client=2", transform.Versions(94, 8, 2)),
        ("1.6.8", transform.Versions(50, 1, 1)),
        ("1.3.3", transform.Versions(9, 0, 0)),
    ],
)
def test_targets_are_releases_or_versions(to, versions):
    assert target_of(to) == versions


@pytest.mark.parametrize(
    "to",
    [
        "dsl=x",
        "schema=5",
        f"dsl={LATEST_PAGE_VERSION + 1}",
        "server=14",
        "client=3",
        "dsl=",
        "dsl=" + "9" * 5000,
        "server=-1",
        "=",
        "dsl=1;server=2",
        "dsl=57,dsl=58",
        "dsl=57,page=57",
        LATEST_PAGE_VERSION + 1,
        1.5,
        transform.Versions(server=True),
        transform.Versions(client="2"),
    ],
)
def test_targets_that_do_not_exist_are_refused(to):
    with pytest.raises(transform.UpgradeError):
        target_of(to)


def test_an_unknown_release_names_its_neighbours():
    with pytest.raises(transform.ReleaseError, match=r"1\.9\.\d+.*1\.10"):
        target_of("1.9.99")


def test_going_back_names_what_is_newer_and_the_oldest_release(example):
    with pytest.raises(transform.UpgradeError) as caught:
        transform.upgrade(example, "1.6.6")
    message = str(caught.value)
    assert "page Orders has page version 50 (the target has 49)" in message
    assert "server schema 1 (the target has 0)" in message
    assert "The oldest release that can open it is 1.6.8." in message


def test_what_no_release_knows_is_refused_without_naming_one(example):
    example["serverSchemaVersion"] = 14
    with pytest.raises(transform.UpgradeError, match="No known release can open it"):
        transform.upgrade(example)


def at_schema_13(example):
    return {**example, "serverSchemaVersion": 13, "clientSchemaVersion": 2}


def test_an_export_of_2_5_has_its_pages_upgraded_and_keeps_its_schema(example):
    done = transform.upgrade(at_schema_13(example))
    assert done.document["serverSchemaVersion"] == 13
    assert document_versions(done.document) == transform.Versions(94, 13, 2)
    (note,) = [item for item in done.diagnostics if item.code == "AT204"]
    assert (note.severity, note.pointer) == ("note", "/serverSchemaVersion")
    assert "is not public (release 2.5.0, by its release notes)" in note.message


@pytest.mark.parametrize("target", ["1.91", "2.3", "2.4", "2.4.3"])
def test_releases_before_2_5_refuse_its_exports(example, target):
    with pytest.raises(transform.UpgradeError, match=r"server schema 13 .*can open it is 2\.5\.0"):
        transform.upgrade(at_schema_13(example), target)


@pytest.mark.parametrize("target", ["2.5", "2.5.0", "v2.5.1"])
def test_an_export_for_2_5_stays_at_the_last_schema_with_public_steps(example, target):
    done = transform.upgrade(example, target)
    assert document_versions(done.document) == transform.Versions(94, 12, 2)
    (note,) = [item for item in done.diagnostics if item.code == "AT204"]
    assert "release 2.5.0 takes schema 12 and migrates it" in note.hint
    assert done.document == transform.upgrade(example, "2.4").document == transform.upgrade(example).document


def test_the_latest_release_is_reached_without_a_note(example):
    assert "AT204" not in [item.code for item in transform.upgrade(example).diagnostics]


def test_schema_8_is_refused_where_7_is_stated_and_the_flag_is_named(example):
    example["serverSchemaVersion"] = 8
    with pytest.raises(transform.UpgradeError, match=r"feature flag is on.*can open it is 1\.35"):
        transform.upgrade(example, "1.34")
    assert transform.upgrade(example, "1.35").document["serverSchemaVersion"] == 9


CHART = {"type": "CHART_WIDGET", "widgetId": "c", "widgetName": "Chart1"}


@pytest.mark.parametrize("release", ["1.7.14", "1.8.0"])
@pytest.mark.parametrize(("start", "follows_theme"), [(50, False), (58, False), (59, True)])
def test_releases_that_jumped_from_58_to_60_leave_charts_without_the_theme(release, start, follows_theme):
    done = transform.upgrade(canvas(CHART, version=start), release).document
    assert done["version"] == 60
    assert ("accentColor" in done["children"][0]) is follows_theme
    assert transform.upgrade(done).document == transform.upgrade(canvas(CHART, version=start)).document


def test_a_version_that_is_named_by_itself_leaves_no_step_out():
    done = transform.upgrade(canvas(CHART, version=58), "dsl=60").document
    assert "accentColor" in done["children"][0]


def test_both_sides_of_an_export_leave_the_step_out(example):
    done = transform.upgrade(example, "1.7.14")
    assert page_versions(done.document) == [60] * 6
    assert not any(step.part == "page" and step.start == 59 for step in done.steps)


def test_the_argument_is_never_changed(example):
    before = copy.deepcopy(example)
    transform.upgrade(example)
    assert example == before


def test_an_upgraded_export_is_up_to_date_byte_for_byte(example):
    once = transform.upgrade(example).document
    again = transform.upgrade(once)
    assert again.document is once
    assert again.steps == ()


def test_numbers_that_are_right_keep_their_form():
    before = {
        "exportedApplication": {},
        "pageList": [],
        "serverSchemaVersion": 12.0,
        "clientSchemaVersion": 2.0,
    }
    assert transform.upgrade(before).document is before


@pytest.mark.parametrize("middle", ["1.6.22", "1.7.7", "1.9.16", "1.41", "server=3", "server=8", "client=2"])
@pytest.mark.parametrize(
    "without", [(), ("serverSchemaVersion",), ("clientSchemaVersion", "serverSchemaVersion")]
)
def test_two_hops_equal_one_byte_for_byte(example, middle, without):
    for key in without:
        del example[key]
    one = transform.upgrade(example).document
    two = transform.upgrade(transform.upgrade(example, middle).document).document
    assert transform.serialize(one) == transform.serialize(two)


def marked(value):
    """Put a key that nobody knows into every object."""
    if isinstance(value, dict):
        return {"mine": [53.0, None, 2**70, {}], **{key: marked(item) for key, item in value.items()}}
    return [marked(item) for item in value] if isinstance(value, list) else value


def unmarked(value, pointer=""):
    """Yield the pointers of objects without that key."""
    if isinstance(value, dict) and "mine" not in value and value != {}:
        yield pointer
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if key != "mine":
            yield from unmarked(item, f"{pointer}/{key}")


def test_unknown_keys_survive_everywhere(example):
    done = transform.upgrade(marked(example)).document
    # What a step writes anew has none: wrapped settings, lists of pages, the library, settings of themes.
    made = ("/formData", "/exportedApplication/", "/customJSLibList/", "/dsl/")
    assert not [pointer for pointer in unmarked(done) if not any(part in pointer for part in made)]
    for page in done["pageList"]:
        for side in ("unpublishedPage", "publishedPage"):
            for visited in walk(page[side]["layouts"][0]["dsl"]):
                assert repr(visited.widget["mine"]) == repr([53.0, None, 2**70, {}])


def test_unknown_keys_and_forms_of_numbers_survive(example):
    example["mine"] = {"n": 1, "x": [53.0, None, 2**70]}
    example["pageList"][0]["mine"] = None
    example["actionList"][0]["unpublishedAction"]["mine"] = 5
    done = transform.upgrade(example).document
    assert repr(done["mine"]) == repr(example["mine"])
    assert "mine" in done["pageList"][0]
    assert done["actionList"][0]["unpublishedAction"]["mine"] == 5
    assert [key for key in done if key in example] == list(example)


def test_diagnostics_point_into_the_export():
    broken = {"type": "TABLE_WIDGET_V2", "widgetName": "T", "primaryColumns": {"a": None}}
    layout = {"dsl": canvas({"type": "TEXT_WIDGET"}, broken, version=76)}
    page = {"unpublishedPage": {"name": "Home", "layouts": [layout]}}
    (item, *_) = transform.upgrade({"exportedApplication": {}, "pageList": [page]}).diagnostics
    assert item.pointer == "/pageList/0/unpublishedPage/layouts/0/dsl/children/1"
    assert str(item.entity) == "Home > T"


def test_an_entry_on_which_several_steps_fail_alike_is_told_once(example):
    example["actionList"].append(None)
    (item,) = transform.upgrade(example).diagnostics
    assert (item.code, item.pointer) == ("AT205", "/actionList/6")
    assert item.message.startswith(
        "A query without a name: the entry is no query; server step 1 -> 2 (The time"
    )


def test_errors_of_a_page_point_into_the_export(example):
    with pytest.raises(transform.LimitError) as caught:
        transform.upgrade(example, limits=transform.Limits(widgets=2))
    assert caught.value.pointer == "/pageList/0/unpublishedPage/layouts/0/dsl"


def test_steps_tell_page_and_side(example):
    done = transform.upgrade(example)
    assert {(step.page, step.side) for step in done.steps if step.part == "page"} == {
        (page, side) for page in ("Orders", "Customers", "Settings") for side in ("unpublished", "published")
    }
    assert any("Customers > find_customers" in step.changed for step in done.steps if step.part == "server")


def test_a_page_dsl_is_upgraded_as_a_page():
    assert transform.upgrade(canvas(version=80)).document["version"] == 94


def test_a_partial_export_says_that_its_widgets_stay():
    partial = {"actionList": [], "widgets": "{}", "serverSchemaVersion": 11}
    done = transform.upgrade(partial)
    assert done.document["widgets"] == "{}"
    assert [item.code for item in done.diagnostics] == ["AT207"]


@pytest.mark.parametrize(
    ("value", "version"),
    [(None, 0), (6.0, 6), (11.5, 11), ("8", 8), (True, None), ("x", None), ([], None), (-1, -1)],
)
def test_schema_versions_are_read_as_in_the_product(value, version):
    assert schema_version({"serverSchemaVersion": value}, "server") == version


def test_a_negative_schema_runs_no_step_but_is_raised():
    before = {"exportedApplication": {}, "pageList": [], "serverSchemaVersion": -1}
    assert transform.upgrade(before, transform.Versions(server=12)).document == {
        **before,
        "serverSchemaVersion": 12,
    }


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_every_export_of_the_corpus_upgrades_and_is_then_up_to_date(path):
    document = load(f"exports/{path.name}")
    done = transform.upgrade(document, ids=counter())
    assert transform.upgrade(done.document).document is done.document
    broken = {"invalid-json-without-pages"}
    codes = [item.code for item in done.diagnostics if item.code != "AT212"]  # what the product's steps leave
    assert codes == (["AT206"] if path.stem in broken else [])
    has = document_versions(document)
    middle = transform.Versions(max(has.page or 0, 60), max(has.server, 7), max(has.client, 1))
    ids = counter()
    two = transform.upgrade(transform.upgrade(document, middle, ids=ids).document, ids=ids).document
    assert not canon().first_differences(done.document, two)


ODD = [
    None,
    "",
    "{{ x }}",
    0,
    -1.5,
    2**70,
    True,
    [],
    {},
    [None],
    [5],
    {"a": None},
    {"key": None},
    [{"value": 1}],
]
SMALL = [path for path in EXPORTS if path.stat().st_size < 60_000]


def places(value):
    """Yield (owner, key) of everything that lies in a document."""
    stack = [value]
    while stack:
        owner = stack.pop()
        for key, item in list(owner.items()) if isinstance(owner, dict) else list(enumerate(owner)):
            yield owner, key
            if isinstance(item, dict | list):
                stack.append(item)


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("seed", range(8))
def test_mutated_exports_raise_nothing_but_transform_errors(seed):
    dice = random.Random(seed)
    for path in dice.sample(SMALL, 6):
        document = load(f"exports/{path.name}")
        document["serverSchemaVersion"] = dice.choice([0, 2, 4, 5, 8, 11, "5", None])
        for owner, key in dice.sample(list(places(document)), 6):
            owner[key] = copy.deepcopy(dice.choice(ODD))
        before = copy.deepcopy(document)
        transform.inspect(document)
        for work in (as_product, transform.upgrade, lambda value: transform.upgrade(value, strict=True)):
            with contextlib.suppress(transform.TransformError):
                work(document)
        assert document == before
        with contextlib.suppress(transform.TransformError):
            done = transform.upgrade(document)
            assert transform.upgrade(done.document).document is done.document
            to_markdown([to_dict("name", document, done)])
            transform.serialize(done.document)


@pytest.mark.parametrize("seed", range(25))
def test_a_raw_export_gets_the_steps_that_the_products_reader_lets_through(example, seed):
    """Reading first and upgrading then gives what upgrading first and reading then gives."""
    dice = random.Random(seed)
    example["serverSchemaVersion"] = dice.choice([0, 1, 2, 4, 5, 8, 10, 11, "5", 5.0])
    values = [5, "TRUE", "no", "MANUAL", "", " ", [], {}, "formData.a.b", "body.x", "restapi-plugin"]
    for owner, key in dice.sample(list(places([example["actionList"], example["exportedApplication"]])), 12):
        before, owner[key] = owner[key], copy.deepcopy(dice.choice(values))
        if first_refusal(example):
            owner[key] = before
    raw, read = (transform.upgrade(one, SCHEMAS) for one in (example, as_product(example)))
    assert [(item.code, item.pointer) for item in raw.diagnostics] == [
        (item.code, item.pointer) for item in read.diagnostics
    ]
    assert without_defaults(as_product(raw.document)) == without_defaults(as_product(read.document))


def without_defaults(value):
    """Return a document without what its second reading sets anew after the first dropped an unknown constant."""
    if isinstance(value, dict):
        skipped = ("paginationType", "appMaxWidth")
        return {key: without_defaults(item) for key, item in value.items() if key not in skipped}
    return [without_defaults(item) for item in value] if isinstance(value, list) else value


def test_a_schema_that_cannot_be_read_lets_no_release_open_the_export(example):
    with pytest.raises(transform.UpgradeError) as caught:
        transform.upgrade({**example, "serverSchemaVersion": "abc"}, "1.6.2")
    assert caught.value.hint == "No release can open it: serverSchemaVersion is no number."


def test_a_bare_number_is_taken_for_no_release_and_the_page_version_is_shown():
    with pytest.raises(transform.ReleaseError) as caught:
        target_of("94")
    assert caught.value.hint.startswith("For page version 94 write dsl=94.")
    with pytest.raises(transform.ReleaseError) as caught:
        target_of("940")
    assert "dsl=" not in caught.value.hint


def test_functions_of_different_objects_are_told_apart():
    def function(place):
        side = {
            "name": "run",
            "fullyQualifiedName": f"JSObject{place}.run",
            "pageId": "Home",
            "executeOnLoad": True,
        }
        return {"unpublishedAction": side}

    done = transform.upgrade(
        {"pageList": [], "actionList": [function(1), function(2)], "serverSchemaVersion": 11}
    )
    assert done.steps[-1].changed == ("Home > JSObject1.run", "Home > JSObject2.run")


def test_queries_of_the_same_name_are_told_apart_by_their_place():
    query = {"unpublishedAction": {"name": "q", "pageId": "Home", "executeOnLoad": True}}
    done = transform.upgrade({"pageList": [], "actionList": [query, query], "serverSchemaVersion": 11})
    assert done.steps[-1].changed == ("Home > q (/actionList/0)", "Home > q (/actionList/1)")
