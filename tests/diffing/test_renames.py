"""Which differences only follow from names that changed."""

from __future__ import annotations

import pytest

from transform.diagnostics import Entity
from transform.diffing.references import role_of
from transform.diffing.renames import Renames


def view(**names):
    found = Renames()
    for before, after in names.items():
        found.note("P", before, after)
    return found.view("P")


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        ("{{A.x}}", "{{B.x}}", True),
        ("{{A.x + A.y}}", "{{B.x + A.y}}", True),
        ("{{...A, A2, 'A'}}", "{{...B, A2, 'A'}}", True),
        ("{{A2.x}}", "{{B2.x}}", False),
        ("{{A.x}}", "{{B.z}}", False),
        ("{{A.x}}", "{{A.x }}", False),
        ("{{`${A.x}`}}", "{{`${B.x}`}}", True),
        ("{{showModal('A')}}", "{{showModal('B')}}", True),
        ("{{A.x + 'A'}}", "{{B.x + 'B'}}", False),
        ("{{A.x + y.A}}", "{{B.x + y.B}}", False),
        ("{{((A) => A.x)(1)}}", "{{((B) => B.x)(1)}}", False),
        ("FROM A WHERE {{A.x}}", "FROM A WHERE {{B.x}}", True),
        ("FROM A WHERE {{A.x}}", "FROM B WHERE {{B.x}}", False),
        ("{{A.x", "{{B.x", False),
        ("A", "B", False),
        ("", "B", False),
    ],
)
def test_every_occurrence_may_follow_and_nothing_else(before, after, follows):
    assert (view(A="B").cause(before, after) == "A") is follows


def test_names_that_were_swapped_follow_at_once():
    assert view(A="B", B="A").cause("{{A.x + B.y}}", "{{B.x + A.y}}") == "A"


def test_functions_and_names_with_blanks_follow():
    found = Renames(pages={"Page 1": "Start"})
    found.note("P", "Utils.f", "Utils.g")
    names = found.view("P")
    assert names.cause("{{Utils.f() + Utils.fx()}}", "{{Utils.g() + Utils.fx()}}") == "Utils.f"
    assert names.cause("navigateTo('Page 1', {})", "navigateTo('Start', {})", "code") == "Page 1"
    both = "{{Utils.f(); navigateTo('Page 1')}}", "{{Utils.g(); navigateTo('Start')}}"
    assert names.cause(*both) == "Utils.f"
    assert names.cause("{{Utils.f('Page 1')}}", "{{Utils.g('Start')}}") is None


@pytest.mark.parametrize(
    ("kind", "path", "follows"),
    [
        ("query", "/pageId", {"Page"}),
        ("js_object", "/pageId", {"Page"}),
        ("query", "/datasource/name", {"Source"}),
        ("query", "/datasource/id", {"Source"}),
        ("query", "/fullyQualifiedName", {"Box"}),
        ("widget", "/template/Box/widgetName", {"Box"}),
        ("widget", "/dynamicBindingPathList/0/key", set()),
        ("page", "/layouts/0/id", {"Page"}),
        ("page", "/layouts/0/layoutOnLoadActions/0/0/name", {"Box"}),
        ("page", "/layouts/0/layoutOnLoadActions/0/0/pluginType", set()),
        ("query", "/actionConfiguration/formData/id", set()),
        ("js_object", "/body", {"Box"}),
        ("query", "/actionConfiguration/body", set()),
        ("query", "/actionConfiguration/headers/0/key", set()),
        ("widget", "/text", set()),
        ("widget", "/menuItems/a/id", set()),
        ("widget", "/defaultTab", set()),
        ("application", "/color", set()),
    ],
)
def test_a_whole_value_follows_only_where_it_is_a_name(kind, path, follows):
    found = Renames(pages={"Page": "Page2"}, datasources={"Source": "Source2"})
    found.note("P", "Box", "Box2")
    names, place = found.view("P"), role_of(Entity(kind, "P", "x"), path)
    assert {name for name in ("Page", "Source", "Box") if names.cause(name, f"{name}2", place)} == follows


def test_a_path_follows_where_it_leads_into_the_template_of_a_list():
    names = view(text="label")
    assert names.cause("template.text.text", "template.label.text", "path") == "text"
    assert names.cause("template.Other.text", "template.Other.label", "path") is None


def test_keys_follow_too():
    names = view(A="B", B="A")
    assert names.key("A", {"A": 1, "B": 2}) == "B"
    assert view(A="B").key("A", {"B": 1}) == "B"
    assert view(A="B").key("A", {"A": 1}) == "A"


@pytest.mark.slow
def test_many_names_in_long_texts_are_found_in_no_time():
    names = view(**{f"Widget{i}": f"Other{i}" for i in range(20_000)})
    before = " ".join(f"{{{{Widget{i}.text}}}}" for i in range(20_000))
    assert names.cause(before, before.replace("Widget", "Other")) == "Widget0"
    assert names.cause(before, before.replace("Widget", "Else")) is None
