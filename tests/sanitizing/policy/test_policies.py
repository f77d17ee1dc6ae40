"""Policies: what each treats, and what a file may say."""

from __future__ import annotations

import tomllib

import pytest
from an_application import application, postgres
from makers import Maker
from planted_secrets import all_planted

import transform
from transform.sanitizing.policy.policies import POLICIES, policy_from, policy_of

PASSWORD = Maker(51).password()
TOKEN = next(planted.secret for planted in all_planted() if planted.kind == "Stripe live key")
#: The last digit of the card number is a valid check digit; the number belongs to nobody.
PERSONAL = ["jo.miller@kontor.de", "+49 30 1234567", "4539 1488 0343 6467", "DE89 3704 0044 0532 0130 00"]
DOCUMENT = application([f"load('{TOKEN}')", "export default {}", "Hello"], [postgres(PASSWORD)])


def policy(text):
    return policy_from(tomllib.loads(text))


def configuration(document):
    return document["datasourceList"][0]["datasourceConfiguration"]


def body(document):
    return document["actionList"][0]["unpublishedAction"]["actionConfiguration"]["body"]


def test_there_are_four():
    assert list(POLICIES) == ["product", "git", "share", "strict"]
    with pytest.raises(transform.InputError, match="no policy"):
        policy_of("loose")


@pytest.mark.parametrize("text", PERSONAL)
def test_only_strict_takes_personal_data_out(text):
    document = application(["x", "y", f"call {text} today"])
    assert transform.sanitize(document, "share").document is document
    widget = transform.sanitize(document, "strict").document["pageList"][0]["unpublishedPage"]["layouts"][0]
    assert widget["dsl"]["children"][0]["text"] == "call REDACTED today"


@pytest.mark.parametrize(
    "text",
    [
        "4539 1488 0343 6468",  # a wrong check digit
        "4111 1111 1111 1111",  # a number that documentation prints
        "DE88 3704 0044 0532 0130 00",
        "someone@example.com",
        "noreply@corp.test",
        "logo@2x.png",
        "+1",
        "{{Input1.text}}@corp",
    ],
)
def test_strict_leaves_what_is_no_personal_data(text):
    document = application([text, text, text])
    assert transform.sanitize(document, "strict").document is document


def test_a_file_extends_a_policy_and_share_is_the_default():
    assert policy("").secrets == "redact"
    assert policy('extends = "product"').datasources == "product"
    assert policy('extends = "strict"').personal == "redact"


def test_a_place_is_kept():
    kept = policy('[[keep]]\npointer = "/datasourceList/*/datasourceConfiguration/endpoints/**"')
    done = transform.sanitize(DOCUMENT, kept).document
    assert configuration(done)["endpoints"] == configuration(DOCUMENT)["endpoints"]
    assert configuration(done)["authentication"]["username"] is None


def test_a_place_is_removed():
    removed = policy('[[remove]]\npointer = "/actionList/*/unpublishedAction/actionConfiguration"')
    done = transform.sanitize(DOCUMENT, removed)
    assert "actionConfiguration" not in done.document["actionList"][0]["unpublishedAction"]
    assert "policy-removal" in {found.rule for found in done.findings}


def test_a_removed_secret_is_looked_for_elsewhere():
    document = application([f"-- {PASSWORD}", f"x = `{PASSWORD}`", "Hello"])
    document["note"] = PASSWORD
    done = transform.sanitize(document, policy('[[remove]]\npointer = "/note"')).document
    assert PASSWORD not in transform.serialize(done).decode()


def test_a_field_of_a_plugin_is_kept_or_removed():
    kept = policy('[[keep]]\nplugin = "postgres-plugin"\nfield = "authentication.username"')
    done = transform.sanitize(DOCUMENT, kept).document
    assert configuration(done)["authentication"]["username"] == "reporting_svc"
    hosts = policy('[[keep]]\nplugin = "postgres-plugin"\nfield = "endpoints[*].host"')
    assert configuration(transform.sanitize(DOCUMENT, hosts).document)["endpoints"][0]["host"]
    secret = policy('[[keep]]\nplugin = "postgres-plugin"\nfield = "authentication.password"')
    assert (
        configuration(transform.sanitize(DOCUMENT, secret).document)["authentication"]["password"] == PASSWORD
    )
    removed = policy('[[remove]]\nplugin = "postgres-plugin"\nfield = "connection.mode"')
    assert configuration(transform.sanitize(DOCUMENT, removed).document)["connection"]["mode"] is None


@pytest.mark.parametrize(
    ("rule", "treatment", "stays", "found"),
    [
        ("stripe-key", "redact", False, True),
        ("stripe-key", "report", True, True),
        ("stripe-key", "ignore", True, False),
        ("datasource-secret", "report", True, True),
        ("datasource-secret", "ignore", True, False),
    ],
)
def test_a_rule_is_treated_as_the_file_says(rule, treatment, stays, found):
    told = policy(f'[rules]\n{rule} = "{treatment}"')
    done = transform.sanitize(DOCUMENT, told)
    value = TOKEN if rule == "stripe-key" else PASSWORD
    assert (value in transform.serialize(done.document).decode()) is stays
    assert (rule in {one.rule for one in done.findings}) is found


def test_values_and_fingerprints_are_allowed():
    by_value = policy(f'[allow]\nvalues = ["^{TOKEN}$", "^db\\\\.internal\\\\.test$"]')
    done = transform.sanitize(DOCUMENT, by_value).document
    assert body(done) == body(DOCUMENT)
    assert configuration(done)["endpoints"][0]["host"] == "db.internal.test"
    (mark,) = [found.fingerprint for found in transform.scan(DOCUMENT) if found.rule == "stripe-key"]
    by_mark = policy(f'[allow]\nfingerprints = ["{mark}"]')
    assert "stripe-key" not in {found.rule for found in transform.scan(DOCUMENT, by_mark)}


def test_a_comment_on_the_line_allows_what_stands_there():
    document = application([f"a('{TOKEN}') // appsmith-transform: allow\nb('x')"])
    assert transform.scan(document) == []
    next_line = application([f"// appsmith-transform: allow\na('{TOKEN}')"])
    assert len(transform.scan(next_line)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('extend = "share"', "unknown keys: extend"),
        ('extends = "loose"', "no policy"),
        ('secrets = "hide"', "'secrets' is none of"),
        ('rules = ["a"]', "'rules' is no table"),
        ('[rules]\na = "redact"', "no rule a"),
        ('[rules]\njwt = "no"', "'rules.jwt' is none of"),
        ('[[keep]]\npath = "/a"', "neither pointer nor plugin"),
        ('[[keep]]\npointer = "a"', "begins with /"),
        ('[allow]\nvalues = ["("]', "no regular expression"),
        ("[allow]\nvalues = 3", "'allow.values' is no list"),
        ("[allow]\nfingerprints = 3", "'allow.fingerprints' is no list"),
        ('[allow]\nvalue = ["x"]', "unknown keys: value"),
        ('[replacements]\nthing = "null"', "no kind thing"),
        ("replacements = 3", "would recognise as one"),
        ("extends = []", "no policy"),
    ],
)
def test_what_a_file_may_not_say(text, says):
    with pytest.raises(transform.InputError, match=says):
        policy(text)


def test_strict_finds_card_numbers_that_are_numbers():
    rows = [{"card": 4539148803436467, "created": 1700000000000, "id": 4539148803436468, "ok": True}]
    document = application(["x", "y", "z"])
    document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["tableData"] = rows
    assert transform.sanitize(document, "share").document is document
    done = transform.sanitize(document, "strict")
    widget = done.document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]
    assert widget["tableData"] == [{**rows[0], "card": None}]
    assert transform.sanitize(done.document, "strict").document is done.document
    assert [found.rule for found in done.findings] == ["card-number"]


def test_strict_leaves_names_that_others_refer_to():
    source = {"name": "jo.miller@kontor.de", "pluginId": "google-sheets-plugin"}
    document = application(["x"], [source])
    document["actionList"][0]["unpublishedAction"]["datasource"] = dict(source)
    assert transform.sanitize(document, "strict").document is document


def test_an_entry_of_a_list_is_not_removed_as_a_null_would_stand_there():
    policy = policy_from({"remove": [{"pointer": "/pageList/0"}]})
    with pytest.raises(transform.InputError) as caught:
        transform.sanitize({"pageList": [{"unpublishedPage": {"name": "Page1"}}]}, policy)
    error = caught.value
    assert error.message == (
        "The policy removes /pageList/0, an entry of a list, which would leave a null there"
    )
    assert error.hint == "Remove the whole list, or members of its entries."


def test_copies_of_a_removed_text_are_data_of_the_environment():
    removed = policy_from({"extends": "share", "remove": [{"pointer": "/note"}]})
    document = application(["-- kontor-wien-7"]) | {"note": "kontor-wien-7"}
    for kind, shown in (("environment", "redacted_"), ("secret", "REDACTED")):
        done = transform.sanitize(document, removed, replacements={kind: "pseudonym"}).document
        assert "note" not in done
        body = done["actionList"][0]["unpublishedAction"]["actionConfiguration"]["body"]
        assert body.startswith(f"-- {shown}")


def test_a_null_at_a_removed_place_is_left():
    removed = policy_from({"extends": "share", "remove": [{"pointer": "/note"}]})
    document = application(["x"]) | {"note": None}
    done = transform.sanitize(document, removed)
    assert done.document is document
    assert done.findings == ()
