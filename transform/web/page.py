"""The page itself: one drop zone, and a card for each thing that can be done."""

from __future__ import annotations

from ..product.releases import LATEST, find, releases
from ..sanitizing.policy.policies import POLICIES
from .rendering import render


def page() -> str:
    """Return the page."""
    names = [release.name for release in reversed(releases())]
    return render("page", releases=names, newest=find(LATEST).name, policies=_POLICIES)


#: What each policy takes out, in a few words.
_POLICIES = {
    "share": "secrets and data of the instance",
    "strict": "personal data too",
    "git": "what the product itself keeps out of Git",
    "product": "what the product itself leaves out of an export",
}
assert _POLICIES.keys() == POLICIES.keys()
