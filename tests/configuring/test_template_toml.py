from __future__ import annotations

import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from transform.configuring.template_toml import Line, Section, as_json, as_toml

scalars = st.text() | st.booleans() | st.integers(-(2**53), 2**53)
sane = st.text(st.characters(exclude_categories=("Cs",)))
lines = st.builds(Line, sane, scalars, st.none(), st.just("about"), st.just(True), st.booleans())


@given(
    sane,
    st.lists(lines, max_size=4, unique_by=lambda line: line.path),
    st.lists(sane, max_size=2, unique=True),
)
def test_both_texts_say_what_the_form_says(name, lines, environments):
    section = Section(name, "x-plugin", tuple(line for line in lines if line.path not in ("plugin", "about")))
    toml = tomllib.loads(as_toml([section], environments))
    data = json.loads(as_json([section], environments))
    sections = [data["datasources"], *data.get("environments", {}).values()]
    for entry in sections:
        entry.get(name, {}).pop("about", None)
    found = {key: value for key, value in data.get("environments", {}).items() if value}
    assert toml["datasources"] == {
        key: {path: _sound(value) for path, value in entry.items()}
        for key, entry in data["datasources"].items()
    }
    assert toml.get("environments", {}).keys() == found.keys()


def _sound(value):
    return (
        value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if isinstance(value, str)
        else value
    )


def test_what_is_not_active_is_a_comment():
    line = Line("url", None, "A_URL", "URL; optional", active=False, shared=False)
    text = as_toml([Section("A", "x-plugin", (line,))], ())
    assert text.endswith('[datasources.A]\nplugin = "x-plugin"\n# URL; optional\n# "url" = "${A_URL}"\n')
    data = json.loads(as_json([Section("A", "x-plugin", (line,))], ()))
    assert data["datasources"]["A"] == {
        "plugin": "x-plugin",
        "optional": {"url": "${A_URL}"},
        "about": {"url": "URL; optional"},
    }


def test_what_hides_or_changes_the_direction_of_text_is_escaped():
    name = "a\u202e\u2066\u2028\x9b\x7f\u200b\U000e0041 \u00e9\u65e5"
    line = Line("url", name, None, "", active=True, shared=False)
    text = as_toml([Section(name, name, (line,))], (name,))
    assert all(character.isprintable() for character in text.replace("\n", ""))
    assert "\\u202e\\u2066\\u2028\\u009b\\u007f\\u200b\\U000e0041 \u00e9\u65e5" in text
    assert tomllib.loads(text)["environments"][name][name] == {"url": name}
