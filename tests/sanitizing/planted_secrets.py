"""Secrets of many kinds, made up at run time so that no file of the project holds one.

Each is drawn from a seeded generator after the published format of its kind, with the format's checksum.
"""

from __future__ import annotations

import base64
import string
import zlib
from collections.abc import Callable, Iterator

from makers import ALNUM, BASE32, BASE64, HEX, LOWER, UPPER, URLSAFE, Maker, Planted
from planted_services import MORE_TOKENS
from planted_typed import MORE_CONTEXTS, MORE_SECRETS

#: kind -> how a token of it is made
TOKENS: dict[str, Callable[[Maker], str]] = {
    "AWS access key": lambda m: "AKIA" + m.some(BASE32, 16),
    "AWS temporary key": lambda m: "ASIA" + m.some(BASE32, 16),
    "AWS MWS token": lambda m: "amzn.mws." + m.uuid(),
    "Google API key": lambda m: "AIza" + m.some(URLSAFE, 34) + "Z",
    "Google OAuth secret": lambda m: "GOCSPX-" + m.some(URLSAFE, 27) + "a",
    "Google access token": lambda m: "ya29." + m.some(URLSAFE, 60),
    "Azure client secret": lambda m: m.some(ALNUM, 3) + "8Q~" + m.some(ALNUM + "_.", 33) + "x",
    "Azure DevOps token": lambda m: m.some(ALNUM, 76) + "AZDO" + m.some(ALNUM, 4),
    "GitHub token": lambda m: m.with_crc("ghp_"),
    "GitHub app token": lambda m: m.with_crc("ghs_"),
    "GitHub fine-grained": lambda m: "github_pat_" + m.some(ALNUM, 22) + "_" + m.some(ALNUM, 59),
    "GitLab token": lambda m: "glpat-" + m.some(URLSAFE, 19) + "7",
    "GitLab trigger": lambda m: "glptt-" + m.some(HEX, 40),
    "Slack bot token": lambda m: (
        f"xoxb-{m.some(string.digits, 12)}-{m.some(string.digits, 12)}-{m.some(ALNUM, 24)}"
    ),
    "Slack user token": lambda m: (
        f"xoxp-{m.some(string.digits, 11)}-{m.some(string.digits, 11)}-{m.some(string.digits, 12)}-{m.some(HEX, 32)}"
    ),
    "Slack app token": lambda m: f"xapp-1-A{m.some(UPPER, 10)}-{m.some(string.digits, 13)}-{m.some(HEX, 64)}",
    "Discord token": lambda m: (
        base64.b64encode(m.some("123456789", 18).encode()).decode().rstrip("=")
        + f".{m.some(ALNUM, 6)}.{m.some(ALNUM, 38)}"
    ),
    "Telegram token": lambda m: m.some("123456789", 10) + ":AA" + m.some(URLSAFE, 32) + "k",
    "Stripe live key": lambda m: "sk_live_" + m.some(ALNUM, 24),
    "Stripe restricted key": lambda m: "rk_live_" + m.some(ALNUM, 99),
    "Stripe test key": lambda m: "sk_test_" + m.some(ALNUM, 24),
    "Stripe webhook": lambda m: "whsec_" + m.some(ALNUM, 32),
    "Square token": lambda m: "sq0atp-" + m.some(URLSAFE, 21) + "B",
    "Shopify token": lambda m: "shpat_" + m.some(HEX, 32),
    "Plaid token": lambda m: "access-production-" + m.uuid(),
    "Braintree token": lambda m: f"access_token$production${m.some(LOWER, 16)}${m.some(HEX, 32)}",
    "SendGrid key": lambda m: f"SG.{m.some(URLSAFE, 22)}.{m.some(URLSAFE, 42)}x",
    "Mailgun key": lambda m: "key-" + m.some(HEX, 32),
    "Mailchimp key": lambda m: m.some(HEX, 32) + "-us14",
    "Brevo key": lambda m: f"xkeysib-{m.some(HEX, 64)}-{m.some(ALNUM, 16)}",
    "Twilio key": lambda m: "SK" + m.some(HEX, 32),
    "OpenAI key": lambda m: f"sk-{m.some(ALNUM, 20)}T3BlbkFJ{m.some(ALNUM, 20)}",
    "OpenAI project key": lambda m: f"sk-proj-{m.some(URLSAFE, 74)}T3BlbkFJ{m.some(URLSAFE, 73)}A",
    "Anthropic key": lambda m: f"sk-ant-api03-{m.some(URLSAFE, 92)}AA",
    "Groq key": lambda m: "gsk_" + m.some(ALNUM, 52),
    "Hugging Face token": lambda m: "hf_" + m.some(string.ascii_letters, 34),
    "Replicate token": lambda m: "r8_" + m.some(ALNUM, 37),
    "npm token": lambda m: m.with_crc("npm_"),
    "PyPI token": lambda m: "pypi-AgEIcHlwaS5vcmc" + m.some(URLSAFE, 120) + "q",
    "RubyGems key": lambda m: "rubygems_" + m.some(HEX, 48),
    "Docker token": lambda m: "dckr_pat_" + m.some(URLSAFE, 26) + "c",
    "DigitalOcean token": lambda m: "dop_v1_" + m.some(HEX, 64),
    "Heroku key": lambda m: "HRKU-" + m.uuid(),
    "Netlify token": lambda m: "nfp_" + m.some(ALNUM, 36),
    "Vault token": lambda m: "hvs." + m.some(URLSAFE, 90) + "r",
    "Terraform token": lambda m: f"{m.some(ALNUM, 14)}.atlasv1.{m.some(ALNUM, 67)}",
    "Pulumi token": lambda m: "pul-" + m.some(HEX, 40),
    "Doppler token": lambda m: "dp.pt." + m.some(ALNUM, 43),
    "Databricks token": lambda m: "dapi" + m.some(HEX, 32),
    "PlanetScale token": lambda m: "pscale_tkn_" + m.some(ALNUM, 43),
    "Supabase token": lambda m: "sbp_" + m.some(HEX, 40),
    "Airtable token": lambda m: f"pat{m.some(ALNUM, 14)}.{m.some(HEX, 64)}",
    "Grafana token": lambda m: (lambda body: f"{body}_{zlib.crc32(body.encode()):08x}")(
        "glsa_" + m.some(ALNUM, 32)
    ),
    "Atlassian token": lambda m: f"ATATT3{m.some(URLSAFE, 180)}={m.some(UPPER, 8)}",
    "Notion token": lambda m: f"ntn_{m.some(string.digits, 11)}{m.some(ALNUM, 35)}",
    "Linear key": lambda m: "lin_api_" + m.some(ALNUM, 40),
    "HubSpot token": lambda m: "pat-na1-" + m.uuid(),
    "New Relic key": lambda m: "NRAK-" + m.some(UPPER, 27),
    "Postman key": lambda m: f"PMAK-{m.some(HEX, 24)}-{m.some(HEX, 34)}",
    "Dynatrace token": lambda m: f"dt0c01.{m.some(BASE32, 24)}.{m.some(BASE32, 64)}",
    "JWT": lambda m: ".".join(
        [
            m.json_part({"alg": "HS256", "typ": "JWT"}),
            m.json_part({"sub": m.uuid(), "exp": 1999999999}),
            m.some(URLSAFE, 42) + "A",
        ]
    ),
}

#: where a token of a known format may stand; `%s` is the token
PLACES = (
    'export default {\n  run() {\n    const client = connect("%s");\n    return client.list();\n  }\n}',
    '{"query": "{ items { id } }", "variables": {"a": "%s"}}',
    "https://api.internal.test/v1/items?filter=new&q=%s&page=2",
    "-- nightly job\nSELECT load_remote('%s', 'orders');",
    "Ask for access: %s (valid until June)",
)


def tokens(seed: int = 1) -> Iterator[Planted]:
    """Yield three tokens of each kind in different places."""
    maker = Maker(seed)
    for i, (kind, make) in enumerate({**TOKENS, **MORE_TOKENS}.items()):
        for turn in range(3):
            secret = make(maker)
            yield Planted(kind, PLACES[(i + turn) % len(PLACES)] % secret, secret)


def in_context(seed: int = 2) -> Iterator[Planted]:
    """Yield secrets that only what stands around them tells."""
    m = Maker(seed)
    for kind, template in (*CONTEXTS, *MORE_CONTEXTS):
        secret = {**SECRETS, **MORE_SECRETS}[kind](m)
        yield Planted(kind, template.replace("%s", secret), secret)
    for user in ("admin", "svc-orders"):
        secret = base64.b64encode(f"{user}:{m.password()}".encode()).decode()
        yield Planted("basic header", f"headers: {{ Authorization: 'Basic {secret}' }}", secret)
    yield from _keys(m)


SECRETS: dict[str, Callable[[Maker], str]] = {
    "password": lambda m: m.password(),
    "url password": lambda m: m.some(ALNUM, 14) + "7a",
    "random hex": lambda m: m.some(HEX, 40),
    "random base64": lambda m: m.b64(30),
    "random letters": lambda m: m.some(ALNUM, 30) + "3z",
    "AWS secret key": lambda m: m.some(ALNUM, 20) + "/" + m.some(ALNUM, 18) + "1",
    "Azure account key": lambda m: m.b64(64),
    "Azure signature": lambda m: m.some(ALNUM, 43) + "%3D",
    "bearer header": lambda m: m.some(ALNUM, 38) + "9q",
    "Slack webhook": lambda m: f"services/T{m.some(UPPER, 9)}/B{m.some(UPPER, 10)}/{m.some(ALNUM, 24)}",
    "Discord webhook": lambda m: m.some(URLSAFE, 67) + "x",
    "PIN": lambda m: m.some("123456789", 8),
    "API key as UUID": lambda m: m.uuid(),
}

CONTEXTS = (
    ("password", 'const password = "%s";'),
    ("password", "let dbPassword = '%s'"),
    ("password", '{"user": "svc", "password": "%s"}'),
    ("password", '{\\"user\\": \\"svc\\", \\"password\\": \\"%s\\"}'),
    ("password", "ALTER USER reporting WITH PASSWORD '%s';"),
    ("password", "CREATE USER r IDENTIFIED BY '%s'"),
    ("password", "UPDATE accounts SET password = '%s' WHERE id = 3"),
    ("password", "INSERT INTO users (name, password, age) VALUES ('Ann', '%s', 3)"),
    ("password", "storeValue('password', '%s')"),
    ("password", "Server=tcp:db.internal.test,1433;Database=orders;User ID=svc;Password=%s;Encrypt=true"),
    ("password", "host=db.internal.test port=5432 user=svc password=%s dbname=orders"),
    ("password", "curl -u svc:%s https://db.internal.test/_search"),
    ("password", "this.pwd = `%s`;"),
    ("password", 'if (Input1.text === "x" && adminPassword == "%s") { showModal("m") }'),
    ("password", "DB_PASSWORD=%s\nDB_HOST=db.internal.test"),
    ("password", "mysqldump --password=%s orders"),
    ("password", "passphrase => '%s'"),
    ("password", "btoa('svc:%s')"),
    ("url password", "postgres://svc:%s@db.internal.test:5432/orders"),
    ("url password", "mongodb+srv://svc:%s@cluster0.abcde.mongodb.net/?retryWrites=true"),
    ("url password", "const url = 'redis://:%s@cache.internal.test:6379/0'"),
    ("url password", "https://svc:%s@git.internal.test/repo.git"),
    ("url password", "amqp://svc:%s@queue.internal.test"),
    ("url password", "jdbc:mysql://db.internal.test/orders?user=svc&password=%s"),
    ("random hex", 'const apiKey = "%s"'),
    ("random hex", 'headers["X-Api-Key"] = "%s"'),
    ("random hex", "https://api.weather.test/data?q=Rome&appid=%s"),
    ("random hex", "/v2/items?access_token=%s&limit=10"),
    ("random hex", "UPDATE settings SET api_token = '%s'"),
    ("random hex", "INSERT INTO integrations (id, api_key) VALUES (1, '%s');"),
    ("random base64", "clientSecret: '%s',"),
    ("random base64", '"signing_key": "%s"'),
    ("random base64", "ENCRYPTION_KEY=%s"),
    ("random letters", 'token: "%s"'),
    ("random letters", "const auth_token = '%s';"),
    ("random letters", "axios.get(u, {headers: {'X-Auth-Token': '%s'}})"),
    ("random letters", 'secret = "%s"'),
    ("AWS secret key", 'aws_secret_access_key = "%s"'),
    ("AWS secret key", "secretAccessKey: '%s'"),
    ("Azure account key", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=%s;EndpointSuffix=core"),
    ("Azure signature", "https://a.blob.core.test/c/f.csv?sv=2022-11-02&sr=b&sig=%s"),
    ("bearer header", 'fetch(u, { headers: { Authorization: "Bearer %s" } })'),
    ("bearer header", "curl -H 'Authorization: Bearer %s' https://api.internal.test"),
    ("bearer header", '{"key": "Authorization", "value": "Bearer %s"}'),
    ("Slack webhook", "https://hooks.slack.com/%s"),
    ("Discord webhook", "https://discord.com/api/webhooks/123456789012345678/%s"),
    ("PIN", "{ password: %s, retries: 3 }"),
    ("API key as UUID", "apiKey: '%s'"),
)


def _keys(m: Maker) -> Iterator[Planted]:
    for label in ("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "):
        body = "\n".join(m.some(BASE64, 64) for _ in range(8))
        mark = f"{label}PRIVATE KEY-----"
        yield Planted("private key", f"-----BEGIN {mark}\n{body}\n-----END {mark}", body)
        escaped = body.replace("\n", "\\n")
        text = '{"type": "service_account", "private_key": "-----BEGIN %s\\n%s\\n-----END %s\\n"}'
        yield Planted("private key in JSON", text % (mark, escaped, mark), escaped)
    whole = f"-----BEGIN {'RSA PRIVATE'} KEY-----\n" + m.some(BASE64, 600)
    encoded = base64.b64encode(whole.encode()).decode()
    yield Planted("private key in base64", f'"key_file": "{encoded}"', encoded)


def all_planted() -> list[Planted]:
    """Return every planted secret."""
    return [*tokens(), *in_context()]
