"""The header `Link`: every legal form is read, in time that grows with its length only."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.runtime.paging.link_header import LONGEST_HEADER, Link, links_of

BLANKS = st.sampled_from(["", " ", "  ", "\t", " \t "])
TOKEN = st.text("abcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~", min_size=1, max_size=8)
QUOTED = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=12)
TARGETS = st.sampled_from(
    [
        "https://h.example/l?cursor=a,b;c",
        "/l?a=1&cursor=x",
        "?cursor=%3E",
        "../l",
        "",
        "http://[::1/?cursor=A",
        "mailto:a@b",
    ]
)
RELATIONS = st.lists(
    st.sampled_from(["next", "prev", "last", "https://h.example/rel"]), min_size=1, max_size=3
)


@dataclass(frozen=True)
class Written:
    """A link as a provider writes it, and what it says."""

    text: str
    link: Link


def quoted(value: str) -> str:
    marked = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{marked}"'


@st.composite
def parameters(draw: st.DrawFn) -> str:
    """A parameter that says nothing about the relation: of any name, with a token, a quoted text or no value."""
    name = draw(
        st.sampled_from(["title", "title*", "rel*", "hreflang", "type", "media", "x-rel", "crossorigin"])
    )
    value = draw(st.none() | TOKEN | QUOTED.map(quoted))
    equals = f"{draw(BLANKS)}={draw(BLANKS)}"
    return name if value is None else f"{name}{equals}{value}"


def either_case(text: str, draw: Any) -> str:
    return str(draw(st.sampled_from([text, text.upper(), text.capitalize()])))


@st.composite
def links(draw: st.DrawFn) -> Written:
    target, relations = draw(TARGETS), draw(RELATIONS)
    said = draw(st.sampled_from([" ", "  "])).join(relations)
    spelled = either_case(said, draw)
    plain = len(relations) == 1 and ":" not in said and draw(st.booleans())
    rel = f"{either_case('rel', draw)}{draw(BLANKS)}={draw(BLANKS)}" + (spelled if plain else f'"{spelled}"')
    # Of several `rel` only the first counts.
    extra = [f'rel="{draw(st.sampled_from(["next", "prev"]))}"'] if draw(st.booleans()) else []
    parts = [
        *draw(st.lists(parameters(), max_size=2)),
        rel,
        *extra,
        *draw(st.lists(parameters(), max_size=2)),
    ]
    separated = "".join(f"{draw(BLANKS)};{draw(BLANKS)}{part}" for part in parts)
    return Written(f"<{target}>{separated}", Link(target, tuple(relations)))


@given(st.lists(links(), max_size=4), st.data())
def test_every_legal_header_is_read(written: list[Written], data: Any) -> None:
    header = ""
    for number, each in enumerate(written):
        # RFC 9110, 5.6.1: a list may hold empty elements.
        comma = data.draw(st.sampled_from([",", ", ", " ,\t", ",,", ", ,"])) if number else ""
        header += comma + each.text
    assert links_of(header) == [each.link for each in written]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", []),
        (" , ,", []),
        ("<a>", [Link("a", ())]),
        ("< a >;rel=next", [Link("a", ("next",))]),
        ('<a>; rel="next"; anchor="#b"', [Link("a", ("next",), "#b")]),
        ("<a>; rel=next;", [Link("a", ("next",))]),
        ("<a>;; rel=next", [Link("a", ("next",))]),
        ("<a>; rel", [Link("a", ())]),
        ("<a>; rel=", [Link("a", ())]),
        ('<a>; rel="next', [Link("a", ("next",))]),
        ('<a>; title="a\\\\"; rel=next', [Link("a", ("next",))]),
        ('<a>; title="\\", <b>; rel=next"; rel=prev', [Link("a", ("prev",))]),
        ("<a>; REL=NEXT", [Link("a", ("next",))]),
        ("<a>; rel=prev; rel=next", [Link("a", ("prev",))]),
        ("<a>; rel*=UTF-8''next", [Link("a", ())]),
        ('x="<a>; rel=next", <b>; rel=prev', [Link("b", ("prev",))]),
        ("rel=next <a>", []),
        ("<a", []),
        ("<a>; =b; rel=next", [Link("a", ("next",))]),
        ("<a> rel=next", [Link("a", ())]),
    ],
)
def test_the_odd_forms_of_a_header(header: str, expected: list[Link]) -> None:
    assert links_of(header) == expected


@given(st.text('<>;,="\\ ab*', max_size=60))
def test_any_text_is_read_without_an_error(header: str) -> None:
    links_of(header)


def steps_of(header: str) -> int:
    """Lines of the scanner that run for a header: what takes time, whatever the machine."""
    steps = 0

    def trace(frame: Any, event: str, _: Any) -> Any:
        nonlocal steps
        if not frame.f_code.co_filename.endswith("link_header.py"):
            return None
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        links_of(header)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "part",
    [
        "<",
        "<a;",
        "<a>",
        ";",
        "; ",
        ",",
        '"',
        "\\",
        '<a>;a="',
        "<a>;a=\\",
        " ",
        "=",
        ";a",
        ";a=",
        '";',
        '<a>; rel="next", ',
    ],
)
def test_the_work_grows_with_the_length_only(part: str) -> None:
    some, many = steps_of(part * 500), steps_of(part * 1000)
    assert many <= 2 * some + 50


def test_a_header_beyond_any_reason_is_refused() -> None:
    assert links_of(" " * LONGEST_HEADER) == []
    with pytest.raises(ValueError, match=r"must have at most 65536 characters \(got 65537\)"):
        links_of(" " * (LONGEST_HEADER + 1))
