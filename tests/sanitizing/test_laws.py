"""Laws of sanitizing, on real applications, on planted ones and on documents of any shape."""

from __future__ import annotations

import copy
import json

import pytest
from an_application import application, postgres
from corpus import CORPUS, needs_corpus
from hypothesis import given, settings
from hypothesis import strategies as st
from places_for_secrets import PLACES, full_application, names_of, texts_of, traces
from planted_secrets import all_planted

import transform
from transform.application.entity_lookup import is_identity
from transform.document.pointers import resolve
from transform.sanitizing.search.copies import is_distinctive

PLANTED = all_planted()
EXPORTS = sorted(path.name for path in (CORPUS / "exports").glob("*.json"))
POLICIES = ["product", "git", "share", "strict"]

#: Keys that sanitizing looks at, so that odd documents reach its code.
KEYS = st.sampled_from(
    [
        "datasourceList", "datasourceConfiguration", "authentication", "password", "pluginId", "headers", "key",
        "value", "actionList", "unpublishedAction", "publishedAction", "datasource", "name", "pageList",
        "unpublishedPage", "layouts", "dsl", "children", "decryptedFields", "policies", "actionConfiguration",
        "datasourceStorages", "actionCollectionList", "body", "inputType", "defaultText", "dynamicBindingPathList",
        "customJSLibList", "exportedApplication", "messages", "", "a/b~c", "datasourceConfigurationStructureList",
    ]
)  # fmt: skip
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from([planted.text for planted in PLANTED[::9]]),
    st.sampled_from(
        ["{{", "}}", "{{a}}", "\ud800", "\0", "REDACTED", "postgres-plugin", "PASSWORD", "x@corp.test"]
    ),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=25,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=6)


def acted_on(done):
    """Return the findings that say that something was removed or replaced."""
    return [finding for finding in done.findings if finding.action != "reported"]


def export(name):
    return transform.parse((CORPUS / "exports" / name).read_bytes())


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("name", EXPORTS)
def test_real_exports(name):
    document = export(name)
    before = copy.deepcopy(document)
    for policy in POLICIES:
        done = transform.sanitize(document, policy)
        assert document == before
        assert (done.document is not document) is bool(acted_on(done))
        assert transform.sanitize(done.document, policy).document is done.document
        if policy in ("share", "strict"):
            assert transform.scan(done.document, policy) == []
            assert names_of(done.document) == names_of(document)
            assert _left(before, done) == []


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_the_result_imports_as_before(name):
    document = export(name)
    before = transform.validate(document)
    after = transform.validate(transform.sanitize(document).document)
    assert after.accepted == before.accepted
    new = {said.code for said in after.diagnostics} - {said.code for said in before.diagnostics}
    assert new <= {"AT602"}  # a datasource that wants its configuration


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_pages_named_by_tokens_import_as_before(name):
    document = export(name)
    pages = [side["name"] for page in document.get("pageList") or [] for side in _sides(page)]
    written = json.dumps(document)
    tokens = [planted.secret for planted in PLANTED if planted.kind in ("Stripe live key", "Shopify token")]
    for page, token in zip(dict.fromkeys(pages), tokens, strict=False):
        written = written.replace(json.dumps(page), json.dumps(token))
    document = json.loads(written)
    done = transform.sanitize(document).document
    assert not any(token in json.dumps(done) for token in tokens)
    before, after = transform.validate(document), transform.validate(done)
    assert after.accepted == before.accepted
    errors, had = (
        {said.code for said in one.diagnostics if said.severity == "error"} for one in (after, before)
    )
    assert errors <= had


def _sides(page):
    return [side for key, side in page.items() if key.endswith("Page") and isinstance(side, dict)]


def _left(before, done):
    """Return removed values that are distinctive and still occur, in any spelling, outside of names and ids."""
    texts = "\0".join({text for text, path in _texts_with_paths(done.document) if not is_identity(path)})
    left = []
    for found in done.findings:
        value = resolve(before, found.pointer)
        kind = "secret" if found.severity != "note" else "environment"
        if isinstance(value, str) and found.action != "redacted" and is_distinctive(value, kind):
            left += [trace for trace in traces(value) if trace in texts]
    return left


def _texts_with_paths(document):
    stack = [((), document)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, str):
            yield value, path
        elif isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            stack.extend(((*path, key), child) for key, child in pairs)


@given(st.data())
@settings(max_examples=40)
def test_secrets_anywhere_in_any_number(data):
    chosen = data.draw(st.lists(st.sampled_from(PLANTED), min_size=1, max_size=6))
    document = full_application(chosen[0].secret)
    for planted in chosen:
        PLACES[data.draw(st.sampled_from([*PLACES]))](
            document, planted.text if planted is not chosen[0] else planted.secret
        )
    way = data.draw(
        st.sampled_from(
            ["null", "placeholder", "pseudonym", "{{appsmith.store.{name}}}", "{{appsmith.store.gone}}"]
        )
    )
    policy = transform.policy_from(
        {"extends": data.draw(st.sampled_from(["share", "strict"])), "replacements": way}
    )
    done = transform.sanitize(document, policy)
    texts = texts_of(done.document)
    assert not any(trace in text for trace in traces(chosen[0].secret) for text in texts)
    assert transform.scan(done.document, policy) == []
    assert transform.sanitize(done.document, policy).document == done.document
    assert names_of(done.document) == names_of(document)


@pytest.mark.slow
@given(
    DOCUMENTS, st.sampled_from(POLICIES), st.sampled_from(["null", "pseudonym", "{{appsmith.store.{name}}}"])
)
@settings(max_examples=150)
def test_odd_documents_raise_nothing_and_stay_as_they_are(document, policy, way):
    before = copy.deepcopy(document)
    done = transform.sanitize(document, policy, replacements=way)
    transform.scan(document, policy)
    assert document == before
    assert (done.document != before) <= bool(acted_on(done))
    again = transform.sanitize(done.document, policy, replacements=way)
    assert again.document == done.document
    if policy in ("share", "strict"):
        assert transform.scan(done.document, policy) == []


@pytest.mark.parametrize("policy", ["share", "strict"])
def test_the_result_is_the_same_every_time(policy):
    document = application([planted.text for planted in PLANTED[:40]], [postgres(PLANTED[0].secret)])
    first, second = (transform.sanitize(copy.deepcopy(document), policy) for _ in range(2))
    assert transform.serialize(first.document) == transform.serialize(second.document)
    assert first.findings == second.findings
