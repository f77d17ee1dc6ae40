"""The names that `import transform` offers."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import transform


@pytest.mark.parametrize("name", transform.__all__)
def test_every_public_name_is_there(name):
    assert getattr(transform, name) is not None


def test_a_public_function_keeps_its_name_when_the_package_behind_it_is_imported():
    importlib.import_module("transform.upgrading.engine")
    assert callable(transform.upgrade)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = transform.nothing


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, transform; print([m for m in ('orjson', 'typer', 'dataclasses') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


FUNCTIONS = {
    name: getattr(transform, name)
    for name in (
        "upgrade",
        "upgrade_page",
        "sanitize",
        "scan",
        "datasources",
        "datasource_template",
        "as_product",
    )
}
FUNCTIONS["fix"] = transform.fix
FUNCTIONS["diff"] = lambda document: transform.diff(document, document)
FUNCTIONS["configure"] = lambda document: transform.configure(document, {})


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("document", [[], None, 7, "text"])
def test_what_is_no_object_is_refused_by_name(name, document):
    with pytest.raises(transform.InputError, match=r"Found (a list|null|a number|a string)\b"):
        FUNCTIONS[name](document)


@pytest.mark.parametrize("document", [[], None, 7, "text"])
def test_what_judges_documents_judges_what_is_no_object(document):
    assert transform.inspect(document).kind is transform.Kind.OTHER
    assert not transform.validate(document).accepted
