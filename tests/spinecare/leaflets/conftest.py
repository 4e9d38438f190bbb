"""A practice with a condition and a procedure, and a press that prints at once."""

import pytest

from assessment.report.pool import Pool
from spinecare.leaflets import writing
from tests import pages


class Press:
    """Stands in for the renderer's processes, and remembers what it was given."""

    def __init__(self):
        self.printed = []
        self.problem = None

    def print(self, html):
        if self.problem:
            raise self.problem
        self.printed.append(html)
        return f"%PDF of {len(self.printed)}".encode()

    @property
    def titles(self):
        return [html.partition("<title>")[2].partition("<")[0] for html in self.printed]


@pytest.fixture
def press(monkeypatch):
    press = Press()
    monkeypatch.setattr(writing, "render_pdf", press.print)
    return press


@pytest.fixture
def practice(db):
    return pages.a_practice()


@pytest.fixture
def condition(practice):
    return pages.a_condition(areas=[pages.an_area()], illustration="sciatica")


@pytest.fixture
def procedure(condition):
    procedure = pages.a_procedure(treats=[condition], nights_min=0, nights_max=1)
    procedure.steps.create(title="A small cut", text="You sleep.", drawing="discectomy-opening")
    procedure.milestones.create(when="Day 1", title="Up and walking", text="A nurse helps you.")
    return procedure


@pytest.fixture(scope="session")
def real_press(tmp_path_factory):
    """The renderer itself: PDF/UA is a matter of what comes out of it."""
    pool = Pool(folder=tmp_path_factory.mktemp("leaflets"), render_seconds=60)
    yield pool.render
    pool.close()
