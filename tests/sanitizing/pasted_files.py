"""Files that people paste into widgets and JS objects, made by a seeded generator in any size."""

from __future__ import annotations

import base64
import random
import string
from collections.abc import Callable
from itertools import count

#: Of these no name is made that is short for a password.
_NAMES = "".join(letter for letter in string.ascii_letters if letter not in "pwPW")
_WORDS = (
    "value", "props", "state", "children", "className", "onClick", "target", "current", "length", "prototype",
    "getElementById", "appendChild", "hasOwnProperty", "key", "keyCode", "token", "tokenize", "options", "config",
    "author", "session", "signature", "input", "filter", "reduce", "Promise", "resolve", "password", "type",
)  # fmt: skip
_TAGS = ("div", "button", "input", "nav", "li", "table", "th", "a:hover", "p::before")
_PROPERTIES = ("margin", "padding", "top", "width", "border-radius", "line-height", "font-size")

#: Pieces of minified code; $ is a short name, @ a word, # a number, % a piece of text.
_CODE = (
    "function $($,$,$){var $=$.@,$=void 0===$?{}:$;return $.@($,function($){return $[$].@===#})}",
    "$.@=function(){for(var $=arguments.length,$=new Array($),$=0;$<$;$++)$[$]=arguments[$];return $.@.apply(this,$)},",
    "var $=Object.freeze({@:#,@:!0,$:'%',$:\"%\"});",
    "if(null==$||\"object\"!=typeof $)throw new TypeError(\"% %: \"+$+\" % (code #)\");",
    "$=`%:${$.@}/${$}?@=${$}#%`;switch($){case #:return\"@\";default:$.@=$&&$.@||!1}",
    "const $=async($,{@:$=#,@:$}={})=>{try{return await(await fetch(\"/%/%/\"+$,{@:{\"X-@\":$}})).@()}catch($){$($)}};",
    "/[^\\w.-]{#}(?:%|\\d+)\\/%/gi.test($)&&($=$.replace(/\\u00#0/g,\"&amp;\"));",
    "/*! % v#.#.# | (c) % | MIT */\n",
    "__webpack_require__.d($,{@:()=>$,@:()=>$});//# sourceMappingURL=%.js.map\n",
)  # fmt: skip


def javascript(size: int, seed: int = 1) -> str:
    """Return about `size` characters of a minified bundle."""
    dice = random.Random(seed)
    return _repeated(lambda: _filled(dice.choice(_CODE), dice), size)


def css(size: int, seed: int = 1) -> str:
    """Return about `size` characters of a minified style sheet, with colours and small pictures in URLs."""
    dice = random.Random(seed)

    def rule() -> str:
        selector = ",".join(
            f".{_word(dice)}-{_word(dice)}>{dice.choice(_TAGS)}" for _ in range(dice.randint(1, 3))
        )
        body = ";".join(
            f"{dice.choice(_PROPERTIES)}:{dice.randint(0, 64)}px" for _ in range(dice.randint(1, 6))
        )
        url = f"url(https://cdn.example.com/{_word(dice)}/{_word(dice)}.png?v={dice.randint(1, 99)})"
        return f"{selector}{{color:#{dice.randrange(2**24):06x};background:{url};{body}}}"

    return _repeated(rule, size)


def svg(size: int, seed: int = 1) -> str:
    """Return about `size` characters of an SVG picture: paths of many points."""
    dice = random.Random(seed)

    def path() -> str:
        points = "".join(
            f"{dice.choice('MLCQ')}{dice.uniform(0, 999):.3f},{dice.uniform(-9, 9):.2f}" for _ in range(40)
        )
        return f'<path id="{_word(dice)}{dice.randrange(9999)}" fill="#{dice.randrange(2**24):06x}" d="{points}Z"/>\n'

    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 999 999">{_repeated(path, size)}</svg>'


def font(size: int, seed: int = 1) -> str:
    """Return about `size` characters of a woff2 font in a data URL; its tables are compressed."""
    return _data_url("font/woff2", b"wOF2\0\1\0\0" + random.Random(seed).randbytes(size * 3 // 4))


def truetype(size: int, seed: int = 1) -> str:
    """Return about `size` characters of a ttf font in a data URL; its outlines are small numbers and zeros."""
    dice = random.Random(seed)
    data = bytes(dice.choices(range(256), [40] + [4] * 63 + [1] * 192, k=size * 3 // 4))
    return _data_url("application/x-font-ttf", b"\0\1\0\0\0\x0c" + data)


def pdf(size: int, seed: int = 1) -> str:
    """Return about `size` characters of a PDF in a data URL: objects as text around compressed streams."""
    dice, number = random.Random(seed), count(1)

    def thing() -> str:
        stream = dice.randbytes(3000).decode("latin-1")
        return f"{next(number)} 0 obj\n<</Length 3000/Filter/FlateDecode>>\nstream\n{stream}\nendstream\nendobj\n"

    content = "%PDF-1.7\n" + _repeated(thing, size * 3 // 4)
    return _data_url("application/pdf", content.encode("latin-1"))


def svg_in_base64(size: int, seed: int = 1) -> str:
    """Return about `size` characters of an SVG picture in a data URL: base64 that holds a text."""
    return _data_url("image/svg+xml", svg(size * 3 // 4, seed).encode())


#: kind -> what makes a text of a size
FILES: dict[str, Callable[[int], str]] = {
    "woff2": font,
    "ttf": truetype,
    "PDF": pdf,
    "SVG": svg,
    "SVG in base64": svg_in_base64,
    "CSS": css,
    "JavaScript": javascript,
}


def _data_url(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _repeated(make: Callable[[], str], size: int) -> str:
    pieces, length = [], 0
    while length < size:
        pieces.append(make())
        length += len(pieces[-1])
    return "".join(pieces)


def _filled(form: str, dice: random.Random) -> str:
    makers: dict[str, Callable[[], str]] = {
        "$": lambda: "".join(dice.choices(_NAMES, k=dice.choice((1, 1, 1, 2, 2, 3)))),
        "@": lambda: dice.choice(_WORDS),
        "#": lambda: str(dice.randint(0, 9999)),
        "%": lambda: " ".join(_word(dice) for _ in range(dice.randint(1, 3))),
    }
    return "".join(makers[one]() if one in makers else one for one in form)


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(string.ascii_lowercase, k=dice.randint(3, 9)))
