"""One example page and its summary, and worked cases on paper, for all tests of the report."""

import threading
from functools import cache
from pathlib import Path

import pytest

from assessment.report import frames
from assessment.report.summary import summary_html
from tests.assessment.report import printed as paper
from tests.assessment.report.handing_over import telling


@pytest.fixture(scope="session")
def example():
    return Path(__file__).with_name("example.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pdf(pool, example):
    return pool.render(example)


@pytest.fixture
def handed_over(monkeypatch):
    """An event: a page is with its renderer, and nobody asks any more whether that one is fit."""
    handed_over = threading.Event()
    monkeypatch.setattr(frames, "send", telling(handed_over.set))
    return handed_over


@pytest.fixture
def demo_practice(db):
    paper.demo_practice()


@pytest.fixture(scope="session")
def press(pool):
    """Prints each page once: the same page always gives the same bytes."""
    return cache(lambda html: paper.Printed(pool.render(html)))


@pytest.fixture
def printed(press):
    return lambda name, **visit: press(summary_html(paper.result_of(name, **visit)))
