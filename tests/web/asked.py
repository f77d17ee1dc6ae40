"""Requests to the application without a network, and actions without a process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from transform.web.app import app_of
from transform.web.messages import Dropped, Request, Result, Upload
from transform.web.worker import Failure, outcome

TOKEN = "the-token"
PORT = 8123
HOST = f"127.0.0.1:{PORT}"
ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "fixtures" / "order-desk-1.6.8.json"


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    def messages(self) -> list[Any]:
        """Return the lines before the files."""
        lines = []
        for line in self.body.split(b"\n"):
            lines.append(json.loads(line))
            if "done" in lines[-1] or "failed" in lines[-1]:
                break
        return lines


def requested(
    method: str,
    path: str,
    body: bytes = b"",
    *,
    host: str = HOST,
    origin: str | None = f"http://{HOST}",
    token: str = TOKEN,
    query: str = "",
    max_size: int = 150,
    port: int = PORT,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Return what the application answers; by default to a request as the page sends it."""
    sent = {"host": host, "x-token": token, **({"origin": origin} if origin else {}), **(headers or {})}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        "scheme": "http",
        "server": ("127.0.0.1", PORT),
    }
    return asyncio.run(_answer(scope, body, max_size, port))


async def _answer(scope: dict[str, Any], body: bytes, max_size: int, port: int) -> Answer:
    parts = [body[at : at + 2**16] for at in range(0, len(body), 2**16)] or [b""]
    waiting = asyncio.Event()
    status, headers, received = 0, {}, b""

    async def receive() -> dict[str, Any]:
        if parts:
            part = parts.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(parts)}
        await waiting.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        nonlocal status, headers, received
        if message["type"] == "http.response.start":
            status = message["status"]
            headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            received += message.get("body", b"")
            if not message.get("more_body"):
                waiting.set()

    await app_of(TOKEN, port, max_size=max_size)(scope, receive, send)
    return Answer(status, headers, received)


def body_of(action: str, *files: Path, **options: str) -> bytes:
    """Return the body of a request as the page makes it."""
    inputs = [
        {"name": file.name, "folder": False, "files": [[file.name, file.stat().st_size]]} for file in files
    ]
    head = json.dumps({"action": action, "options": options, "inputs": inputs}).encode()
    return head + b"\n" + b"".join(file.read_bytes() for file in files)


def dropped(path: Path | tuple[str, bytes]) -> Dropped:
    """Return a file, a folder, or a name with its content as something that was dropped."""
    if isinstance(path, tuple):
        return Dropped(path[0], (Upload(*path),))
    if path.is_dir():
        inside = sorted(one for one in path.rglob("*") if one.is_file())
        files = tuple(Upload(one.relative_to(path).as_posix(), one.read_bytes()) for one in inside)
        return Dropped(path.name, files, True)
    return Dropped(path.name, (Upload(path.name, path.read_bytes()),))


def did(action: str, *inputs: Path | tuple[str, bytes], largest: int = 150 * 2**20, **options: str) -> Result:
    """Return what an action gives."""
    found = tried(action, *inputs, largest=largest, **options)
    assert isinstance(found, Result), found
    return found


def tried(
    action: str, *inputs: Path | tuple[str, bytes], largest: int = 150 * 2**20, **options: str
) -> Result | Failure:
    """Return what an action gives, or why it fails."""
    request = Request(action, tuple(map(dropped, inputs)), options, largest, "2026-11-29")
    return outcome(request, lambda _: None)
