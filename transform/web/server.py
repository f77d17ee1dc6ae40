"""Serve the page on 127.0.0.1 until somebody stops it."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable

import uvicorn

from ..errors import InputError
from .app import app_of

_ADDRESS = "127.0.0.1"


def serve(port: int, *, max_size: int, ready: Callable[[str], None]) -> None:
    """Serve the page on a port, 0 for any that is free; `ready` is called with its address once it answers.

    Raises InputError where the port cannot be had.
    """
    listening = _socket(port)
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    config = uvicorn.Config(
        app_of(token, port, max_size=max_size),
        log_level="critical",  # no traceback, which could show a secret
        access_log=False,  # the token is in the address
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=1,
    )
    with listening:
        _Server(config, lambda: ready(f"http://{_ADDRESS}:{port}/?token={token}")).run([listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _socket(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((_ADDRESS, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"Port {port} of {_ADDRESS} cannot be used: {reason}",
            hint="Name another --port, or leave it out.",
        ) from None
    return listening
