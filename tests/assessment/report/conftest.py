"""One example page and its summary for all tests of the report; no database, no settings."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def example():
    return Path(__file__).with_name("example.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pdf(pool, example):
    return pool.render(example)
