"""What stands in place of values: null, a placeholder, a binding, a pseudonym, by kind."""

from __future__ import annotations

import pytest
from an_application import application, postgres
from makers import Maker
from planted_secrets import all_planted

import transform
from transform.javascript.references import parse_module
from transform.sanitizing.policy.replacements import replacements_from, slug

PASSWORD = Maker(61).password()
TOKEN = next(planted.secret for planted in all_planted() if planted.kind == "Stripe live key")


def sanitized(document, way, **options):
    return transform.sanitize(document, replacements=way, **options).document


def authentication(document):
    return document["datasourceList"][0]["datasourceConfiguration"]["authentication"]


def side(document, kind="actionList", name="unpublishedAction"):
    return document[kind][0][name]


@pytest.mark.parametrize(
    ("way", "whole", "inside"),
    [
        ("null", None, "load REDACTED"),
        ("placeholder", "REDACTED", "load REDACTED"),
        ("{{appsmith.store.x}}", "{{appsmith.store.x}}", "load {{appsmith.store.x}}"),
        (
            "{{appsmith.store.{name}}}",
            "{{appsmith.store.Orders_authentication_password}}",
            "load {{appsmith.store.Page1_Query0_body}}",
        ),
    ],
)
def test_whole_values_and_parts_of_texts(way, whole, inside):
    done = sanitized(application([f"load {TOKEN}"], [postgres(PASSWORD)]), way)
    assert authentication(done)["password"] == whole
    assert side(done)["actionConfiguration"]["body"] == inside


def test_a_pseudonym_is_the_same_for_the_same_value_and_key_only():
    document = application([f"load {TOKEN}", "x", f"ask {TOKEN}"], [postgres(PASSWORD)])
    first, again = (sanitized(document, "pseudonym", key="a") for _ in range(2))
    other = sanitized(document, "pseudonym", key="b")
    body = side(first)["actionConfiguration"]["body"]
    widget = first["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["text"]
    assert body.removeprefix("load ") == widget.removeprefix("ask ")
    assert first == again
    assert first != other


def test_a_binding_is_listed_so_that_the_product_evaluates_it():
    done = sanitized(application([f"load {TOKEN}", "x", f"ask {TOKEN}"]), "{{appsmith.store.{name}}}")
    assert side(done)["dynamicBindingPathList"] == [{"key": "body"}]
    widget = done["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]
    assert widget["dynamicBindingPathList"] == [{"key": "text"}]


def test_in_javascript_a_binding_becomes_code_and_the_code_stays_code():
    text = f"export default {{\n  key: '{TOKEN}',\n  run() {{ return fetch(`/x/${{this.key}}`) }}\n}}"
    done = sanitized(application(["x", text]), "{{appsmith.store.{name}}}")
    body = side(done, "actionCollectionList", "unpublishedCollection")["body"]
    assert "key: appsmith.store.Page1_Object1_body," in body
    assert parse_module(body).problem is None


def test_kinds_are_replaced_in_different_ways():
    done = sanitized(application([], [postgres(PASSWORD)]), {"secret": "placeholder", "environment": "null"})
    assert authentication(done)["password"] == "REDACTED"
    assert authentication(done)["username"] is None


def test_numbers_become_null_whatever_the_way():
    done = sanitized(application([], [postgres(PASSWORD)]), "placeholder")
    (endpoint,) = done["datasourceList"][0]["datasourceConfiguration"]["endpoints"]
    assert endpoint == {"host": "REDACTED", "port": None}


@pytest.mark.parametrize("way", ["null", "placeholder", "pseudonym", "{{appsmith.store.{name}}}"])
def test_a_second_time_changes_nothing(way):
    document = application(
        [f"load {TOKEN}", f"export default {{k: '{TOKEN}'}}", f"{{{{x('{TOKEN}')}}}}"], [postgres(PASSWORD)]
    )
    done = sanitized(document, way)
    assert TOKEN not in transform.serialize(done).decode()
    assert sanitized(done, way) == done


@pytest.mark.parametrize(
    "ways",
    [
        "", {"secret": ""}, {"secret": 3}, {"token": "null"}, 3, ["null"],
        "zz", "CHANGE_ME", "${DB_PASSWORD}", "<removed>", "{name}", "{{a()}}", {"environment": "***"},
    ],
)  # fmt: skip
def test_other_ways_are_refused(ways):
    """A text that a scan would not know for a stand-in would be reported as the next secret."""
    with pytest.raises(transform.InputError):
        replacements_from(ways)


@pytest.mark.parametrize(
    ("name", "made"), [("Orders DB.password", "Orders_DB_password"), ("2nd", "_2nd"), ("ä", "_"), ("", "_")]
)
def test_names_become_names_of_javascript(name, made):
    assert slug(name) == made


def test_two_bindings_of_one_widget_are_both_listed():
    document = application(["x", "y", f"ask {TOKEN}"])
    widget = document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]
    widget.update(tooltip=f"see {TOKEN}", dynamicBindingPathList=[{"key": "isVisible"}])
    done = sanitized(document, "{{appsmith.store.{name}}}")
    listed = done["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0][
        "dynamicBindingPathList"
    ]
    assert sorted(entry["key"] for entry in listed) == ["isVisible", "text", "tooltip"]


@pytest.mark.parametrize("secret", [PASSWORD, "Qz8f-Gh2K-d0Lm4-Np6Rs9"])
@pytest.mark.parametrize("name", ["{}", "Orders {}", "postgres://app:{}@db/prod"])
def test_a_binding_is_not_named_after_a_secret_in_a_name(secret, name):
    source = {**postgres(secret), "name": name.format(secret)}
    done = sanitized(application([], [source]), "{{appsmith.store.{name}}}")
    made = authentication(done)["password"]
    assert made.endswith("_authentication_password}}")
    assert slug(secret) not in made


def test_a_binding_in_code_is_not_named_after_its_page():
    document = application(["x", f"export default {{k: '{PASSWORD}'}}"], [postgres(PASSWORD)])
    side(document, "actionCollectionList", "unpublishedCollection")["pageId"] = TOKEN
    body = side(
        sanitized(document, "{{appsmith.store.{name}}}"), "actionCollectionList", "unpublishedCollection"
    )["body"]
    assert "appsmith.store." in body
    assert slug(TOKEN) not in body


@pytest.mark.parametrize(
    ("ways", "of_person", "of_token"),
    [
        ({"personal": "pseudonym", "secret": "placeholder"}, "redacted_", "REDACTED"),
        ({"personal": "placeholder", "secret": "pseudonym"}, "REDACTED", "redacted_"),
    ],
)
def test_personal_data_and_secrets_are_replaced_in_their_own_ways(ways, of_person, of_token):
    """In texts, as copies of each other, and in keys."""
    person = "erika.mustermann@mail.fabrikam.com"
    text = f"ask {person} for {TOKEN}"
    document = application([text, "x", text])
    document["exportedApplication"]["applicationDetail"] = {person: 1, TOKEN: 2}
    done = transform.sanitize(document, "strict", replacements=ways).document
    query = side(done, "actionList", "unpublishedAction")["actionConfiguration"]["body"]
    assert query.startswith(f"ask {of_person}")
    assert query.split(" for ")[1].startswith(of_token)
    keys = list(done["exportedApplication"]["applicationDetail"])
    assert [key.startswith(way) for key, way in zip(keys, (of_person, of_token), strict=True)] == [True, True]
