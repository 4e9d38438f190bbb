"""Snapshots of a condition, written by hand or drawn: no database is needed to compare them."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

LOW_BACK, NECK, HIP = ({"pk": 1, "text": "Low back"}, {"pk": 2, "text": "Neck"},
                       {"pk": 3, "text": "Hip"})  # fmt: skip
WAIT, PILLS, SURGERY, THERAPY = "a1", "b2", "c3", "d4"

often = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def a_page(*, areas=(LOW_BACK,), options=(), sources=(), **fields):
    return {
        "model": "conditions.condition",
        "schema": 0,
        "fields": {"title_en": "Sciatica", "title_es": "Ciática", "slug": "sciatica"} | fields,
        "many": {"areas": list(areas)},
        "rows": {"options": list(options), "sources": list(sources)},
    }


def an_option(key=WAIT, position=0, text="Wait", **fields):
    words = {"position": position, "kind": "wait", "title_en": text}
    return {"pk": key, "text": text, "fields": words | fields, "many": {}}


def a_source(key="e5", **fields):
    words = {"position": 0, "authors": "Konstantinou K", "title": "Sciatica", "year": 2018}
    return {"pk": key, "text": "Konstantinou K 2018", "fields": words | fields, "many": {}}


words = st.lists(st.sampled_from(["the", "nerve", "is", "not", "well", "hurts"]), max_size=12)
texts = st.lists(words.map(" ".join), max_size=3).map("\n".join)
rich_texts = st.lists(
    st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(["p", "h3", "blockquote"]),
        st.sampled_from(["A nerve", "hurts <em>less</em>", '<a href="/x/">now</a>', "1 &lt; 2"]),
    ),
    max_size=4,
).map("".join)


@st.composite
def pages(draw):
    keys = draw(st.permutations([WAIT, PILLS, SURGERY]))[: draw(st.integers(0, 3))]
    options = (an_option(key, place, draw(words.map(" ".join))) for place, key in enumerate(keys))
    return a_page(
        title_en=draw(texts),
        what_it_is_en=draw(rich_texts),
        picture=draw(st.sampled_from(["", "pictures/a.webp", "pictures/b.webp"])),
        areas=[area for area in (LOW_BACK, NECK, HIP) if draw(st.booleans())],
        options=options,
    )
