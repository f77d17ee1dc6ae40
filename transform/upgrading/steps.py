"""What a page step is, and the ordered list of all of them.

A step is one module of `transform.upgrading.pages`, named sNNN_what_it_does, with one function `upgrade`
that carries a decorator of this module. NNN is the page version at which the step starts.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, NamedTuple

from ..discovery import module_names
from ..product.traversal import Walk
from .children_access import BY_WALK, ChildrenAccess

if TYPE_CHECKING:
    from .draft import PageDraft, WidgetFunction

PageFunction = Callable[["PageDraft"], None]

_MODULE = r"s(\d{3})_\w+"
_PAGES = f"{__package__}.pages"


class PageStep(NamedTuple):
    """One upgrade of a page DSL from `start` to `start + 1`.

    `types`: the widget types that it touches, empty for every type. `on_widget` is called for each of them
    that `walk` reaches; a step that restructures has `on_page` instead and is called once. `retypes` says
    that widgets may change their type or place, so that the engine has to index the page again. `children`
    says how the product's step reads malformed children. `loose_version`: the product compares the page's
    version with the step's by `==`, so that texts such as "78" match too.
    """

    start: int
    title: str
    types: tuple[str, ...]
    walk: Walk
    retypes: bool
    children: ChildrenAccess = BY_WALK
    loose_version: bool = False
    on_widget: WidgetFunction | None = None
    on_page: PageFunction | None = None

    @property
    def only_raises(self) -> bool:
        """Return whether the step does nothing but raise the version."""
        return self.on_widget is None and self.on_page is None


def widget_step(
    *types: str,
    walk: Walk = Walk.OUTERMOST,
    retypes: bool = False,
    children: ChildrenAccess = BY_WALK,
    loose_version: bool = False,
) -> Callable[[WidgetFunction], PageStep]:
    """Make a step of a function that changes one widget.

    The function owns the widget's top level: it may set and delete keys, but must replace, never change,
    the lists and objects inside. When it raises, the engine puts the widget back as it was.
    """

    def make(function: WidgetFunction) -> PageStep:
        start, title = _identity(function)
        return PageStep(start, title, types, walk, retypes, children, loose_version, on_widget=function)

    return make


def page_step(
    *types: str, retypes: bool = False, children: ChildrenAccess = BY_WALK
) -> Callable[[PageFunction], PageStep]:
    """Make a step of a function that changes the tree of a page; `types` that are not on it spare the call.

    The function changes each widget through `PageDraft.attempt`, which isolates failures.
    """

    def make(function: PageFunction) -> PageStep:
        start, title = _identity(function)
        return PageStep(start, title, types, Walk.EVERY, retypes, children, on_page=function)

    return make


def bump_step(function: Callable[[], None]) -> PageStep:
    """Make a step that only raises the version; the function's docstring says why."""
    start, title = _identity(function)
    return PageStep(start, title, (), Walk.EVERY, False)


def _identity(function: Callable[..., None]) -> tuple[int, str]:
    module = function.__module__.rpartition(".")[2]
    match = re.fullmatch(_MODULE, module)
    if match is None:
        raise TypeError(f"a step's module is named sNNN_what_it_does, not {module}")
    return int(match.group(1)), (function.__doc__ or "").strip().partition("\n")[0]


#: Each step is one module, so their number is the newest page version.
_NAMES = module_names(_PAGES, _MODULE)
LATEST_PAGE_VERSION = len(_NAMES)


@functools.cache
def step_from(version: int) -> PageStep:
    """Return the step that starts at a page version; its module is imported only now."""
    step: PageStep = importlib.import_module(f"{_PAGES}.{_NAMES[version]}").upgrade
    if step.start != version:
        raise RuntimeError("page steps have a gap or a duplicate")
    return step


def page_steps() -> tuple[PageStep, ...]:
    """Return all page steps in order; the index of a step is the page version at which it starts."""
    return tuple(step_from(version) for version in range(LATEST_PAGE_VERSION))


class Chunk:
    """Consecutive steps that change one widget at a time, so that each widget can take them all in turn."""

    def __init__(self, steps: tuple[PageStep, ...]) -> None:
        self.steps = steps


Plan = tuple[Chunk | PageStep, ...]
"""What runs, in this order."""


@functools.lru_cache(maxsize=8192)
def changes(chunk: Chunk, kind: Hashable, is_root: bool = False) -> tuple[tuple[int, WidgetFunction], ...]:
    """Return start and function of the steps that touch widgets of a type; the root only where they reach it."""
    return tuple(
        (step.start, step.on_widget)
        for step in chunk.steps
        if step.on_widget is not None
        and (not step.types or kind in step.types)
        and (step.walk is Walk.EVERY or not is_root)
    )


@functools.lru_cache(maxsize=256)
def plan(start: int, to: int, left_out: frozenset[int] = frozenset()) -> Plan:
    """Return the steps from one version to another: runs of one-widget steps, and the others by themselves.

    Those that start at a version of `left_out` do not run.
    """
    planned: list[Chunk | PageStep] = []
    run: list[PageStep] = []
    for step in map(step_from, range(start, to)):
        if step.start in left_out:
            continue
        if step.on_widget is not None and not step.retypes and step.walk in _ONE_BY_ONE:
            run.append(step)
        elif not step.only_raises:
            planned += [Chunk(tuple(run)), step] if run else [step]
            run = []
    return (*planned, Chunk(tuple(run))) if run else tuple(planned)


@functools.lru_cache(maxsize=256)
def merged(chunks: tuple[Chunk, ...]) -> Chunk:
    """Return one chunk for several that follow each other."""
    return chunks[0] if len(chunks) == 1 else Chunk(tuple(step for chunk in chunks for step in chunk.steps))


_ONE_BY_ONE = (Walk.EVERY, Walk.DESCENDANTS, Walk.OUTERMOST)


@functools.lru_cache(maxsize=256)
def outermost_types(chunk: Chunk) -> frozenset[str]:
    """Return the types below which some step of a chunk does not look."""
    return frozenset(kind for step in chunk.steps if step.walk is Walk.OUTERMOST for kind in step.types)
