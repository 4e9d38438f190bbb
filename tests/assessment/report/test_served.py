"""Summaries under the real server: asked for all at once, cut off, and across recycled workers."""

import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from statistics import median

import pytest

from assessment import instrument
from assessment.cookie import Visit
from assessment.report.pool import AT_ONCE_IN_ONE_WORKER
from tests.assessment.report.served import eventually, is_running, resident_kilobytes, site
from tests.assessment.spine_cases import CASE_B, answers_from
from tests.assessment.tokens import saved_by

pytestmark = pytest.mark.server

SUMMARY = "/assessment/summary.pdf"
PAGES = ("/assessment/", "/assessment/result/", "/assessment/answers/")
AT_ONCE = 50
MAY_WAIT = 2 * AT_ONCE_IN_ONE_WORKER
ROUNDS = 2
GLANCE_SECONDS = 0.05


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with site(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture
def cookie(settings):
    visit = Visit(answers=answers_from(CASE_B), answered_on=date(2026, 3, 4), begun=True)
    name = settings.ANSWERS_COOKIE_NAME
    return f"{name}={saved_by(visit, instrument.current(), name).value}"


class Reader:
    """Somebody who looks at one page after another, until told to stop."""

    def __init__(self, served, cookie):
        self.answers = []
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._read, args=(served, cookie))

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *failure):
        self._enough.set()
        self._thread.join()

    def _read(self, served, cookie):
        while not self._enough.is_set():
            for address in PAGES:
                self.answers.append(served.get(address, cookie))
                self._enough.wait(GLANCE_SECONDS)


def all_at_once(served, cookie):
    together = threading.Barrier(AT_ONCE)

    def ask(_):
        together.wait()
        return served.get(SUMMARY, cookie)

    with ThreadPoolExecutor(AT_ONCE) as patients:
        return list(patients.map(ask, range(AT_ONCE)))


def typical_seconds(answers):
    return median(answer.seconds for answer in answers)


class TestFiftyAtOnce:
    def test_get_a_summary_or_are_asked_to_try_again_while_others_read_on(self, served, cookie):
        before = served.workers

        with Reader(served, cookie) as reader:
            answers = [answer for _ in range(ROUNDS) for answer in all_at_once(served, cookie)]

        made = [answer for answer in answers if answer.status == 200]
        refused = [answer for answer in answers if answer.status == 503]
        assert len(made) + len(refused) == len(answers) == ROUNDS * AT_ONCE
        assert made
        assert {answer.body for answer in made} == {made[0].body}
        assert made[0].body.startswith(b"%PDF-")
        assert {answer.status for answer in reader.answers} == {200}
        # Measured against each other: on a busy machine both take their time.
        assert typical_seconds(reader.answers) < typical_seconds(made)
        assert served.workers == before

    def test_wait_in_nobodys_way_where_none_can_be_made(self, served, cookie):
        with ThreadPoolExecutor(AT_ONCE) as patients, served.no_slot_free():
            asked = [patients.submit(served.get, SUMMARY, cookie) for _ in range(AT_ONCE)]
            eventually(lambda: sum(each.done() for each in asked) >= AT_ONCE - MAY_WAIT)
            refused = [each.result() for each in asked if each.done()]
            read = [served.get(page, cookie) for page in PAGES * 5]
            waiting = [each for each in asked if not each.done()]

        assert {answer.status for answer in refused} == {503}
        assert {answer.headers["Retry-After"] for answer in refused} == {"5"}
        assert all(SUMMARY.encode() in answer.body for answer in refused)
        assert {answer.status for answer in read} == {200}
        assert waiting
        assert {each.result().status for each in waiting} == {200}


class TestRenderer:
    def test_is_ready_before_anybody_asks(self, served, cookie):
        renderers = served.renderers

        assert served.get(SUMMARY, cookie).status == 200
        assert renderers <= served.renderers

    def test_needs_at_most_110_megabytes(self, served, cookie):
        for _ in range(6):
            assert served.get(SUMMARY, cookie).status == 200

        assert max(map(resident_kilobytes, served.renderers)) <= 110_000

    def test_killed_in_mid_page_costs_that_request_only(self, served, cookie):
        before = served.workers
        stopped = served.renderers
        for renderer in stopped:
            os.kill(renderer, signal.SIGSTOP)
        served.handed_over.unlink(missing_ok=True)

        with ThreadPoolExecutor(1) as patients:
            cut_off = patients.submit(served.get, SUMMARY, cookie)
            # Killed any sooner, a renderer is found dead, and another one is started unnoticed.
            eventually(served.handed_over.exists)
            assert served.get("/assessment/result/", cookie).status == 200
            assert not cut_off.done()
            for renderer in stopped:
                os.kill(renderer, signal.SIGKILL)

        assert cut_off.result().status == 503
        assert cut_off.result().headers["Retry-After"] == "5"
        assert [served.get(SUMMARY, cookie).status for _ in range(4)] == [200] * 4
        assert served.workers == before


class TestRecycling:
    def test_of_all_workers_leaves_no_renderer_behind(self, served, cookie):
        workers, renderers = served.workers, served.renderers

        served.master.send_signal(signal.SIGHUP)
        eventually(lambda: not any(map(is_running, workers | renderers)))
        served.wait_until_warm()

        assert served.get(SUMMARY, cookie).status == 200

    def test_of_a_worker_after_its_last_request_leaves_no_renderer_behind(self, tmp_path, cookie):
        with site(tmp_path, "--max-requests", "60", "--max-requests-jitter", "0") as served:
            workers, renderers = served.workers, served.renderers

            while any(map(is_running, workers)):
                assert served.get("/assessment/result/", cookie).status == 200
            eventually(lambda: not any(map(is_running, renderers)))
            served.wait_until_warm()

            assert served.get(SUMMARY, cookie).status == 200

    def test_of_the_whole_server_leaves_nothing_behind(self, tmp_path, cookie):
        with site(tmp_path) as served:
            assert served.get(SUMMARY, cookie).status == 200
            everything = served.workers | served.renderers

        eventually(lambda: not any(map(is_running, everything)))
        assert not list(tmp_path.glob("spinecare-report-*/scratch-*"))
