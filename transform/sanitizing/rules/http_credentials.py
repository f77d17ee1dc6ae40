"""Credentials as HTTP writes them: Basic, Bearer, user-info and parameters of URLs, curl."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..recognition.checksums import base64_text
from ..recognition.passwords import is_given_password
from ..recognition.placeholders import is_reference
from ..recognition.rule import Rule, not_an_example, password_like
from ..recognition.secret_names import Sensitivity
from ..recognition.secret_values import is_random, looks_secret, secret_part

#: Hosts of documentation.
_HOSTS_OF_EXAMPLES = pattern(
    r"""(?ix)
    (?:[^\s/]{0,100}\.)? (?: example\.(?:com|org|net) | example ) (?![\w.-])
    | (?: (?:your|my)[_-]?
          (?:host|server|domain|database|db|site|company|org|app|cluster|instance)[\w.-]{0,40}
        | host(?:name)? | server | domain | ip
      )
      (?![\w.-])
    """
)
_LOCAL_HOSTS = pattern(r"(?i)(?:localhost|127\.0\.0\.1|db|postgres|mysql|mongo|redis)(?![\w.-])")
#: A service whose URLs hold a public key.
_HOSTS_OF_PUBLIC_KEYS = pattern(r"(?i)(?:[^\s/]{0,100}\.)?ingest\.(?:us\.|de\.)?sentry\.io(?![\w.-])")


def _basic(match: re.Match[str]) -> bool:
    user, colon, password = (base64_text(match.group("secret")) or "").partition(":")
    return bool(colon and user) and is_given_password(password)


def _bearer(match: re.Match[str]) -> bool:
    return looks_secret(match.group("secret"), Sensitivity.TOKEN)


def _user_info(match: re.Match[str]) -> bool:
    """Accept any password but a placeholder; before a host of documentation only what is random."""
    secret, after = match.group("secret"), match.string[match.end() : match.end() + 100]
    user = match.group()[3 : match.start("secret") - match.start() - 1]
    is_example = _HOSTS_OF_EXAMPLES.match(after) or (user == secret and _LOCAL_HOSTS.match(after))
    if is_reference(secret) or (is_example and not is_random(secret, at_least=8)):
        return False
    return is_given_password(secret)


def _lone_user_info(match: re.Match[str]) -> bool:
    after = match.string[match.end() : match.end() + 100]
    return not _HOSTS_OF_PUBLIC_KEYS.match(after) and is_random(match.group("secret"), at_least=20)


def _is_session(match: re.Match[str]) -> bool:
    return secret_part(match["secret"], Sensitivity.COOKIE) is not None


#: `"Bearer " + "..."`
_JOINED = r"(?:[\"'`]\s{0,5}\+\s{0,5}[\"'`])?"

RULES = (
    Rule(
        "basic-credentials",
        "user name and password for HTTP basic authentication",
        ("basic",),
        rf"(?i)\bbasic\s{{1,4}}{_JOINED}(?P<secret>[A-Za-z0-9+/_-]{{6,600}}+={{0,2}})",
        accept=_basic,
        near="word",
        at_hints=True,
        source="https://www.rfc-editor.org/rfc/rfc7617",
    ),
    Rule(
        "basic-credentials-in-code",
        "user name and password that code encodes",
        ("btoa", "curl", "buffer"),
        r"""(?x)
        (?:\b(?:btoa|Buffer\.from)\(\s{0,5}[\"'`\\]{1,3}[^\"'`\s:{}/]{1,100}:(?!//)  # btoa("user:...
          |\b(?:btoa|Buffer\.from)\([^\n\"'`]{0,100}                              # btoa(user + ":" + "...
           (?:[\"'`][^\n\"'`:]{0,100}[\"'`]\s{0,5}\+\s{0,5})?
           [\"'`]:(?:[\"'`]\s{0,5}\+\s{0,5}[\"'`])?
          |\bcurl(?=\s)[^\n]{0,300}?\s(?:-u|--user)[ =]{0,3}[\"'\\]{0,3}[^\s:\"']{1,80}:)
        (?P<secret>[^\s\"'`\\]{1,200})
        """,
        accept=password_like,
        near="word",
        at_hints=True,
        source="https://www.rfc-editor.org/rfc/rfc7617",
    ),
    Rule(
        "bearer-token",
        "bearer token",
        ("bearer", "authorization"),
        rf"""(?ix)
        (?:\bbearer\s{{1,4}}{_JOINED}
          |\bauthorization[\\\"'\s:=,]{{1,8}}(?!basic)[A-Z][A-Z-]{{1,20}}\s{{1,4}})
        (?P<secret>[A-Za-z0-9._~+/!-]{{16,4000}}+={{0,2}})
        """,
        accept=_bearer,
        near="word",
        generic=True,
        source="https://www.rfc-editor.org/rfc/rfc6750#section-2.1",
    ),
    Rule(
        "url-password",
        "password in a URL",
        ("://",),
        r"://[^\s:/@\"'`<>?#]{0,100}+:(?P<secret>[^\s@/\"'`<>?]{1,200}+)@(?=[\w.\[{-])",
        accept=_user_info,
        near="text",
        at_hints=True,
        source="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
    ),
    Rule(
        "url-token",
        "token in place of the user of a URL",
        ("://",),
        r"://(?P<secret>[A-Za-z0-9_.~%-]{20,200}+)@(?=[\w.\[-])",
        accept=_lone_user_info,
        near="text",
        at_hints=True,
        generic=True,
        source="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
    ),
    Rule(
        "url-parameter",
        "secret in the parameters of a URL",
        pattern=r"=(?:[\"'`]\s{0,5}\+\s{0,5}[\"'`])?(?P<secret>[A-Za-z0-9._~%+/=!*$@:-]{4,2000}+)",
        near="name",
        before="?&",
        parameters=True,
        generic=True,
        source="https://www.rfc-editor.org/rfc/rfc6750#section-2.3",
    ),
    Rule(
        "cookie-header",
        "cookie of a session in a header",
        ("cookie", "setcookie"),
        r"""(?ix)
        \b(?:set-)?cookie\\{0,3}[\"'`]?\s{0,3}[:=,]\s{0,3}\\{0,3}[\"'`]?
        (?P<secret>[\w.-]{1,80}+=[^\s\"'`\\;][^\n\"'`\\]{7,4000}+)
        """,
        accept=_is_session,
        near="word",
        severity="warning",
        generic=True,
        source="https://www.rfc-editor.org/rfc/rfc6265",
    ),
    Rule(
        "netrc-password",
        "password in the form of a .netrc file",
        ("machine",),
        r"""(?x)
        \bmachine\s{1,5}\S{1,200}+\s{1,5}login\s{1,5}\S{1,200}+
        \s{1,5}password\s{1,5}(?P<secret>[^\s\"'`\\]{4,200}+)
        """,
        accept=password_like,
        near="word",
        at_hints=True,
        reach=700,
        source="https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html",
    ),
    Rule(
        "ifttt-key",
        "key of an IFTTT webhook",
        ("ifttt",),
        r"maker\.ifttt\.com/trigger/[\w-]{1,100}/(?:json/)?with/key/(?P<secret>[A-Za-z0-9_-]{20,50})",
        accept=not_an_example,
        near="word",
        reach=300,
        severity="warning",
        source="https://help.ifttt.com/hc/en-us/articles/115010230347-Webhooks-service-FAQ",
    ),
)
