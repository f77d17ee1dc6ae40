"""Whether a datasource is configured has one answer, wherever it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from corpus import CORPUS, needs_corpus

import transform
from transform.application.entities import datasources
from transform.configuring.configured import is_configured
from transform.product.known_names import plugins

EXPORTS = sorted((CORPUS / "exports").glob("*.json")) if CORPUS.is_dir() else []


def an_export(configuration: Any, decrypted: Any = None) -> dict[str, Any]:
    source = {"name": "Orders", "pluginId": "postgres-plugin", "datasourceConfiguration": configuration}
    parts = {} if decrypted is None else {"decryptedFields": decrypted}
    return {"exportedApplication": {}, "pageList": [], "datasourceList": [source], **parts}


def answers(document: dict[str, Any]) -> dict[str, list[bool]]:
    """Return what each way of asking says of the named datasources."""
    named = {d.entity.name for d in datasources(document) if d.entity.name}
    info = transform.inspect(document).contents["datasources"]["names"]
    asked = {d.entity.name for d in transform.validate(document, "1.91").diagnostics if d.code == "AT602"}
    return {
        "info": [entry["configured"] for entry in info if entry["name"] in named],
        "datasources list": [
            one.configured for one in transform.datasources(document) if one.entity.type == "datasource"
        ],
        "validate": [name not in asked for name in (e["name"] for e in info) if name in named],
    }


@pytest.mark.parametrize(
    ("configuration", "decrypted", "expected"),
    [
        ({"authentication": {"authenticationType": "dbAuth"}}, None, True),
        ({"authentication": None}, None, False),
        ({}, {"Orders": {"password": "p", "dbAuth": {"username": "u"}}}, True),
        ({}, {"Orders": {"password": "p"}}, False),
        ({}, {"Other": {"dbAuth": {"username": "u"}}}, False),
        (None, {"Orders": {"dbAuth": {"username": "u"}}}, False),
        (None, None, False),
    ],
)
def test_all_ways_of_asking_agree(configuration: Any, decrypted: Any, expected: bool):
    document = an_export(configuration, decrypted)
    (source,) = datasources(document)
    assert is_configured(document, source) is expected
    assert set(map(tuple, answers(document).values())) == {(expected,)}


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_all_ways_of_asking_agree_on_real_exports(path: Path):
    document = orjson.loads(path.read_bytes())
    document["datasourceList"] = [  # of an unknown plugin `validate` says that the import fails, and no more
        item for item in document.get("datasourceList") or () if item.get("pluginId") in plugins()
    ]
    found = answers(document)
    assert found["info"] == found["datasources list"] == found["validate"]
