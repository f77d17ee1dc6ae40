"""Answer the completion scripts of the shells, which `--show-completion` prints.

A script calls the program again with the words that are typed so far. Names come from documents that anybody may have
written, so each is quoted for its shell here, and what cannot be typed is left out. Nothing else is ever printed, and
nothing takes long: where an answer cannot be found, there is none, and most shells offer files then.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import shlex
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from . import _settings
from ._candidates import candidates
from ._streams import write_out

_LONGEST = 2.0  # seconds
_MOST = 1000
_SAFE = re.compile(r"[\w@%+=:,./-]", re.ASCII)
_BREAKS = re.compile(r"[@:=]+")  # those of bash that names and options hold


class Line(NamedTuple):
    """What is typed: the words before the cursor, the word at it without quotes, and its quote if that is open.

    `head` is the part of the word that the shell takes for words of their own and will not replace.
    """

    words: list[str]
    begun: str
    quote: str = ""
    head: str = ""


class Item(NamedTuple):
    """What may be typed, as Typer hands it on: of the `type` "plain", or "file" for a file."""

    value: str
    help: str = ""
    type: str = "plain"


class Found(NamedTuple):
    """What may be typed, with what is said about each; `or_files` where files may be typed too."""

    candidates: list[tuple[str, str]]
    or_files: bool


def answer(program: Any, name: str, shell: str) -> int:
    """Print what a shell can offer, as it takes it, and return the exit code; never fail, never print anything else."""
    line, found = Line([], ""), Found([], True)
    with contextlib.suppress(BaseException), _in_silence():
        line = _LINES.get(shell, _line_of_zsh_and_fish)()
        found = _found(program, name, line)
    if shell == "fish" and os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return int(found.or_files and not found.candidates)
    shown = _SHOWN.get(shell, _for_fish)(line, found)
    with contextlib.suppress(BaseException):
        write_out("".join(f"{one}\n" for one in shown).encode("utf-8", "replace"))
    return 0


def offer(context: Any, parameters: list[Any], arguments: list[str]) -> list[str]:
    """Let parameters offer their values; return the arguments without an option that waits for its value."""
    folder = context.find_root().params.get("folder")
    if folder is not None:
        os.chdir(folder)
    for parameter in parameters:
        parameter.shell_complete = functools.partial(_offered, parameter, parameter.shell_complete)
    waiting = {
        name
        for one in parameters
        if not getattr(one, "is_flag", True)
        for name in (*one.opts, *one.secondary_opts)
    }
    return arguments[:-1] if arguments and arguments[-1] in waiting else arguments


def _offered(parameter: Any, usual: Callable[[Any, str], list[Any]], context: Any, begun: str) -> list[Any]:
    found = candidates(context, _settings.command_path(context), parameter, begun)
    if found is not None:
        return [Item(value, about) for value, about in found]
    return usual(context, begun) if usual(context, "") else [Item("", type="file")]


@contextlib.contextmanager
def _in_silence() -> Iterator[None]:
    """Let nothing be printed or asked, and nothing take long."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    nothing, before = io.StringIO(), sys.stdin
    sys.stdin = nothing
    signals = hasattr(signal, "setitimer")
    if signals:
        signal.signal(signal.SIGALRM, give_up)
        signal.setitimer(signal.ITIMER_REAL, _LONGEST)
    try:
        with contextlib.redirect_stdout(nothing), contextlib.redirect_stderr(nothing):
            yield
    finally:
        sys.stdin = before
        if signals:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _found(program: Any, name: str, line: Line) -> Found:
    """Return what may be typed at the cursor."""
    from typer._completion_classes import BashComplete

    words = [os.path.expanduser(one) if one.startswith("~/") else one for one in line.words]  # noqa: PTH111
    begun = line.begun
    option = ""
    if begun.startswith("--") and "=" in begun:
        option, _, begun = begun.partition("=")
        words.append(option)
    items = BashComplete(program, {}, name, "").get_completions(words, begun)
    prefix = f"{option}=" if option else ""
    found = [(f"{prefix}{item.value}", item.help or "") for item in items if item.type == "plain"]
    or_files = any(item.type == "file" for item in items)
    return Found([*_typable(found, line)], or_files)


def _typable(found: Iterable[tuple[str, str]], line: Line) -> Iterator[tuple[str, str]]:
    """Yield each once that begins as it is typed and can be typed; a name that looks like an option is none."""
    is_option = line.begun.startswith("-")
    seen: set[str] = set()
    for value, about in found:
        fits = value.startswith(line.begun) and (is_option or not value.startswith("-"))
        if fits and value and value.isprintable() and value not in seen and len(seen) < _MOST:
            seen.add(value)
            yield value, about


def _unquoted(text: str) -> tuple[list[str], str]:
    """Return the words of a line as a shell reads them, and the quote that is still open."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:  # a quote is open, or a backslash is last
        state = getattr(lexer, "state", "")
        return [*words, lexer.token], state if state in ("'", '"') else ""
    return words, ""


def _line_of_bash() -> Line:
    """Read what bash passes: its words in one variable, and which of them the cursor is at."""
    typed, at = os.environ["COMP_WORDS"], int(os.environ["COMP_CWORD"])
    raw = typed.split("\n") if "\n" in typed else typed.split(" ")
    raw = [*raw[: at + 1], *[""] * (at + 1 - len(raw))]
    words: list[str] = []
    head = ""
    glued = False
    for word in raw:
        is_break = bool(_BREAKS.fullmatch(word))
        if words and (is_break or glued) and word:
            head = words.pop()
            words.append(head + word)
            head = words[-1] if is_break else head
        else:
            words.append(word)
            head = ""
        glued = is_break
    begun, quote = _unquoted(words[-1])
    return Line([_one(word) for word in words[1:-1]], "".join(begun), quote, "".join(_unquoted(head)[0]))


def _one(word: str) -> str:
    return "".join(_unquoted(word)[0])


def _line_of_zsh_and_fish() -> Line:
    """Read what zsh and fish pass: the line up to the cursor."""
    typed = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    words, quote = _unquoted(typed)
    ended = not quote and re.search(r"(?<!\\)(\\\\)*\s$", typed)
    if ended or len(words) < 2:
        return Line(words[1:], "")
    return Line(words[1:-1], words[-1], quote)


def _line_of_powershell() -> Line:
    begun = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    words, _ = _unquoted(os.environ.get("_TYPER_COMPLETE_ARGS", ""))
    return Line(words[1:-1] if begun else words[1:], begun.strip("'\""))


def _for_bash(line: Line, found: Found) -> Iterator[str]:
    """Yield the values as bash puts them into the line: with backslashes, or as an open quote wants them."""
    for value, _ in found.candidates:
        rest = value[len(line.head) :]
        if line.quote == "'":
            if "'" not in rest:
                yield rest
        elif line.quote:
            if "!" not in rest:  # nothing keeps it from the history there
                yield re.sub(r'(["$`\\])', r"\\\1", rest)
        else:
            yield "".join(one if _SAFE.match(one) or not one.isascii() else f"\\{one}" for one in rest)


def _for_zsh(_line: Line, found: Found) -> Iterator[str]:
    """Yield what zsh evaluates: values as texts without any character that it could take for something else."""
    if not found.candidates:
        yield "_files" if found.or_files else ""
        return
    values = " ".join(_coded(value) for value, _ in found.candidates)
    lines = " ".join(
        _coded(f"{value}  -- {_brief(about)}" if about else value) for value, about in found.candidates
    )
    yield f"local -a values lines; values=({values}); lines=({lines}); compadd -l -d lines -a values"


def _coded(text: str) -> str:
    r"""Return a text as `$'...'`, with `\xNN` for all but letters and digits of ASCII."""
    coded = "".join(
        chr(one) if chr(one).isalnum() and one < 128 else f"\\x{one:02x}" for one in text.encode()
    )
    return f"$'{coded}'"


def _for_fish(_line: Line, found: Found) -> Iterator[str]:
    """Yield values with what is said about them; fish quotes them itself."""
    for value, about in found.candidates:
        yield f"{value}\t{_brief(about)}" if about else value


def _for_powershell(_line: Line, found: Found) -> Iterator[str]:
    """Yield values as PowerShell's script splits them, quoted where they have to be."""
    for value, about in found.candidates:
        is_safe = all(map(_SAFE.match, value)) and not value.startswith(("@", "~"))
        shown = value if is_safe else "'" + value.replace("'", "''") + "'"
        if ":::" not in shown:
            yield f"{shown}:::{_brief(about) or ' '}"


def _brief(about: str) -> str:
    """Return a description as one line without what a terminal could take for a command."""
    line = " ".join(about.split()).replace(":::", ":")
    return "".join(one for one in line if one.isprintable())[:80]


_LINES = {"bash": _line_of_bash, "powershell": _line_of_powershell, "pwsh": _line_of_powershell}
_SHOWN = {"bash": _for_bash, "zsh": _for_zsh, "powershell": _for_powershell, "pwsh": _for_powershell}
