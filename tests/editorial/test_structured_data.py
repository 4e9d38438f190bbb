"""The nodes of schema.org that every page shares, and how they are printed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial import structured_data
from editorial.templatetags.structured_data import json_ld

OPENING, CLOSING = '<script type="application/ld+json">', "</script>"


def printed(graph):
    html = json_ld(graph)
    assert html.startswith(OPENING)
    assert html.endswith(CLOSING)
    return html[len(OPENING) : -len(CLOSING)]


def test_a_graph_leaves_out_what_nobody_said():
    node = {"@type": "Physician", "usNPI": "", "image": None, "address": [], "geo": {"lat": None}}
    assert structured_data.graph([node]) == {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Physician"}],
    }


def test_no_and_zero_are_said():
    node = {"isAcceptingNewPatients": False, "position": 0}
    assert structured_data.graph([node])["@graph"] == [node]


def test_breadcrumbs_count_from_home():
    crumbs = structured_data.breadcrumbs([("Home", "/"), ("Conditions", "/conditions/")])
    assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2]
    assert crumbs["itemListElement"][1]["item"].startswith("http")


def test_rich_text_becomes_one_line_of_words():
    html = "<p>One <strong>small</strong> cut.</p><ul><li>Home &amp; rest</li></ul>"
    assert structured_data.plain(html) == "One small cut. Home & rest"


@pytest.mark.parametrize("address", ["/media/a.webp", "https://example.org/a.webp", ""])
def test_an_address_of_ours_gets_its_host_and_no_other(address, settings):
    settings.BASE_URL = "https://spine.example.org"
    wanted = "https://spine.example.org/media/a.webp" if address.startswith("/") else address
    assert structured_data.whole(address) == wanted


@given(st.text())
def test_whatever_an_editor_writes_stays_data(text):
    html = printed({"name": text})
    assert "<" not in html
    assert ">" not in html
    assert json.loads(html) == {"name": text}
