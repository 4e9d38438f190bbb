"""The practice's colors as files: one stylesheet, an icon, and the color of the browser's bar."""

import re

import pytest
from django.test import Client

from editorial import actions
from practice.models import Practice
from spinecare import brand

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbor(django_capture_on_commit_callbacks):
    facts = {"name": "Alder Spine", "phone": "410-555-0142", "emergency_text": "Call 911."}
    with django_capture_on_commit_callbacks(execute=True):
        Practice.objects.update_or_create(pk=1, defaults=facts | {"palette": "harbor"})
        actions.announce()


def linked(client, rel):
    page = client.get("/assessment/").content.decode()
    return re.search(rf'<link rel="{rel}" href="([^"]+)"', page)[1]


def test_the_house_colors_need_no_file_of_their_own(client):
    assert linked(client, "stylesheet").startswith("/static/")
    assert linked(client, "icon").startswith("/static/")


def test_another_palette_comes_as_one_whole_stylesheet(client, harbor):
    address = linked(client, "stylesheet")
    response = client.get(address)
    text = b"".join(response).decode()
    assert address.startswith("/brand/")
    assert "@layer components" in text
    assert text.rstrip().endswith("}}}")
    assert f"--brand:{Practice.objects.get().colors['light']['brand']};" in text
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response.headers["Cache-Control"]


def test_it_is_compressed_for_whom_understands_that_and_not_sent_twice(client, harbor):
    address = linked(client, "stylesheet")
    packed = client.get(address, headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(b"".join(packed)) < 12_288
    again = client.get(address, headers={"if-none-match": packed.headers["ETag"]})
    assert again.status_code == 304


def test_the_icon_has_the_colors_too(client, harbor):
    response = client.get(linked(client, "icon"))
    text = b"".join(response).decode()
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "#0b5d56" not in text
    assert Practice.objects.get().colors["light"]["brand"] in text


def test_nothing_else_can_be_asked_for(client, harbor):
    for name in ("..%2fpractice.json", "practice.json", "none.css", ".css"):
        assert client.get(f"/brand/{name}").status_code == 404
    assert client.post(linked(client, "stylesheet")).status_code == 405


def test_a_new_release_of_the_stylesheet_is_taken_up(client, harbor, monkeypatch):
    before = linked(client, "stylesheet")
    monkeypatch.setattr(brand, "_source", lambda: "another")
    monkeypatch.setattr(brand, "_whole", lambda: "@layer tokens {:root{--new:1}}")
    after = linked(client, "stylesheet")
    assert after != before
    assert b"--new:1" in b"".join(Client().get(after))
