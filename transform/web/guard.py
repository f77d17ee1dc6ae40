"""What every request to the page has to show before anything is done: where it goes, where it comes from, the token."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .rendering import content_policy

TOKEN_HEADER = "x-token"
_NAMES = ("127.0.0.1", "localhost")
_USUAL_PORT = 80  # browsers leave it out
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Lets through what the page itself sends.

    A foreign site can make a browser send requests to 127.0.0.1, under a name of its own that it points there (so
    `Host` is compared), from its own pages (so `Origin` is), and it does not know the `token`, which is in the address
    of the page and in a header of all that the page sends. Styles and scripts of the page are no secret.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token.encode()
        names = [f"{name}:{port}" for name in _NAMES]
        self._hosts = frozenset([*names, *_NAMES] if port == _USUAL_PORT else names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        app = PlainTextResponse(refusal, status_code=403) if refusal else self._app
        await app(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> str:
        """Return why a request is refused, "" where it is not."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:
            return "The page is only there under http://127.0.0.1.\n"
        is_read = scope["method"] in ("GET", "HEAD")
        origin = headers.get("origin")
        if origin != f"http://{host}" and not (is_read and origin is None):
            return "Another site has sent this request.\n"
        if is_read and scope["path"].startswith("/static/"):
            return ""
        given = _given(scope) if is_read else [headers.get(TOKEN_HEADER, "")]
        if not any(hmac.compare_digest(one.encode(), self._token) for one in given):
            return "The token is missing. Open the address that `appsmith-transform web` has printed.\n"
        return ""


def _given(scope: Scope) -> Iterable[str]:
    return parse_qs(scope["query_string"].decode("latin-1")).get("token", ())


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            _add(message, {**_HEADERS, "content-security-policy": content_policy()})
        await send(message)

    return sending


def _add(message: MutableMapping[str, Any], headers: dict[str, str]) -> None:
    own = [(name.encode(), value.encode()) for name, value in headers.items()]
    message["headers"] = [*message.get("headers", ()), *own]
