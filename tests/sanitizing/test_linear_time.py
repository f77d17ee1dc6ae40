"""No text makes searching slow: a megabyte of whatever patterns look for costs about a megabyte's time."""

from __future__ import annotations

import gc
import time

import pytest
from an_application import application, postgres
from makers import Maker

import transform
from transform.sanitizing.rules import all_rules
from transform.sanitizing.search.searching import search
from transform.sanitizing.search.texts import Texts

MEGABYTE = 2**20
#: CPU seconds. Most take less than 1, the worst 4; anything quadratic takes hours.
LIMIT = 40

PIECES = (
    'password="', "password: ", "password=", '"password",', "password is ", "<password>", "--password ", "token",
    "?key=", "&token=", "key", '"key":', 'api_key || "', "password: a = ", "= Buffer.from(", 'key" value="',
    "-----BEGIN RSA PRIVATE KEY-----\n", "Version: a\n", "PuTTY-User-Key-File-2: a\nx: y\n", 'kty "d":"',
    "eyJhbGciOiJIUzI1NiJ9.", "a.", "://", "://a:", ":a@", "a@", "a@b.", "Basic QUFB", "basic ", "Bearer ",
    "Authorization: ", "Authorization: a ", "insert into a (password) values (", "insert into a (", "('a','b'),",
    "'", '"', "\\", '\\"', "`", "{{", "}}", "0", "1 ", "+1 2 ", "(", "4111 ", "DE89 ", "A", "a-", "_", "/", "%20",
    'btoa("', "Buffer.from(a", "curl -u ", "mysql -p", "mysql a ", "redis-cli -a ", "machine a login b ",
    "jdbc:oracle:thin:a/", "jwt.sign(a,", ".encrypt(a(b)", ".encrypt(a(", "identified by ", "identified with a ",
    "hooks.slack.com/services/A", "azurewebsites.net/?a&", "maker.ifttt.com/trigger/a", "twilio", "LS0tLS1CRUdJTi",
    "sk-", "SG.", "00D!AQ", "1/1", "\n", "\0", "é", "İ", "REDACTED", "pass pw key ",
)  # fmt: skip


def seconds(work):
    """Time work without the cycle collector, whose cost grows with what other tests left in memory."""
    gc.collect()
    gc.disable()
    try:
        start = time.thread_time()
        work()
        return time.thread_time() - start
    finally:
        gc.enable()


def repeated(piece, size=MEGABYTE):
    return piece * (size // len(piece.encode()))


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_what_patterns_begin_with(piece):
    texts = [repeated(piece)]
    assert seconds(lambda: search(Texts(texts), all_rules())) < LIMIT


@pytest.mark.nightly
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_what_a_rule_looks_for(rule):
    for hint in rule.hints:
        for piece in (hint, hint.upper(), hint + "A1b2C3d4E5f6G7h8", hint + " ", hint + "="):
            texts = [repeated(piece)]
            assert seconds(lambda texts=texts: search(Texts(texts), [rule])) < LIMIT, piece


@pytest.mark.slow
@pytest.mark.parametrize("piece", ['password="k9#d8f7a" ', "x k9#d8f7a", "azlkZDhmN2E=", "{{a('k9#d8f7a')}}"])
def test_a_password_many_times_in_one_text(piece):
    secret = {"name": "Orders", "pluginId": "mysql-plugin"}
    secret["datasourceConfiguration"] = {"authentication": {"password": "k9#d8f7a"}}
    query = {"name": "Q", "actionConfiguration": {"body": repeated(piece, MEGABYTE // 4)}}
    document = {"datasourceList": [secret], "actionList": [{"unpublishedAction": query}]}
    assert seconds(lambda: transform.sanitize(document)) < LIMIT


def _secret(number):
    return Maker(number).b64(11)[:14]


def _datasources(passwords):
    return [{**postgres(password), "name": f"D{i}"} for i, password in enumerate(passwords)]


#: name -> what makes a document of some size
SHAPES = {
    "keys that hold secrets": lambda n: {"tableData": {f"password={_secret(i)}": 1 for i in range(n)}},
    "keys that become one": lambda n: {"tableData": [{f"password={_secret(i)}": 1 for i in range(n)}]},
    "passwords with unusual characters": lambda n: application(
        [], _datasources(f"{_secret(i)}'\\%" for i in range(n))
    ),
    "passwords that share their longest run": lambda n: {
        **application([f"commonprefix!{i:06d}y" for i in range(n)]),
        "datasourceList": _datasources(f"commonprefix!{i:06d}x" for i in range(n)),
    },
    "names that tell, all different": lambda n: application(
        ["\n".join(f"const apiKey{i} = '{_secret(i)}';" for i in range(n))]
    ),
    "escapes in a text": lambda n: application(["\\x54%41&lt;" * 20 * n], _datasources(["k9#d8f7a"])),
    "pages named by tokens": lambda n: {
        "pageList": [{"unpublishedPage": {"name": f"password={_secret(i)}"}} for i in range(n)]
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_many_secrets_cost_as_much_as_few_each(shape):
    """Eight times as many may cost twelve times as much: room for noise, none for squares."""

    def least(n):
        document = SHAPES[shape](n)
        return min(seconds(lambda: transform.sanitize(document)) for _ in range(3))

    least(100)
    few = least(400)
    assert least(3200) < max(12 * few, 8 * few + 0.5)
