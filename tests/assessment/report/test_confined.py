"""The renderer's own process: one page at a time, and no word about a page that fails."""

import os
import socket
import subprocess
import sys
from threading import Thread

import pytest

from assessment.report import confined, frames
from assessment.report.renderer import Renderer, font_path

PAGE = '<!doctype html><html lang="en"><title>One page</title><p>Numb since May.</p>'
NOBODY = 2**22 + 1
"""The number of no process: Linux counts no further."""


@pytest.fixture
def ends():
    """Both ends of a connection: the web worker's and the renderer's."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@pytest.fixture
def serving(ends):
    ours, theirs = ends
    thread = Thread(target=confined.serve, args=(theirs,))
    thread.start()
    yield ours
    ours.close()
    thread.join()


def started(stdin, parent, folder):
    command = [sys.executable, "-m", "assessment.report.confined", str(parent), str(folder)]
    return subprocess.Popen(command, stdin=stdin, stderr=subprocess.PIPE, text=True)


class TestServe:
    def test_answers_each_page_with_its_summary(self, serving):
        for _ in range(2):
            frames.send(serving, PAGE.encode())

            assert frames.receive(serving).startswith(b"%PDF-")

    def test_ends_when_the_web_worker_has_gone(self, ends):
        ours, theirs = ends
        ours.close()

        assert confined.serve(theirs) is None

    def test_ends_when_nobody_asks_for_long(self, ends, monkeypatch):
        monkeypatch.setattr(confined, "IDLE_SECONDS", 0.05)

        assert confined.serve(ends[1]) is None


class TestFailure:
    def test_is_an_empty_answer(self):
        def fail(html):
            raise ValueError(html)

        assert confined._pdf_or_nothing(fail, PAGE) == b""

    def test_is_named_without_quoting_the_page(self, capsys):
        def fail(html):
            raise ValueError(html)

        confined._pdf_or_nothing(fail, PAGE)

        assert capsys.readouterr().err == "summary not rendered: ValueError\n"


class TestProcess:
    def test_answers_and_then_ends_in_order(self, ends, tmp_path):
        ours, theirs = ends
        process = started(theirs, os.getpid(), tmp_path)
        theirs.close()

        frames.send(ours, PAGE.encode())
        answer = frames.receive(ours)
        ours.close()

        assert answer.startswith(b"%PDF-")
        assert process.wait(60) == 0
        process.stderr.close()
        assert list(tmp_path.glob("scratch-*")) == []

    def test_does_not_outlive_the_web_worker(self, ends, tmp_path):
        process = started(ends[1], NOBODY, tmp_path)

        _, said = process.communicate(timeout=60)

        assert process.returncode == 1
        assert said.strip() == "the web worker has gone"


class TestRenderer:
    def test_gives_the_bytes_that_every_process_gives(self, example, pdf):
        assert Renderer().render(example) == pdf

    def test_says_so_when_the_font_is_missing(self, monkeypatch):
        monkeypatch.setattr("assessment.report.renderer.find_spec", lambda name: None)

        with pytest.raises(RuntimeError, match="font-source-sans-pro is not installed"):
            font_path(400)
