"""Renderers fail, hang, die and run out, and no web worker notices more than it must."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from assessment.report import children, confined, slots
from assessment.report.children import PROJECT
from assessment.report.pool import Busy, Pool, RenderFailed

PAGE = '<html lang="en"><title>Page</title><p>Hello</p></html>'
ANSWERS_WITH_ITS_SURROUNDINGS = (
    sys.executable,
    "-c",
    "import os, socket; from assessment.report import frames; c = socket.socket(fileno=0);"
    "frames.receive(c); frames.send(c, repr(dict(os.environ)).encode())",
)
NEVER_ANSWERS = (sys.executable, "-c", "import time; time.sleep(600)")
CANNOT_START = (sys.executable, "-c", "raise SystemExit(1)")
PATIENCE = 60
WITH_TIME_ENOUGH = f"""
from functools import partial
from assessment.report import children, pool
children.RETIRE_SECONDS = {PATIENCE}
pool.Pool = partial(pool.Pool, queue_seconds={PATIENCE}, render_seconds={PATIENCE})
"""
"""For another process: what a web worker gives up on may just be slow on a busy machine."""


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch):
    """A child that is killed because it is slow to end leaves its files behind."""
    monkeypatch.setattr(children, "RETIRE_SECONDS", PATIENCE)


@pytest.fixture
def own_pool(tmp_path):
    pool = Pool(folder=tmp_path, slot_count=1, queue_seconds=PATIENCE, render_seconds=PATIENCE)
    yield pool
    pool.close()


def is_running(pid):
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return state.stdout.strip() not in ("", "Z") and not state.stdout.startswith("Z")


def ends(pid):
    deadline = time.monotonic() + PATIENCE
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(pid)


def run_python(code, **options):
    command = [sys.executable, "-c", WITH_TIME_ENOUGH + code]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, **options)


class TestWebWorker:
    def test_never_loads_weasyprint(self, tmp_path):
        code = f"""
import sys
assert pool.render_pdf({PAGE!r}).startswith(b"%PDF-")
print([name for name in sys.modules if name.startswith("weasyprint")])
"""
        done = run_python(code, env=os.environ | {"SPINECARE_VAR": str(tmp_path)})

        assert (done.stdout, done.stderr) == ("[]\n", "")
        assert list(tmp_path.glob("spinecare-report-*/slot-0.lock"))

    def test_forked_after_a_summary_starts_a_child_of_its_own(self, tmp_path):
        code = f"""
import os
pool.render_pdf({PAGE!r})
before = pool._own_pool().resting[0].pid
forked = os.fork()
assert pool.render_pdf({PAGE!r}).startswith(b"%PDF-")
own = pool._own_pool().resting[0].pid
if forked == 0:
    os._exit(0 if own != before else 1)
assert own == before
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]))
"""
        done = run_python(code, env=os.environ | {"SPINECARE_VAR": str(tmp_path)})

        assert (done.returncode, done.stderr) == (0, "")

    def test_tidies_up_when_it_ends(self, tmp_path):
        code = f"pool.render_pdf({PAGE!r})"

        done = run_python(code, env=os.environ | {"SPINECARE_VAR": str(tmp_path)})

        assert (done.returncode, done.stderr) == (0, "")
        assert not list(tmp_path.glob("spinecare-report-*/scratch-*"))

    def test_takes_its_children_along_when_it_is_killed(self, tmp_path):
        code = f"""
import time
from pathlib import Path
pool = pool.Pool(folder=Path({str(tmp_path)!r}))
pool.render({PAGE!r})
print(pool.resting[0].pid, flush=True)
time.sleep(600)
"""
        worker = subprocess.Popen(
            [sys.executable, "-c", WITH_TIME_ENOUGH + code],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
        )
        with worker:
            child = int(worker.stdout.readline())
            worker.kill()

        assert ends(child)


class TestChild:
    def test_is_kept_warm(self, own_pool):
        own_pool.render(PAGE)
        first = own_pool.resting[0].pid

        own_pool.render(PAGE)

        assert [child.pid for child in own_pool.resting] == [first]

    def test_outlives_the_thread_that_asked_for_it(self, own_pool):
        asking = threading.Thread(target=own_pool.render, args=(PAGE,))
        asking.start()
        asking.join()
        first = own_pool.resting[0].pid

        own_pool.render(PAGE)

        assert own_pool.resting[0].pid == first

    def test_can_be_started_ahead(self, own_pool):
        own_pool.warm_up()
        own_pool.render(PAGE)

        assert len(own_pool.resting) == 1

    def test_killed_at_rest_is_replaced_unnoticed(self, own_pool):
        own_pool.render(PAGE)
        killed = own_pool.resting[0].pid
        os.kill(killed, signal.SIGKILL)
        assert ends(killed)

        assert own_pool.render(PAGE).startswith(b"%PDF-")

    def test_killed_at_work_costs_that_summary_only(self, own_pool, handed_over):
        own_pool.render(PAGE)
        child = own_pool.resting[0].pid
        os.kill(child, signal.SIGSTOP)
        handed_over.clear()

        with ThreadPoolExecutor(1) as others:
            cut_off = others.submit(own_pool.render, PAGE)
            assert handed_over.wait(PATIENCE)
            os.kill(child, signal.SIGKILL)
            with pytest.raises(RenderFailed):
                cut_off.result()

        assert own_pool.render(PAGE).startswith(b"%PDF-")

    def test_that_hangs_is_stopped_in_time(self, tmp_path):
        pool = Pool(folder=tmp_path, command=NEVER_ANSWERS, render_seconds=0.5)
        before = time.monotonic()

        with pytest.raises(RenderFailed):
            pool.render(PAGE)

        assert time.monotonic() - before < PATIENCE
        assert pool.resting == []

    def test_that_hangs_on_a_page_too_large_for_the_pipe_is_stopped_in_time(self, tmp_path):
        pool = Pool(folder=tmp_path, command=NEVER_ANSWERS, render_seconds=0.5)

        with pytest.raises(RenderFailed):
            pool.render("x" * 3_000_000)

        assert pool.resting == []

    def test_that_cannot_start_fails_the_summary(self, tmp_path):
        with pytest.raises(RenderFailed):
            Pool(folder=tmp_path, command=CANNOT_START).render(PAGE)

    def test_has_little_memory_a_low_rank_and_leaves_no_core(self, own_pool):
        own_pool.render(PAGE)
        child = own_pool.resting[0].pid

        own_niceness = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, child) == min(19, own_niceness + confined.NICENESS)
        limits = (resource.RLIMIT_AS, resource.RLIMIT_CORE)
        assert [resource.prlimit(child, limit)[1] for limit in limits] == [
            confined.ADDRESS_SPACE_BYTES,
            0,
        ]

    def test_knows_no_secret(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SECRET_KEY", "a very long secret")
        command = ANSWERS_WITH_ITS_SURROUNDINGS
        pool = Pool(folder=tmp_path, command=command, render_seconds=PATIENCE)

        surroundings = pool.render(PAGE)

        assert b"FONTCONFIG_FILE" in surroundings
        assert b"SECRET" not in surroundings
        pool.close()

    def test_leaves_no_file_when_the_pool_closes(self, tmp_path):
        own = tmp_path / "report"
        own.mkdir()
        pool = Pool(folder=own, slot_count=1, render_seconds=PATIENCE)
        pool.render(PAGE)
        assert list(own.glob("scratch-*"))

        pool.close()

        assert {path.name for path in own.iterdir()} == {"scratch.lock", "slot-0.lock"}


class TestQueue:
    def test_turns_people_away_when_every_slot_stays_taken(self, tmp_path):
        pool = Pool(folder=tmp_path, slot_count=1, queue_seconds=0.2)

        with slots.slot(tmp_path, 1, 0), pytest.raises(Busy):
            pool.render(PAGE)

    def test_waits_for_a_slot(self, own_pool, tmp_path):
        with ThreadPoolExecutor(1) as others:
            with slots.slot(tmp_path, 1, 0):
                waiting = others.submit(own_pool.render, PAGE)
                time.sleep(0.2)
                assert own_pool.resting == []
                assert not waiting.done()

            assert waiting.result().startswith(b"%PDF-")

    def test_is_short(self, tmp_path, handed_over):
        pool = Pool(folder=tmp_path, slot_count=2, at_once=1, render_seconds=PATIENCE)
        pool.render(PAGE)
        child = pool.resting[0].pid
        os.kill(child, signal.SIGSTOP)
        handed_over.clear()

        with ThreadPoolExecutor(1) as others:
            first = others.submit(pool.render, PAGE)
            assert handed_over.wait(PATIENCE)
            with pytest.raises(Busy):
                pool.render(PAGE)
            os.kill(child, signal.SIGCONT)

        assert first.result().startswith(b"%PDF-")
        pool.close()

    def test_never_starts_more_children_than_there_are_slots(self, tmp_path):
        pool = Pool(
            folder=tmp_path,
            slot_count=2,
            at_once=6,
            queue_seconds=PATIENCE,
            render_seconds=PATIENCE,
        )

        with ThreadPoolExecutor(6) as others:
            summaries = set(others.map(pool.render, [PAGE] * 6))

        assert len(summaries) == 1
        assert len(pool.resting) <= 2
        pool.close()
