"""What the product's configured export holds is what filling in gives, for its file exports and its Git files."""

from __future__ import annotations

import re

import orjson
import pytest
from corpus import CORPUS, SHARED, load, needs_corpus

import transform
from transform.configuring.configuration_schema import as_path, flatten
from transform.product.plugin_fields import plugins


def forms(sources):
    """Return a form with every value that datasources have."""
    return {
        "datasources": {
            source["name"]: {
                as_path(keys): value
                for keys, value in flatten(source.get("datasourceConfiguration") or {}).items()
                if keys and value is not None
            }
            for source in sources
        }
    }


@needs_corpus
@pytest.mark.parametrize("mode", ["share", "git"])
def test_filling_in_what_the_product_left_out_gives_its_configured_export(mode):
    cases = {(case["name"], case["mode"]): case["after"] for case in load("sanitise/datasources.json.gz")}
    names = [name for name, made in cases if made == mode]
    assert len(names) == 26
    for name in names:
        wanted = cases[name, "share_with_configuration"]
        export = {"exportedApplication": {}, "datasourceList": cases[name, mode]}
        filled = transform.configure(export, forms(wanted)).document
        found = [source.get("datasourceConfiguration") or {} for source in filled["datasourceList"]]
        assert found == [source.get("datasourceConfiguration") or {} for source in wanted], name


@needs_corpus
def test_a_configured_export_is_what_it_was_after_sanitizing_and_filling_in():
    path = CORPUS / "exports" / "PartialImportExportSampleApp.json"
    original = orjson.loads(path.read_bytes())
    sanitized = transform.sanitize(original).document
    assert "decryptedFields" not in sanitized
    filled = transform.configure(sanitized, forms(original["datasourceList"])).document
    assert filled["decryptedFields"] == original["decryptedFields"]
    assert filled["datasourceList"] == original["datasourceList"]


@needs_corpus
def test_every_plugin_of_the_product_is_known():
    facts = orjson.loads((SHARED / "facts" / "plugins.json").read_bytes())
    assert set(facts) == set(plugins())


@pytest.mark.slow
@needs_corpus
def test_the_form_of_every_export_can_be_filled_in_at_once():
    """A form with all its variables set fits the export that it was made of, and nothing is missing then."""
    count = 0
    for path in sorted((CORPUS / "exports").glob("*.json")):
        document = orjson.loads(path.read_bytes())
        if "exportedApplication" not in document:
            continue
        for export in (document, transform.sanitize(document).document):
            text = transform.datasource_template(export, "json")
            variables = dict.fromkeys(re.findall(r"\$\{(\w+)\}", text), "7")
            done = transform.configure(export, orjson.loads(text), variables=variables)
            assert not [one for one in transform.datasources(done.document) if one.missing], path.name
            count += 1
    assert count > 60
