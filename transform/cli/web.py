"""Use the commands from a page in your browser, on 127.0.0.1 only.

Drop an export, a folder, a backup, or two files to compare. Files stay in memory; nothing leaves this computer. Stop
it with Ctrl-C.

Examples:

  appsmith-transform web

  appsmith-transform web --port 8080 --no-open
"""

from __future__ import annotations

import contextlib
from typing import Annotated

import typer

from ..errors import MissingExtraError
from . import options, printing

PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="The port of the page; 0: any that is free.")
]
NoOpenOption = Annotated[
    bool, typer.Option("--no-open", help="Only print the address, do not open the browser.")
]


def command(
    port: PortOption = 0,
    no_open: NoOpenOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Serve the page; the command's help is the docstring of this module."""
    try:
        from ..web.server import serve
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"The page needs {error.name}, which is not installed", "web") from None

    def ready(address: str) -> None:
        printing.show(f"The page is at {address}\nStop it with Ctrl-C.")
        if not no_open:
            import threading
            from webbrowser import open as show

            threading.Thread(
                target=show, args=(address,), daemon=True
            ).start()  # one in a terminal would block

    with contextlib.suppress(KeyboardInterrupt):  # the way to stop it, as it says
        serve(port, max_size=max_size, ready=ready)
