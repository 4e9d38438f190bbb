"""Renderer processes and the thread that starts them, when things go wrong."""

import sys

import pytest

from assessment.report import children, pool
from assessment.report.children import Child, Starter

PATIENCE = 60
DEAF = (sys.executable, "-c", "import time; time.sleep(600)")
"""A process that never notices that nobody needs it."""


class TestChild:
    def test_that_does_not_retire_is_ended(self, tmp_path, monkeypatch):
        monkeypatch.setattr(children, "RETIRE_SECONDS", 0.05)
        child = Child(DEAF, tmp_path)

        child.retire()

        assert not child.is_fit()

    def test_that_rested_too_long_is_not_used_again(self, tmp_path, monkeypatch):
        child = Child(DEAF, tmp_path)
        monkeypatch.setattr(children, "REUSE_SECONDS", 0)

        assert not child.is_fit()
        child.stop()


class TestStarter:
    @pytest.fixture
    def starter(self):
        starter = Starter()
        yield starter
        starter.end()

    def test_hands_back_what_was_started(self, starter):
        assert starter.submit(lambda: "a child").result(PATIENCE) == "a child"

    def test_hands_back_what_went_wrong_and_goes_on(self, starter):
        def fail():
            raise OSError("no more processes")

        with pytest.raises(OSError, match="no more processes"):
            starter.submit(fail).result(PATIENCE)
        assert starter.submit(lambda: "a child").result(PATIENCE) == "a child"


class TestPoolOfAWorker:
    @pytest.fixture
    def own(self, monkeypatch, tmp_path):
        """A pool in place of the process's own."""
        own = pool.Pool(folder=tmp_path, render_seconds=PATIENCE)
        monkeypatch.setattr(pool, "_pool", own)
        monkeypatch.setattr(pool, "_pool_lock", pool._pool_lock)
        yield own
        own.close()

    def test_starts_a_child_ahead(self, own):
        pool.warm_up()

        own._starter.submit(lambda: None).result(PATIENCE)
        assert len(own.resting) == 1

    def test_is_forgotten_after_a_fork(self, own):
        child = own._starter.submit(own._start).result(PATIENCE)
        own.resting.append(child)

        pool._start_afresh_after_fork()

        assert pool._pool is None
        assert own.resting == [child]

    def test_that_never_was_needs_no_forgetting(self, monkeypatch):
        monkeypatch.setattr(pool, "_pool", None)
        monkeypatch.setattr(pool, "_pool_lock", pool._pool_lock)

        pool._start_afresh_after_fork()

        assert pool._pool is None

    def test_that_never_was_needs_no_closing(self, monkeypatch):
        monkeypatch.setattr(pool, "_pool", None)

        pool._close()

        assert pool._pool is None

    def test_is_closed_with_the_process(self, own):
        pool.warm_up()
        own._starter.submit(lambda: None).result(PATIENCE)

        pool._close()

        assert own.resting == []
