"""The page itself: one drop zone, and a card for each thing that can be done."""

from __future__ import annotations

from ..errors import LimitError
from ..product.releases import LATEST, find, releases
from ..sanitizing.policy.policies import POLICIES
from .rendering import render


def page(most: int, too_large: LimitError) -> str:
    """Return the page; `most`: bytes that all inputs may have together, `too_large`: what is said of more."""
    names = [release.name for release in reversed(releases())]
    return render(
        "page",
        releases=names,
        newest=find(LATEST).name,
        policies=_POLICIES,
        most=most,
        too_large=too_large,
    )


#: What each policy takes out, in a few words.
_POLICIES = {
    "share": "Secrets and data of the instance",
    "strict": "Personal data too",
    "git": "What Appsmith itself keeps out of Git",
    "product": "What Appsmith itself leaves out of an export",
}
assert _POLICIES.keys() == POLICIES.keys()
