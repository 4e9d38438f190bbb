"""Nothing that a page names is ever opened, but for the fonts that we bring along."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

import pytest

from assessment.report.renderer import FONTS, BundledFontsOnly


class Canary(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(302 if self.path == "/redirect" else 200)
        self.send_header("Location", "/secret")
        self.end_headers()

    def log_message(self, *arguments):
        """Keep the test's output quiet."""


@pytest.fixture
def canary():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Canary)
    server.asked = []
    server.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/logo.png",
        "ftp://example.org/logo.png",
        "file:///etc/hostname",
        "FILE:///etc/hostname",
        FONTS["report-font:400"].as_uri(),
        "data:text/plain,hello",
        "report-font:400/../../secret",
        "report-font:401",
        "logo.png",
        "",
    ],
)
def test_every_other_address_is_refused(address):
    with pytest.raises(ValueError, match="nothing but its own fonts"):
        BundledFontsOnly().fetch(address)


@pytest.mark.parametrize("path", ["/picture", "/redirect"])
def test_a_web_address_is_refused_before_anything_is_sent(canary, path):
    with pytest.raises(ValueError, match="nothing but its own fonts"):
        BundledFontsOnly()(canary.address + path)

    assert canary.asked == []


def test_the_canary_notices_a_visitor(canary):
    urlopen(canary.address + "/redirect").close()

    assert canary.asked == ["/redirect", "/secret"]


@pytest.mark.parametrize("address", FONTS)
def test_our_fonts_are_handed_out(address):
    assert BundledFontsOnly().fetch(address).read() == FONTS[address].read_bytes()


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="stylesheet" href="{0}/sheet">',
        '<link rel="attachment" href="{0}/attachment">',
        '<base href="{0}/"><img alt="Picture" src="picture">',
        '<img alt="Picture" src="{0}/redirect">',
        '<style>@import "{0}/import"; p {{ background: url({0}/background) }}</style>',
        "<style>@font-face {{ font-family: Other; src: url({0}/font) }}</style>",
        '<object data="{0}/object"></object><embed src="{0}/embed">',
        '<svg><title>Use</title><image href="{0}/image"/><use href="{0}/use#a"/></svg>',
    ],
)
def test_a_page_full_of_addresses_reaches_nobody(pool, canary, markup):
    page = f'<html lang="en"><title>Canary</title>{markup.format(canary.address)}<p>Text</p>'

    assert pool.render(page).startswith(b"%PDF-")
    assert canary.asked == []


def test_a_file_of_the_machine_is_not_attached(pool, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    page = f'<html lang="en"><title>File</title><link rel="attachment" href="{secret.as_uri()}">'

    assert b"EmbeddedFile" not in pool.render(page)
