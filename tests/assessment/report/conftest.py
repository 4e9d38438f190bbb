"""One warm pool and one summary for all tests of the report; no database, no settings."""

from pathlib import Path

import pytest

from assessment.report.pool import Pool


@pytest.fixture(scope="session")
def example():
    return Path(__file__).with_name("example.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pool(tmp_path_factory):
    pool = Pool(folder=tmp_path_factory.mktemp("report"), render_seconds=60)
    yield pool
    pool.close()


@pytest.fixture(scope="session")
def pdf(pool, example):
    return pool.render(example)
