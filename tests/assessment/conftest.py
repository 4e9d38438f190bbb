"""For tests of the pages: a practice, a visitor, and a renderer with time enough."""

import pytest

from assessment import instrument
from assessment.report.pool import Pool
from editorial import published
from tests import pages
from tests.assessment.tokens import VISIT, saved_by
from tests.assessment.visitor import Visitor


@pytest.fixture(autouse=True)
def _nothing_published(_own_folders):
    """So that reading what is asked needs no database; who publishes writes it anew."""
    published.write(instrument.NAME, {"documents": {}})


@pytest.fixture
def practice(db):
    return pages.a_practice(after_hours="A nurse answers at night.")


@pytest.fixture
def visitor(client, practice):
    return Visitor(client)


@pytest.fixture(scope="session")
def pool(tmp_path_factory):
    pool = Pool(folder=tmp_path_factory.mktemp("report"), render_seconds=60)
    yield pool
    pool.close()


@pytest.fixture
def printing(monkeypatch, pool):
    """Real summaries, also on a machine that is busy with other tests."""
    monkeypatch.setattr("assessment.report.summary.render_pdf", pool.render)


@pytest.fixture
def asked():
    """The instrument that ships."""
    return instrument.current()


@pytest.fixture
def name(settings):
    """Of the cookie."""
    return settings.ANSWERS_COOKIE_NAME


@pytest.fixture
def saved(asked, name):
    """The cookie as a response sets it."""
    return saved_by(VISIT, asked, name)
