"""A report as tests read it: its elements, its pictures, its words."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_VOID = {"meta", "link", "input"}


class Tags(HTMLParser):
    """Collects tags, and checks that they are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements of a kind."""
        return [attributes for name, attributes in self.seen if name == tag]


def content(page: str) -> str:
    """Return the page below its head, without the script and icons; a part of a page as it is."""
    return re.sub(r"<script>.*</script>", "", page.rpartition("<header>")[2], flags=re.DOTALL)


def words(page: str) -> str:
    """Return the text of a page, blanks as one; entries and lines each on a line of their own."""
    text = re.sub(r"<(svg|title)\b.*?</\1>", " ", content(page), flags=re.DOTALL)
    text = re.sub(r"</(li|h\d|p|summary|figcaption)>|\n</span>|<pre>", "\x00", text)
    text = re.sub(r"</(td|th)>", " ", text)
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return "\n".join(line for part in text.split("\0") if (line := " ".join(part.split())))


def sections(page: str) -> dict[str, str]:
    """Return heading -> what stands in its section."""
    found = {}
    for part in content(page).split('<details class="section"')[1:]:
        heading = re.search(r"<h2>.*?</svg> (.*?)</h2>", part)
        found[html.unescape(heading[1])] = "<details" + part.partition('<details class="section quiet"')[0]
    return found


def pictures(page: str) -> dict[str, list[list[tuple[str, str]]]]:
    """Return heading -> for each picture below it the kind and widget of each mark, sorted."""
    return {
        heading: [
            sorted(re.findall(r'<a class="spot (\w+)[^>]*? data-widget="(.*?)"', figure))
            for figure in part.split("<figure")[1:]
        ]
        for heading, part in sections(page).items()
    }
