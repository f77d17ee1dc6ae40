"""The page and what it asks of the server: one job at a time, the answer as it comes."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ..errors import LimitError, TransformError
from ..report.html.rendering import TEMPLATES
from . import messages
from .guard import Guard
from .jobs import Jobs
from .page import page
from .rendering import STATIC
from .worker import Failure, Progress

_HEAD = 16 * 2**20  # a folder of 100,000 files has that much of names


def app_of(token: str, port: int, *, max_size: int) -> Starlette:
    """Return the application; `max_size`: megabytes that one input may have."""
    jobs = Jobs()

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        jobs.prepare()
        yield
        jobs.close()

    async def start(_: Request) -> Response:
        return HTMLResponse(page(messages.MOST_INPUTS * max_size * 2**20, _too_large(max_size)))

    async def style(_: Request) -> Response:
        return FileResponse(TEMPLATES / "style.css")  # that of the reports

    async def job(request: Request) -> Response:
        try:
            data = await _body(request, max_size)
            asked = messages.request_of(
                data, largest=max_size * 2**20, today=datetime.now(UTC).date().isoformat()
            )
        except ClientDisconnect:
            return Response(status_code=400)
        except TransformError as error:
            status = 413 if isinstance(error, LimitError) else 400
            return JSONResponse({"failed": [error.message, error.hint]}, status)
        return StreamingResponse(
            _answers(jobs, asked, _id_of(request)), media_type="application/octet-stream"
        )

    async def cancel(request: Request) -> Response:
        jobs.cancel(_id_of(request))
        return Response(status_code=204)

    return Starlette(
        routes=[
            Route("/", start),
            Route("/job", job, methods=["POST"]),
            Route("/cancel", cancel, methods=["POST"]),
            Route("/static/style.css", style),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard, token=token, port=port)],
        lifespan=lifespan,
    )


def _id_of(request: Request) -> str:
    """Return what the page calls its job."""
    return request.headers.get("x-job", "")


def _too_large(max_size: int) -> LimitError:
    return LimitError(
        f"What was dropped is larger than {messages.MOST_INPUTS * max_size} MB",
        hint=f"Start the page again with a larger --max-size: appsmith-transform web --max-size {2 * max_size}",
    )


async def _body(request: Request, max_size: int) -> bytes:
    """Return the body of a request. Raises LimitError as soon as it is too large."""
    most = messages.MOST_INPUTS * max_size * 2**20 + _HEAD
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise _too_large(max_size)
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise _too_large(max_size)
    return bytes(data)


async def _answers(jobs: Jobs, asked: messages.Request, id_: str) -> AsyncIterator[bytes]:
    async with contextlib.aclosing(jobs.run(asked, id_)) as running:
        async for one in running:
            if isinstance(one, Progress):
                yield messages.line_of({"doing": one.text})
            elif isinstance(one, Failure):
                yield messages.line_of({"failed": list(one)})
            else:
                for part in messages.answer_of(one):
                    yield part
