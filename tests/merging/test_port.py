"""Changes of one copy reach another: by ids, by names, by likeness; what clashes is told."""

from __future__ import annotations

import hashlib
import json
import random
import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from corpus import CORPUS, needs_corpus

import transform
from transform.diffing.comparison import at_newest_version

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"
Json = dict[str, Any]


def staging() -> Json:
    return transform.parse(FIXTURE.read_bytes())


def query(document: Json, name: str) -> Json:
    return next(
        entry["unpublishedAction"]
        for entry in document["actionList"]
        if entry["unpublishedAction"]["name"] == name
    )


def fixed(document: Json, body: str = "SELECT 1") -> Json:
    copy: Json = orjson.loads(orjson.dumps(document))
    query(copy, "list_orders")["actionConfiguration"]["body"] = body
    return copy


def with_other_ids(document: Json) -> Json:
    """Return a copy as an import into another workspace makes it: every id is another one."""
    text = json.dumps(document)
    found = {*re.findall(r'"gitSyncId": "([^"]+)"', text), *re.findall(r'"widgetId": "([^"]+)"', text)}
    ids = {one for one in found if len(one) > 6}

    def other(match: re.Match[str]) -> str:
        known = match[1] in ids
        return f'"{hashlib.md5(match[1].encode()).hexdigest()[:10]}"' if known else match[0]

    copy: Json = json.loads(re.sub(r'"([^"\\]{7,})"', other, text))
    return copy


def statuses(ported: transform.Ported) -> list[tuple[str, str]]:
    return [(outcome.status, str(outcome.change.entity)) for outcome in ported.outcomes]


def test_a_fix_reaches_a_copy_with_other_ids_and_names():
    production = with_other_ids(staging())
    production = transform.rename(production, None, "Orders", "Sales").document
    production = transform.rename(production, "Sales", "list_orders", "load").document
    ported = transform.port(staging(), fixed(staging()), production)
    assert statuses(ported) == [("applied", "Orders > list_orders")]
    (change,) = transform.diff(production, ported.document).changes
    assert (str(change.entity), change.path) == ("Sales > load", "/actionConfiguration/body")


def test_what_production_changed_meanwhile_stays():
    production = with_other_ids(staging())
    query(production, "ship_order")["actionConfiguration"]["body"] = "UPDATE x"
    document = transform.port(staging(), fixed(staging()), production).document
    assert query(document, "ship_order")["actionConfiguration"]["body"] == "UPDATE x"
    assert query(document, "list_orders")["actionConfiguration"]["body"] == "SELECT 1"


def test_a_clash_is_told_and_settled():
    production = fixed(with_other_ids(staging()), "SELECT 2")
    ported = transform.port(staging(), fixed(staging()), production)
    assert statuses(ported) == [("conflict", "Orders > list_orders")]
    assert ported.document == production
    theirs = transform.port(staging(), fixed(staging()), production, strategy="theirs").document
    assert query(theirs, "list_orders")["actionConfiguration"]["body"] == "SELECT 1"


def test_what_is_there_already_changes_nothing():
    production = with_other_ids(fixed(staging()))
    ported = transform.port(staging(), fixed(staging()), production)
    assert statuses(ported) == [("already", "Orders > list_orders")]
    assert ported.document == production


def test_only_one_page_is_carried_over():
    after = fixed(staging())
    query(after, "find_customers")["actionConfiguration"]["body"] = "SELECT 3"
    ported = transform.port(staging(), after, staging(), pages=["Customers"])
    assert statuses(ported) == [("applied", "Customers > find_customers")]
    with pytest.raises(transform.InputError, match=r"no page Customer.*Did you mean Customers"):
        transform.port(staging(), after, staging(), pages=["Customer"])


def test_what_the_target_has_deleted_is_told():
    production = staging()
    production["actionList"] = [
        entry for entry in production["actionList"] if entry["unpublishedAction"]["name"] != "list_orders"
    ]
    ported = transform.port(staging(), fixed(staging()), production)
    assert [status for status, _ in statuses(ported)] in (["conflict"], ["missing"])


def test_a_page_that_was_added_arrives_in_the_menu():
    part = transform.extract(staging(), pages=["Settings"], as_application=True).document
    part = transform.rename(part, None, "Settings", "News").document
    after = transform.insert(staging(), part).document
    ported = transform.port(staging(), after, with_other_ids(staging()))
    assert "News" in [entry["id"] for entry in ported.document["exportedApplication"]["pages"]]
    assert {status for status, _ in statuses(ported)} == {"applied"}


def test_changes_are_data():
    changes = transform.changes_between(staging(), fixed(staging()))
    written = orjson.dumps(changes.to_dict())
    assert len(written) < len(FIXTURE.read_bytes()) / 4
    again = transform.change_set_of(orjson.loads(written))
    production = with_other_ids(staging())
    assert transform.apply_changes(again, production).document == (
        transform.port(staging(), fixed(staging()), production).document
    )


@pytest.mark.parametrize("value", [None, [], {}, {"type": "appsmith-changes"}, {"before": {}, "after": {}}])
def test_other_files_are_no_changes(value: Any):
    with pytest.raises(transform.InputError, match="no file of changes"):
        transform.change_set_of(value)


def edited(document: Json, chosen: random.Random) -> Json:
    copy: Json = orjson.loads(orjson.dumps(document))
    for _ in range(3):
        actions = [entry.get("unpublishedAction") or {} for entry in copy["actionList"]]
        for side in chosen.sample(actions, min(1, len(actions))):
            side.setdefault("actionConfiguration", {})["timeoutInMillisecond"] = chosen.randrange(1000)
        dsl = chosen.choice(copy["pageList"])["unpublishedPage"]["layouts"][0]["dsl"]
        for widget in chosen.sample(dsl.get("children", []), min(1, len(dsl.get("children", [])))):
            widget["isVisible"] = f"{{{{{chosen.randrange(99)}}}}}"
    return copy


EXPORTS = sorted(path.name for path in (CORPUS / "exports").glob("*.json"))


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_changes_onto_what_they_come_from_give_what_they_lead_to(name: str):
    before = transform.parse((CORPUS / "exports" / name).read_bytes())
    if not before["pageList"]:
        return
    after = edited(before, random.Random(name))
    assert transform.port(before, after, before).document == at_newest_version(after, before)[0]
    elsewhere = transform.port(before, after, with_other_ids(before))
    assert not transform.diff(with_other_ids(after), elsewhere.document)
    assert {outcome.status for outcome in elsewhere.outcomes} <= {"applied"}
