"""What exports are full of and no secret: ids, hashes, images, bindings, placeholders, documentation."""

from __future__ import annotations

import base64
import itertools
import json
import string
from collections.abc import Iterator

from look_alikes_typed import more_look_alikes
from makers import ALNUM, BASE64, HEX, LOWER, URLSAFE, Maker

#: Texts with a place for something random: its size and alphabet stand beside it.
RANDOM = (
    ("%s", 10, LOWER),
    ("%s", 24, HEX),
    ('"widgetId": "%s"', 10, LOWER),
    ("groupButton%s", 10, LOWER),
    ('"sha256": "%s"', 64, HEX),
    ('"md5": "%s"', 32, HEX),
    ("commit %s", 40, HEX),
    ("image@sha256:%s", 64, HEX),
    ('integrity="sha384-%s"', 64, BASE64),
    ('"etag": "%s"', 32, HEX),
    ("https://cdn.internal.test/img/%s.png", 32, HEX),
    ("https://docs.google.com/spreadsheets/d/%s/edit#gid=0", 44, URLSAFE),
    ("https://www.youtube.com/watch?v=%s", 11, URLSAFE),
    ("https://app.internal.test/p?tab=all&cursor=%s", 40, ALNUM),
    ("data:image/png;base64,%s==", 3000, BASE64),
    ("data:font/woff2;base64,%s=", 5000, BASE64),
    ("url(data:image/svg+xml;base64,%s)", 900, BASE64),
    ('"node_id": "%s="', 23, ALNUM),
    ('nextPageToken: "%s"', 48, ALNUM),
    ('"continuation_token": "%s"', 48, ALNUM),
    ("const csrfToken = '%s'", 40, ALNUM),
    ('"passwordHash": "%s"', 64, HEX),
    ('"token_id": "%s"', 24, HEX),
    ('"cacheKey": "%s"', 32, HEX),
    ('"primaryKey": "%s"', 26, LOWER),
    ("pk_live_%s", 24, ALNUM),
    ("ghp_%s", 36, ALNUM),
    ("npm_%s", 36, ALNUM),
    ("glsa_%s_00000000", 32, ALNUM),
    ("https://%s@o123.ingest.sentry.io/456", 32, HEX),
    ("className: 'css-%s'", 8, LOWER),
    ("/* build %s */ .a{color:#fff}", 20, HEX),
)

FIXED = (
    "{{appsmith.store.token}}",
    "Bearer {{appsmith.store.token}}",
    "{{'Bearer ' + appsmith.store.accessToken}}",
    "Basic {{btoa(Input1.text + ':' + Input2.text)}}",
    "{{Input1.text}}",
    "https://{{Select1.selectedOptionValue}}:{{appsmith.store.password}}@db.internal.test/x",
    "/users?token={{appsmith.store.token}}&id={{Table1.selectedRow.id}}",
    "/users?api_key=${process.env.API_KEY}",
    "const password = appsmith.store.password;",
    "const token = await login.run();",
    "const apiKey = process.env.API_KEY;",
    "storeValue('password', res.results[0].login.password)",
    "storeValue('token', Login.data.token)",
    "token: appsmith.store.token,",
    "password: Input2.text,",
    "let password = '';",
    'if (password === "") { showAlert("Password is required", "error") }',
    "if (!token) navigateTo('Login')",
    "type: 'password'",
    'inputType: "PASSWORD"',
    'autocomplete="new-password"',
    "autoComplete: 'current-password'",
    "password: 'Passwort', username: 'Benutzername'",
    'password: "Contraseña"',
    'label: "Password", password: "Enter your password"',
    "passwordLabel: 'Choose-a-Password1'",
    'passwordField: "Input3"',
    'password: "Input2.text"',
    'password: "password1"',
    'confirmPassword: "confirmPassword"',
    'password: "{{Input1.text}}"',
    'password: "********"',
    'password: "xxxxxxxxxxxx"',
    'password: "<password>"',
    'password: "your_password_here"',
    'password: "changeme"',
    'password: "REDACTED"',
    'password: "required|min:8"',
    "password: /^(?=.*[a-z])(?=.*[0-9]).{8,}$/",
    'password: "^(?=.*[A-Z])(?=.*[0-9]).{8,}$"',
    'apiKey: "YOUR_API_KEY"',
    'apiKey: "your-api-key"',
    'apiKey: "<your key>"',
    'apiKey: "insert-api-key-here"',
    'apiKey: "demo-key"',
    'secret: "SECRET_NAME"',
    'secretName: "prod/orders/db2-password"',
    'clientSecret: "${CLIENT_SECRET}"',
    'clientSecret: "%CLIENT_SECRET%"',
    'token: "string"',
    'token: "null"',
    'token_type: "Bearer"',
    'tokenUrl: "https://login.internal.test/oauth2/v2.0/token"',
    'accessTokenUrl: "https://login.internal.test/token"',
    'tokenExpiry: "2024-01-01T00:00:00Z"',
    "tokenSymbol: 'USDC2024'",
    "designTokens: 'ads-v2-light-2024-theme'",
    '"ADS Category Token": {"name": "ADS Category Token", "color": "920961"}',
    'sortKey: "created_at_2024_index"',
    'foreignKey: "order_items_order_id_2024_fkey"',
    'key: "customerName"',
    "keyCode: 'ArrowDown1234567890ab'",
    'publicKey: "site-key-for-testing-2024"',
    "SELECT * FROM users WHERE token = $1 AND password = :password",
    "SELECT * FROM users WHERE password = '{{Input2.text}}'",
    "CREATE TABLE users (id int, password varchar(255) NOT NULL, api_key text)",
    "INSERT INTO users (name, password) VALUES ('{{a.text}}', '{{b.text}}')",
    "INSERT INTO users (name, password) VALUES ($1, $2)",
    "UPDATE users SET token = NULL, password = ? WHERE id = {{Table1.selectedRow.id}}",
    "ALTER TABLE users ADD COLUMN reset_token uuid DEFAULT gen_random_uuid()",
    "GRANT SELECT ON orders TO reporting; -- password: see the vault",
    "postgres://user:password@localhost:5432/db",
    "postgresql://username:password@host:port/database",
    "mongodb://user:pass@localhost:27017",
    "mongodb+srv://<user>:<password>@cluster0.mongodb.net",
    "https://user:secret@example.com/path",
    "ftp://anonymous:anonymous@ftp.internal.test",
    "Server=localhost;Database=x;User Id=sa;Password=<password>;",
    "https://maps.internal.test/api?key=YOUR_API_KEY",
    "https://maps.internal.test/api?key=&libraries=places",
    "https://api.internal.test/?api_key=DEMO_KEY",
    "https://internal.test/?sort=key&order=token&auth=true",
    "curl -u username:password https://api.internal.test",
    "curl -H 'Authorization: Bearer <token>' https://api.internal.test",
    "curl -H 'Authorization: Bearer YOUR_TOKEN' https://api.internal.test",
    "Authorization: Bearer [token]",
    "basic training in November and token economies",
    "Bearer authentication is used by this service",
    "The bearer of this certificate may enter.",
    "ssh-rsa public keys begin with AAAAB3NzaC1yc2E",
    "-----BEGIN CERTIFICATE-----\nMIIB...\n-----END CERTIFICATE-----",
    "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA\n-----END PUBLIC KEY-----",
    "Paste the text between -----BEGIN PRIVATE KEY----- and -----END PRIVATE KEY-----.",
    '{"!name":"LIB/jsonwebtoken","jsonwebtoken":{"decode":{"!type":"fn()","prototype":{}},"verify":{}}}',
    '{"!name":"LIB/aws","AWS":{"Credentials":{"!type":"fn()"},"secretsmanager":{},"accessKeyId":{}}}',
    '!function(e,t){"object"==typeof exports?module.exports=t():e.passwordStrength=t()}(this,function(){'
    'var e={token:"keyword",secret:"[object Object]"};return{key:e.token,password:function(t){return t}}});',
    "function t(e){return e.password=e.target.value,e.token=n(e),{apiKey:r.apiKey,secret:o}}",
    "var a={auth:0,token:1,key:'id',password:!1};",
    "moment(x).format('YYYY-MM-DDTHH:mm:ss.SSSZ')",
    "M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm0 18c-4.41 0-8-3.59-8-8",
    "rgba(0, 0, 0, 0.25) 0px 1px 3px 0px",
    "{{appsmith.theme.colors.primaryColor}}",
    '{{Table1.processedTableData.map((currentRow, currentIndex) => ( currentRow["private"]))}}',
    "{{JSObject1.getToken.data.access_token}}",
    "{{((options, serverSideFiltering) => ( `F`))(Select1.options, Select1.serverSideFiltering)}}",
    "mailto:support@internal.test?subject=Reset password",
    "https://internal.test/reset-password?step=2&passwordReset=true",
    "docker run -e PASSWORD -e TOKEN=$TOKEN image",
    "export API_KEY=$(cat key.txt)",
    "API_KEY=\nSECRET=",
    "npm i --save jsonwebtoken@8.5.1 password-validator",
    "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod",
    'PostgreSQL error: password authentication failed for user "svc"',
    "Mandatory parameter 'Secret key' is empty. Did you forget to edit the 'Secret key' field?",
    "Missing password for authentication.",
    '{"key": "Authorization", "value": "{{appsmith.store.token}}"}',
    '{"key": "token", "value": "{{Input1.text}}"}',
    "password=&token=",
    "columns.password.computedValue",
    "primaryColumns.api_key.isVisible",
)


def _documentation(m: Maker) -> Iterator[str]:
    yield "AKIA" + "IOSFODNN7" + "EXAMPLE"
    yield 'aws_secret_access_key = "' + "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY" + '"'
    for prefix, size in (
        ("sk_live_", 24),
        ("ghp_", 36),
        ("xoxb-", 30),
        ("AIza", 35),
        ("SG.", 60),
        ("glpat-", 20),
    ):
        yield prefix + "x" * size
        yield prefix + "*" * size
        yield f'token = "{prefix}{"X" * size}"'
    for user, password in (("user", "password"), ("username", "password"), ("admin", "changeme")):
        yield "Authorization: Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
    header = m.json_part({"alg": "HS256", "typ": "JWT"})
    claims = m.json_part({"sub": "1234567890", "name": "John Doe", "iat": 1516239022})
    yield f"{header}.{claims}.{m.some(URLSAFE, 43)}"
    yield m.json_part({"page": 2, "sort": "name"}) + "." + m.some(URLSAFE, 20)


def all_look_alikes(seed: int = 3) -> list[str]:
    """Return more than 300 texts in which nothing may be found."""
    m = Maker(seed)
    made = [template % m.some(alphabet, size) for template, size, alphabet in RANDOM for _ in range(5)]
    made += [m.uuid() for _ in range(10)]
    made += [f"{m.some(HEX, 24)}_{m.uuid()}" for _ in range(10)]
    made += [f"{m.some(HEX, 24)}_{m.some(HEX, 24)}" for _ in range(10)]
    made += [json.dumps({"id": m.uuid(), "hash": m.some(HEX, 40), "ts": 1700000000000}) for _ in range(5)]
    made += ["".join(itertools.islice(itertools.cycle(string.printable), 200)).replace("\n", " ")]
    return [*made, *FIXED, *_documentation(m), *more_look_alikes(m)]
