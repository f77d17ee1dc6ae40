"""Sanitizing changes secrets in code and nothing else: what could be parsed still can, with the same names in it."""

from __future__ import annotations

import pytest
from an_application import application
from corpus import CORPUS, needs_corpus
from hypothesis import given
from hypothesis import strategies as st
from makers import Maker
from planted_secrets import all_planted

import transform
from transform.javascript.references import parse_expression, parse_module
from transform.javascript.spans import spans

EXPORTS = sorted(path.name for path in (CORPUS / "exports").glob("*.json"))
PASSWORDS = ["zkqwrtplmn", "48213377", Maker(41).password(), "correct-horse-battery", "it's+{a}%20\\x41"]
TOKENS = [
    planted.secret for planted in all_planted() if "\n" not in planted.secret and len(planted.secret) < 120
]
QUOTES = ["'", '"', "`"]
#: Templates of expressions; %s is a secret as a literal.
EXPRESSIONS = [
    "({password: %s})",
    "({'password': %s, n: 1})",
    "fetch(url, {headers: {Authorization: 'Bearer ' + %s}})",
    "({password: a === 'x' ? undefined : %s})",
    "a.password === %s && go()",
    "new Map([['password', %s]])",
    "storeValue('password', %s)",
    "({password: /* prod */ %s})",
    "({tokens: {github: %s, other: get()}})",
    "({password: b || %s})",
    "[%s, 'b'].join('')",
    "run(%s + 'tail')",
    "run('postgres://a:' + %s + '@db7/x')",
    "JSON.parse('{\"password\": \"' + %s + '\"}')",
    "({password: 48213377})",
    "({url: 'https://api.fabrikam.com/?api_key=' + %s})",
    "run(String.fromCharCode(115, 107, 95, 108, 105, 118, 101, 95, 81, 109, 50, 87, 56, 120, 84, 112, 76, 53, 110,"
    " 82, 57, 107, 81, 109, 50, 87, 56, 120))",
]


def literal(secret, quote):
    return quote + secret.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("${", "\\${") + quote


def names(script):
    return sorted(one.name for one in script.references if one.name != "String")  # of char codes


def scripts(document):
    """Return every piece of code of a document: bodies of JS objects and bindings, by where they are."""
    found, stack = {}, [((), document)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            stack.extend(((*path, key), child) for key, child in pairs)
        elif isinstance(value, str) and path[0] == "actionCollectionList" and path[-1] == "body":
            found[path] = [parse_module(value)]
        elif isinstance(value, str) and "{{" in value:
            found[path] = [parse_expression(span.code) for span in spans(value)]
    return found


def require_same_code(document, done, *, same_names=True):
    after = scripts(done)
    for path, before in scripts(document).items():
        if path not in after:  # replaced as a whole
            continue
        for one, other in zip(before, after[path], strict=True):
            assert one.problem is not None or other.problem is None, path
            if same_names and one.problem is None:
                assert names(one) == names(other), path


@given(
    st.sampled_from(EXPRESSIONS),
    st.sampled_from([*PASSWORDS, *TOKENS]),
    st.sampled_from(QUOTES),
    st.sampled_from(["null", "placeholder", "pseudonym", "{{appsmith.store.{name}}}"]),
)
def test_code_with_a_secret_stays_code(expression, secret, quote, way):
    code = expression.replace("%s", literal(secret, quote))
    assert parse_expression(code).problem is None
    document = application(
        ["x", f"export default {{\n  a: () => {{ return {code} }}\n}}", f"{{{{ {code} }}}}"]
    )
    done = transform.sanitize(document, replacements=way).document
    require_same_code(document, done, same_names="{{" not in way)


@pytest.mark.slow
@pytest.mark.parametrize("quote", QUOTES)
def test_no_token_takes_its_closing_quote_along(quote):
    for token in TOKENS:
        code = f"({{password: {literal(token, quote)}}})"
        document = application(["x", f"export default {{\n  a: () => {{ return {code} }}\n}}"])
        require_same_code(document, transform.sanitize(document).document)


def test_sql_in_a_template_ends_with_the_template():
    code = "run(`ALTER USER a IDENTIFIED BY Tr0ub4dor9x`)"
    document = application(["x", f"export default {{\n  a: () => {{ return {code} }}\n}}"])
    require_same_code(document, transform.sanitize(document).document)


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("policy", ["share", "strict"])
def test_code_of_real_applications_stays_code(name, policy):
    document = transform.parse((CORPUS / "exports" / name).read_bytes())
    require_same_code(document, transform.sanitize(document, policy).document)


def body_after(code, way="null"):
    document = application(["x", f"export default {{\n  a: () => {{ {code} }}\n}}"])
    done = transform.sanitize(document, replacements=way).document
    require_same_code(document, done, same_names=way == "null")
    return done["actionCollectionList"][0]["unpublishedCollection"]["body"]


def test_names_that_equal_a_secret_stay_and_literals_do_not():
    code = "const password = 'showAlert9x'; showAlert9x(`é ${o.showAlert9x}`); /* showAlert9x */ f('a showAlert9x')"
    body = body_after(code)
    assert "const password = 'REDACTED'; showAlert9x(`é ${o.showAlert9x}`);" in body
    assert body.count("showAlert9x") == 2


def test_names_in_bindings_stay():
    text = "{{ (() => { const password = 'showAlert9x'; return showAlert9x('é', {showAlert9x: 1}) })() }}"
    done = transform.sanitize(application([text, "x", text])).document
    assert "'REDACTED'; return showAlert9x('é', {showAlert9x: 1})" in transform.serialize(done).decode()


REFERENCE = "appsmith.store.x"


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("return {'%s': 1, password: '%s'}", f"return {{[{REFERENCE}]: 1, password: {REFERENCE}}}"),
        ("return {'%s'() {}, password: '%s'}", f"return {{[{REFERENCE}]() {{}}, password: {REFERENCE}}}"),
        (
            "f(String.raw`%s`, {password: '%s'})",
            f"f(String.raw`${{{REFERENCE}}}`, {{password: {REFERENCE}}})",
        ),
        ('return `password="%s"`', f'return `password="${{{REFERENCE}}}"`'),
        ("const password = '%s'; return'%s'", f"const password = {REFERENCE}; return {REFERENCE}"),
        ("const password = `%s`", f"const password = {REFERENCE}"),
        ("const é = 'é', password = '%s'", f"const é = 'é', password = {REFERENCE}"),
        ('run(\'{"password": "%s"}\')', 'run(\'{"password": "REDACTED"}\')'),
    ],
)
def test_a_binding_takes_the_place_of_a_literal_in_the_form_that_fits(code, after):
    assert after in body_after(code.replace("%s", PASSWORDS[2]), "{{appsmith.store.x}}")
