"""Secrets in places and spellings that people use: found, and gone after sanitizing."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest
from an_application import application
from makers import ALNUM, HEX, Maker

import transform

M = Maker(1204)
#: Letters alone: only the place tells.
WORD = "zkqwrtplmn"
MIXED = M.password()
TOKEN = M.some(HEX, 40)
STRIPE = "sk_live_" + M.some(ALNUM, 24)

CERTAIN = [
    "postgresql://app:%s@10.0.0.5/prod",
    "redis://:%s@cache.corp.net:6379/0",
    "mongodb+srv://svc:%s@mysql7.corp.net/orders",
    "CREATE USER a PASSWORD '%s'",
    "ALTER ROLE a WITH ENCRYPTED PASSWORD '%s'",
    "CREATE USER a IDENTIFIED BY '%s'",
    "SET PASSWORD FOR 'a'@'%%' = '%s'",
    "SET PASSWORD FOR a = PASSWORD('%s')",
    "CREATE USER MAPPING FOR a SERVER s OPTIONS (user 'a', password '%s')",
    "Server=db7;Database=o;Uid=sa;Pwd=%s;",
    "host=db7 port=5432 user=a password=%s dbname=o",
    "INSERT INTO users (name, password) VALUES ('Ann', '%s')",
    "const dbPassword = '%s'",
    'fetch(u, {body: JSON.stringify({user: "a", password: "%s"})})',
    '{"user": "a", "password": "%s"}',
    "app:%s@tcp(db7:3306)/orders",
    '<input type="password" name="p" value="%s">',
    "const password = mode === 'test' ? undefined : '%s'",
    "if (form.password !== '%s') return",
    "new Map([['user', 'a'], ['password', '%s']])",
    "passwords: {orders: '%s', billing: get()}",
    "DB_PASSWORD=%s\nDB_HOST=x",
    "psql --password=%s",
    "const clave = '%s'",
    "{\n  password:\n                      '%s'\n}",
    "const pаssword = '%s'",
    "const pass\u200bword = '%s'",
    "ｐａｓｓｗｏｒｄ＝'%s'",
    quote('{"user": "a", "password": "%s"}').replace("%25s", "%s"),
]


@pytest.mark.parametrize("secret", [WORD, "correct-horse-battery", MIXED])
@pytest.mark.parametrize("text", CERTAIN)
def test_a_password_is_found_where_the_place_leaves_no_doubt(text, secret):
    found_and_gone(text.replace("%s", secret).replace("%%", "%"), secret)


@pytest.mark.parametrize(
    "text",
    [
        "const dbPassword = '%s'",
        "CREATE USER a PASSWORD '%s'",
        '{"user": "a", "password": "%s"}',
        "Server=db7;Database=o;Uid=sa;Pwd='%s';",
    ],
)
def test_a_pass_phrase_is_found(text):
    found_and_gone(text.replace("%s", "correct horse battery staple"), "horse battery")


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("<meta name='api-key' content='%s'>", TOKEN),
        ("GET /orders\nCookie: theme=dark; sid=%s", TOKEN),
        ("/* api_key: '%s' */", TOKEN),
        ("tokens: {github: '%s'}", TOKEN),
        ("[['apiKey', '%s'], ['a', 'b']]", TOKEN),
        ("const k = 'sk_live_' + '" + STRIPE[8:] + "'", STRIPE[8:]),
        ("const k = ['sk_live_', '" + STRIPE[8:20] + "', '" + STRIPE[20:] + "'].join('')", STRIPE[20:]),
        (
            f"const k = String.fromCharCode({', '.join(str(ord(c)) for c in STRIPE)})",
            ", ".join(str(ord(c)) for c in STRIPE[:12]),
        ),
    ],
)
def test_tokens_in_other_places_and_spellings(text, secret):
    found_and_gone(text.replace("%s", secret), secret)


def test_base64_of_json_is_read():
    encoded = base64.b64encode(json.dumps({"user": "a", "password": WORD}).encode()).decode()
    found_and_gone(f"const config = '{encoded}'", encoded)


@pytest.mark.parametrize(
    "text",
    [
        "postgres://postgres:postgres@localhost:5432/db",
        "postgres://user:password@db7/x",
        "const password = a === 'x7#kd92q' ? b : c",
        "const showPassword = 'visible'",
        "password: 'Passwort vergessen'",
        "password: 'Please choose a strong one'",
        "passwords: {label: 'Passwords', hint: 'Enter one'}",
        "['password', 'username']",
        "CryptoJS.AES.encrypt(a, 'utf8')",
        '<input type="password" value="" placeholder="Password">',
        '<input type="password" value="{{Input1.text}}">',
        "Cookie: theme=dark; lang=en",
        "<meta name='viewport' content='width=device-width'>",
        "SELECT 'password' AS label, 'hidden' AS kind",
        "CREATE USER a PASSWORD '<password>'",
        "host=h user=u password={{p.text}} dbname=d",
        "const t = 'abc' + 'def' + 'ghi'",
        "Пароль и логин",
    ],
)
def test_look_alikes_are_left(text):
    document = application([text, text])
    assert transform.scan(document) == []
    assert transform.sanitize(document).document is document


def found_and_gone(text, secret):
    document = application([text, f"export default {{ s: 1 }}\n// {text}" if "\n" not in text else text])
    found = transform.scan(document)
    assert "/actionList/0/unpublishedAction/actionConfiguration/body" in {one.pointer for one in found}
    written = transform.serialize(transform.sanitize(document).document).decode()
    assert secret not in written


@pytest.mark.parametrize("secret", [WORD, MIXED])
@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM OPENROWSET('MSOLEDBSQL', 'srv1';'sa';'%s', 'SELECT 1')",
        "SELECT * FROM postgresql('db7:5432', 'd', 't', 'usr', '%s')",
        "if (inpPassword.text == '%s') go()",
        "if (PasswordInput1.text === '%s') go()",
        "if ('%s' === inpPassword.text) go()",
        "contraseña: %s",
        "Пароль: %s",
        "密码：%s",
        "hasło: %s",
        "ｐａｓｓｗｏｒｄ：%s",
        "Kennwort: %s",
        "mot de passe = %s",
        "password:\n  %s",
        "pass\u200bword: %s",
        "SELECT f(1);\n-- pw: %s\nSELECT 2",
    ],
)
def test_passwords_in_calls_comparisons_and_notes(text, secret):
    document = application([text.replace("%s", secret)])
    assert transform.scan(document)
    assert secret not in transform.serialize(transform.sanitize(document).document).decode()


def test_a_comment_says_that_a_literal_is_a_password():
    found_and_gone(f"if (Input1.text === '{MIXED}' /* password check */) go()", MIXED)


@pytest.mark.parametrize(
    "text",
    [
        "password: required",
        "Password: mandatory",
        "Passwort: erforderlich",
        "Пароль: обязательно",
        "hasło: wymagane",
        "{\n  user: username,\n  password: credentialsfromform\n}",
        "password: varchar",
        "Password: Case-sensitive",
        "if (passwordInput.type == 'text') go()",
        "if (Input1.text === 'visible' /* show password */) go()",
        "if (inpPassword.text == '') go()",
        "SELECT mysql('a', 'b', 'c', 'd', 'harbourlights')",
    ],
)
def test_what_is_said_about_passwords_is_left(text):
    assert transform.scan(application([text, text])) == []


LONG = "Zk81qLmX0vTn!B7s"


@pytest.mark.parametrize(
    "text",
    [
        "const h = `Bearer %s${x}`",
        "const password = `%s${x}`",
        "const apiKey = `%s${x}-a`; go(`b`)",
        "const password = 'Qw\\\n%s'",
        "const password = 'it\\'s %s'",
    ],
)
def test_literals_with_substitutions_continuations_and_escapes(text):
    document = application(["x", text.replace("%s", LONG)])
    assert transform.scan(document)
    done = transform.sanitize(document).document
    assert LONG not in transform.serialize(done).decode()
    body = done["actionCollectionList"][0]["unpublishedCollection"]["body"]
    assert ("${x}" in body) == ("${x}" in text)


@pytest.mark.parametrize(
    "text",
    [
        "const password = `prefix-${x}`",
        "storeValue(`session-token-${user.id}`, `value-of-${user.id}`)",
        "fetch(`https://db7.corp.net/reset?token=${t}`, {password: `${a}${b}`})",
        "const password = 'Max. 20 characters, e.g. 3 digits'",
    ],
)
def test_templates_without_secrets_are_left(text):
    assert transform.scan(application(["x", text])) == []


@pytest.mark.parametrize("secret", ["murmelbahnhof", "murkel-dorf-kanne"])
@pytest.mark.parametrize(
    "text",
    [
        "new Map([['client_secret', '%s']])",
        "[{key: 'x-api-key', value: '%s'}]",
        "const {apiSecret = '%s'} = options",
        "navigateTo('https://crm.corp.net/x?access_token=%s')",
        "storeValue('authToken', '%s')",
        "secretKey: '%s'",
    ],
)
def test_a_word_is_found_where_the_name_leaves_no_doubt(text, secret):
    document = application(["x", text.replace("%s", secret)])
    assert transform.scan(document)
    assert secret not in transform.serialize(transform.sanitize(document).document).decode()


@pytest.mark.parametrize(
    "text",
    [
        "storeValue('authToken', 'unauthenticated')",
        "const {apiKey = 'authorization'} = headers",
        "secretKey: 'users-settings-key'",
        "const token = 'murmelbahnhof'",
        "tokens: {primary: 'cornflowerblue'}",
        "{key: 'x-api-key', value: apikeyofthetenant}",
        "navigateTo('https://crm.corp.net/x?access_token=' + tokenofthetenant)",
    ],
)
def test_words_that_may_mean_something_else_are_left(text):
    assert transform.scan(application(["x", text])) == []
