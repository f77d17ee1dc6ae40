"""What a rule is, and the pieces that rules are made of."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from ...diagnostics import Severity
from ...patterns import pattern
from .passwords import is_given_password
from .secret_names import Sensitivity, sensitivity
from .secret_values import CHANGE_OF_CASE, is_random, secret_part

Span = tuple[int, int]

#: What tokens are made of, for a regular expression.
TOKEN_CHARACTERS = r"A-Za-z0-9_$\-.+/=~:%"

#: A UUID in lower case, for a regular expression.
UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

#: A JSON web token inside a longer token, for a regular expression.
JSON_WEB_TOKEN = r"eyJ[A-Za-z0-9_-]{10,2000}+\.[A-Za-z0-9_-]{10,4000}+\.[A-Za-z0-9_-]{20,2000}+"

#: How much of a text before a hint is searched.
BEFORE = 160


def _always(match: re.Match[str]) -> bool:
    return True


class Rule(NamedTuple):
    """How one kind of secret is recognised.

    `pattern` finds it; its group `secret` is what must not be shown. `accept` may refuse a match, by its
    checksum for instance. A rule may have a function `find` instead: text, start, end -> spans.

    Of `hints`, in lower case, every match holds at least one. `near` is where to look for them, which makes
    scanning fast:

    - `token`: the whole match is a run of 16 or more characters of `TOKEN_CHARACTERS`; only such runs are
      searched. The letters and digits of a hint begin where no letter or digit precedes, unless
      `inside_word` is set;
    - `name`: the pattern begins right after a name that indicates a secret (`sensitivity`), which also
      judges what it finds; one of the characters in `before`, if any, precedes the name (a line break
      for the beginning of the text too); names such as `key`, which are indicative in requests only, count where
      `parameters` is set; a function gets the end of the name;
    - `word`: the hints are whole words of letters, and the surroundings of each are searched, `BEFORE`
      characters before and `reach` after (0: the whole text, for hints that stand everywhere in it);
    - `text`: the same for hints that are no letters;
    - `place`: not in texts at all; the place of the value decides (`named_values.py`, `copies.py`).

    Every quantifier of a pattern is bounded or possessive, so that the cost stays linear.

    `values` is how what is found after a name is judged: `quoted` values by the name, `unquoted` ones more
    carefully since they may be names of variables (but for names in capitals, as in environments), `passwords`
    are passwords for certain unless they are placeholders.

    `published` is how many of the first characters the format itself makes public. `generic` rules go by
    names and looks rather than by a format; `personal` ones find no secrets but data about people.

    `source` is the page of the issuer, or the standard, that describes the format. `checksum` tells whether the
    check digits of a secret fit, where the format has some; see `mismatch`.
    """

    name: str
    title: str
    hints: tuple[str, ...] = ()
    pattern: str = ""
    accept: Callable[[re.Match[str]], bool] = _always
    find: Callable[[str, int, int], Iterator[Span]] | None = None
    near: Literal["token", "name", "word", "text", "place"] = "token"
    inside_word: bool = False
    before: str = ""
    parameters: bool = False
    reach: int = 2200
    values: Literal["quoted", "unquoted", "passwords"] = "quoted"
    published: int = 0
    severity: Severity = "error"
    generic: bool = False
    personal: bool = False
    source: str = ""
    checksum: Callable[[str], bool] | None = None

    @property
    def mismatch(self) -> Rule:
        """Return the rule for what has the form of this one, but whose checksum does not fit."""
        checksum = self.checksum
        return self._replace(
            name=f"{self.name}-checksum",
            title=f"looks like a {self.title}, but its checksum does not fit",
            accept=lambda match: not_an_example(match) and not (checksum and checksum(match["secret"])),
            checksum=None,
            severity="warning",
        )

    def in_token(self, token: str) -> Iterator[Span]:
        """Yield where in a run of token characters the rule finds something."""
        yield from self._matches(token, 0, len(token))

    def near_hints(self, text: str, lowered: str) -> Iterator[Span]:
        """Yield where the rule finds something around its hints; `lowered` is the text in lower case."""
        search = self.find or self._matches
        if not self.reach:
            yield from search(text, 0, len(text))
            return
        for start, end in _surroundings(lowered, self.hints, self.reach):
            yield from search(text, start, end)

    def after_name(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Yield where the rule finds something that the name between `start` and `end` marks as secret."""
        if self.before and (text[start - 1] if start else "\n") not in self.before:
            return
        sensitive = sensitivity(text[start:end])
        if sensitive is Sensitivity.PARAMETER and not self.parameters:
            return
        spans = self.find(text, end, end + self.reach) if self.find else self._right_after(text, end)
        for at, until in spans:
            part = self._secret_part(text[at:until], sensitive, unquoted=self._may_be_name(text, start, end))
            if part:
                yield at + part[0], at + part[1]

    def _may_be_name(self, text: str, start: int, end: int) -> bool:
        """Return whether the value of a name may be the name of a variable: not in `KEY=x` and `--option=key=x`."""
        return self.values == "unquoted" and not text[start:end].isupper() and text[start - 1 : start] != "="

    def _secret_part(self, value: str, sensitive: Sensitivity, *, unquoted: bool) -> Span | None:
        if self.values == "passwords" and sensitive is Sensitivity.PASSWORD:
            return (0, len(value)) if is_given_password(value) else None
        return secret_part(value, sensitive, unquoted=unquoted)

    def _right_after(self, text: str, at: int) -> Iterator[Span]:
        match = compiled(self.pattern).match(text, at)
        if match and self._is_accepted(match):
            yield match.span("secret")

    def _matches(self, text: str, start: int, end: int) -> Iterator[Span]:
        for match in compiled(self.pattern).finditer(text, start, end):
            if self._is_accepted(match):
                yield match.span("secret")

    def _is_accepted(self, match: re.Match[str]) -> bool:
        return self.accept(match) and (self.checksum is None or self.checksum(match["secret"]))


def _surroundings(lowered: str, hints: tuple[str, ...], reach: int) -> list[Span]:
    """Return the parts of a text around hints; those that overlap are one, so that no part is searched twice."""
    found = []
    for hint in hints:
        at = lowered.find(hint)
        while at >= 0:
            start, end = max(0, at - BEFORE), at + len(hint)
            while (last := lowered.rfind(hint, end, end + reach)) >= 0:
                end = last + len(hint)
            found.append((start, end + reach))
            at = lowered.find(hint, end)
    found.sort()
    merged: list[Span] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern once, when a text first needs it."""
    return re.compile(pattern)


def token(*forms: str, ends: str = "A-Za-z0-9_-") -> str:
    """Return the pattern of a token on its own, in any of its forms: no letter or digit before, no `ends` after."""
    return rf"(?<![A-Za-z0-9])(?P<secret>{'|'.join(forms)})(?![{ends}])"


def not_an_example(match: re.Match[str]) -> bool:
    """Refuse what documentation prints: EXAMPLE in it, or one character over and over."""
    secret = match.group("secret")
    return "EXAMPLE" not in secret.upper() and not _REPEATED.search(secret)


def password_like(match: re.Match[str]) -> bool:
    """Accept any password but a placeholder, where the surroundings leave no doubt that there is one."""
    return is_given_password(match.group("secret"))


def mixed(match: re.Match[str]) -> bool:
    """Accept what a machine has drawn: digits among the letters or a wild change of case, and no example."""
    secret = match.group("secret")
    is_wild = len(CHANGE_OF_CASE.findall(secret)) >= 5 or sum(map(str.isdigit, secret)) >= 2
    return is_wild and is_random(secret, at_least=16) and not_an_example(match)


_REPEATED = pattern(r"([A-Za-z0-9*._-])\1{5}")
