"""Judge by its name whether a field, variable or parameter holds a secret."""

from __future__ import annotations

import enum
import functools

from ...patterns import pattern
from .plain_names import plain_name


class Sensitivity(enum.IntEnum):
    """What a name indicates about its value."""

    NONE = 0
    #: `key`, `appid`: indicative only in headers and parameters of a request
    PARAMETER = 1
    #: `token`, `signature`, `sessionId`: a long random value is meant
    TOKEN = 2
    #: `apiKey`, `clientSecret`
    SECRET = 3
    #: `password`: any text may be one
    PASSWORD = 4
    #: `Authorization`: a scheme and a credential
    AUTHORIZATION = 5
    #: `Cookie`
    COOKIE = 6


#: In lower case, every indicative name contains one of these.
HINTS = ("pass", "pwd", "pswd", "psw", "secret", "token", "key", "auth", "jwt", "bearer", "cred", "sig",
         "session", "cookie", "appid", "pw", "senha", "contrasena", "wachtwoord", "kennwort", "github", "gitlab",
         "parola", "salasana", "heslo", "jelszo", "lozinka", "clave", "haslo", "sifre", "losenord", "adgangskode",
         "segredo", "jeton", "geheim")  # fmt: skip

_WORD = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_PASSWORD = frozenset(
    (
        "password",
        "passwd",
        "pwd",
        "pw",
        "pass",
        "passphrase",
        "passcode",
        "pswd",
        "passwort",
        "psw",
        "passe",
        "senha",
        "contrasena",
        "wachtwoord",
        "kennwort",
        "parola",
        "salasana",
        "heslo",
        "jelszo",
        "lozinka",
        "clave",
        "haslo",
        "sifre",
        "losenord",
        "adgangskode",
        "contrasenya",
        "motdepasse",
    )
)
_SECRET = frozenset(
    (
        "secret",
        "secreto",
        "segredo",
        "geheimnis",
        "apikey",
        "accesskey",
        "secretkey",
        "privatekey",
        "authkey",
        "appkey",
        "appsecret",
        "clientsecret",
        "consumerkey",
        "signaturekey",
        "encryptionkey",
        "masterkey",
    )
)
_TOKEN = frozenset(
    (
        "token",
        "jeton",
        "credencial",
        "jwt",
        "bearer",
        "authtoken",
        "accesstoken",
        "refreshtoken",
        "idtoken",
        "credential",
        "credentials",
        "creds",
        "signature",
        "auth",
        "sessionid",
    )
)
_PARAMETER = frozenset(("key", "appid", "sig"))
_KEY_OF = frozenset(
    (
        "aes",
        "cipher",
        "jwt",
        "bot",
        "totp",
        "vault",
        "recovery",
        "api",
        "access",
        "secret",
        "private",
        "auth",
        "encryption",
        "encrypt",
        "signing",
        "sign",
        "signature",
        "master",
        "account",
        "storage",
        "consumer",
        "app",
        "application",
        "service",
        "session",
        "ssh",
        "subscription",
        "license",
        "admin",
        "client",
        "server",
        "shared",
        "hmac",
        "crypto",
        "security",
        "rest",
        "write",
        "deploy",
        "functions",
        "function",
        "host",
        "integration",
        "webhook",
        "x",
    )
)
#: Services whose keys are secret, and long: `openaiKey`, `GOOGLE_KEY`, `githubPat`.
_SERVICES = frozenset(
    (
        "openai", "anthropic", "claude", "gemini", "google", "maps", "groq", "mistral", "cohere", "deepl", "stripe",
        "sendgrid", "twilio", "mailgun", "mailchimp", "brevo", "resend", "supabase", "airtable", "notion", "slack",
        "hubspot", "github", "gitlab", "aws", "azure", "gcp", "role", "rapidapi", "datadog", "shopify", "pinecone",
        "paypal", "square", "plaid", "weather", "jira", "zendesk", "intercom", "elastic", "twitter", "facebook",
    )
)  # fmt: skip
#: What follows is the purpose of a secret: `passwordForProd`, `token_of_api`.
_FOR = frozenset(("for", "of"))
#: Tokens that admit by themselves: `accessToken`, `auth_token`.
_ACCESS = frozenset(("access", "auth", "refresh", "bearer"))
_NO_TOKEN_OF = frozenset(
    (
        "csrf", "xsrf", "next", "page", "continuation", "sync", "pagination", "design", "cancel", "stop",
        "start", "end", "previous", "prev", "token",
    )
)  # fmt: skip
_QUALIFIERS = frozenset(
    (
        "prod", "production", "dev", "development", "staging", "stage", "test", "testing", "live", "local",
        "new", "old", "current", "value", "val", "str", "string", "plain", "plaintext", "raw", "b64",
        "base64", "default", "main", "primary", "secondary", "backup", "admin", "db", "user", "tmp", "temp",
        "encoded", "sandbox", "const",
    )
)  # fmt: skip


#: `dbpassword`, `apitoken`: what is not divided into words.
_RUN_TOGETHER = pattern(
    r"""(?x)
    (.{2,40}?)
    (password|passwd|passphrase|pass|pwd|secret|apikey|secretkey|accesskey|privatekey|token|key)
    """
)
_NO_PASS = frozenset(
    (
        "bypass", "compass", "encompass", "surpass", "trespass", "overpass", "underpass", "apikey", "secretkey",
        "accesskey", "privatekey", "authtoken", "accesstoken", "refreshtoken", "idtoken", "clientsecret",
    )
)  # fmt: skip


#: What a function may pass on: `passValue` is no password.
_PASSED = frozenset(("value", "val", "str", "string", "const", "default", "current", "new", "old", "raw"))


#: `showPassword`, `isPassword`: what follows is rarely a password itself, and then a random one.
_ACTIONS = frozenset(
    (
        "show", "hide", "toggle", "forgot", "forget", "reset", "change", "is", "has", "can", "on", "handle",
        "validate", "check", "valid", "invalid", "wrong", "missing", "require", "requires", "required", "need",
        "needs", "update", "view", "without", "no",
    )
)  # fmt: skip
#: `palabraClave` is a keyword.
_NO_CLAVE = frozenset(("palabra", "campo"))


@functools.lru_cache(maxsize=4096)
def sensitivity(name: str) -> Sensitivity:
    """Return what a name indicates about its value: `dbPassword2` -> PASSWORD, `X-Api-Key` -> SECRET."""
    words, passed = _indicative_words(name)
    if not words or (passed and words[-1] == "pass"):
        return Sensitivity.NONE
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in _PASSWORD and before not in _NO_CLAVE:
        return Sensitivity.SECRET if words[0] in _ACTIONS else Sensitivity.PASSWORD
    if last in _SECRET or (last == "key" and before in _KEY_OF):
        return Sensitivity.SECRET
    if last == "authorization":
        return Sensitivity.AUTHORIZATION
    if last in ("cookie", "cookies"):
        return Sensitivity.COOKIE
    if last in _TOKEN and before in _ACCESS:
        return Sensitivity.SECRET
    if (last in _TOKEN and before not in _NO_TOKEN_OF) or (last == "id" and before == "session"):
        return Sensitivity.TOKEN
    if last in ("key", "pat") and before in _SERVICES:
        return Sensitivity.TOKEN
    return Sensitivity.PARAMETER if last in _PARAMETER and len(words) == 1 else Sensitivity.NONE


def _indicative_words(name: str) -> tuple[list[str], bool]:
    """Return the words of a name up to the indicative one, and whether those behind it speak of a value."""
    words = [word.lower() for word in _WORD.findall(plain_name(name[-80:]))]
    words = words[: next((i for i, word in enumerate(words) if i and word in _FOR), len(words))]
    passed = False
    while len(words) > 1 and (words[-1] in _QUALIFIERS or words[-1].isdigit() or len(words[-1]) == 1):
        passed = words.pop() in _PASSED
    if words and words[-1] in _PLURALS and words != ["keys"]:
        words[-1] = words[-1][:-1]
    run_together = _RUN_TOGETHER.fullmatch(words[-1]) if words else None
    if run_together and words[-1] not in _NO_PASS:
        words[-1:] = run_together.groups()
    return words, passed


_PLURALS = frozenset(
    ("passwords", "secrets", "tokens", "keys", "apikeys", "passphrases", "signatures", "authtokens")
)
