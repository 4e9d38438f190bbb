"""The site under gunicorn as it is deployed, for tests of what only a real server shows."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from assessment.report import slots

PROJECT = Path(__file__).resolve().parents[3]
PATIENCE = 120


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


class Site:
    """One gunicorn master with two workers, on a port and in a folder of its own."""

    def __init__(self, folder, *arguments):
        self.folder = folder
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        self.environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "tests.assessment.report.served_settings",
            "SPINECARE_ALLOWED_HOSTS": "127.0.0.1",
            "SPINECARE_BASE_URL": f"http://127.0.0.1:{self.port}",
            "SPINECARE_BIND": f"fd://{listening.fileno()}",
            "SPINECARE_DEBUG": "0",
            "SPINECARE_SECRET_KEY": settings.SECRET_KEY,
            "SPINECARE_VAR": str(folder),
            "WEB_CONCURRENCY": "2",
        }
        self._run("manage.py", "migrate", "--verbosity", "0")
        command = ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", *arguments]
        self.log = (folder / "gunicorn.log").open("w+", encoding="utf-8")
        # The server is given the port while we hold it: nobody else can take it in between.
        with listening:
            self.master = subprocess.Popen(
                [sys.executable, *command, "spinecare.wsgi"],
                cwd=PROJECT,
                env=self.environment,
                stdout=self.log,
                stderr=self.log,
                pass_fds=[listening.fileno()],
            )

    def get(self, address, cookie=""):
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address, headers={"Cookie": cookie, "Connection": "close"})
            response = connection.getresponse()
            body = response.read()
        finally:
            connection.close()
        return Answer(response.status, dict(response.headers), body, time.monotonic() - began)

    @property
    def workers(self):
        return set(_children_of({self.master.pid}))

    @property
    def renderers(self):
        return set(_children_of(self.workers))

    @property
    def handed_over(self):
        """A file that is there since a worker has handed a page to its renderer."""
        return self.folder / "handed-over"

    @contextmanager
    def no_slot_free(self):
        """While this lasts, every summary waits or is refused, and none is made."""
        (folder,) = self.folder.glob("spinecare-report-*")
        with ExitStack() as taken:
            for _ in range(slots.cores()):
                taken.enter_context(slots.slot(folder, slots.cores(), PATIENCE))
            yield

    def wait_until_warm(self):
        """Until every worker has a renderer that does nothing any more but wait."""
        eventually(self._answers)
        eventually(lambda: len(self.workers) == 2 and len(self.renderers) == 2)
        eventually(lambda: all(_is_at_rest(pid) for pid in self.renderers))

    def close(self):
        self.master.terminate()
        self.master.wait(PATIENCE)
        self.log.close()

    def _answers(self):
        try:
            return self.get("/livez").status == 200
        except OSError:
            return False

    def _run(self, *command):
        subprocess.run([sys.executable, *command], cwd=PROJECT, env=self.environment, check=True)


@contextmanager
def site(folder, *arguments):
    site = Site(folder, *arguments)
    try:
        site.wait_until_warm()
        yield site
    finally:
        site.close()


def eventually(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def is_running(pid):
    return _state(pid) not in ("", "Z")


def resident_kilobytes(pid):
    return int(_ps("-o", "rss=", "-p", str(pid)))


def _is_at_rest(pid):
    """Blocked for good on its connection: asleep now, and a moment later without any work done."""
    used = _ps("-o", "cputimes=,rss=", "-p", str(pid))
    time.sleep(0.4)
    return _state(pid) == "S" and used == _ps("-o", "cputimes=,rss=", "-p", str(pid))


def _state(pid):
    return _ps("-o", "stat=", "-p", str(pid)).strip()[:1]


def _children_of(parents):
    rows = (row.split() for row in _ps("-e", "-o", "pid=,ppid=,stat=").splitlines())
    return [int(pid) for pid, parent, state in rows if int(parent) in parents and state[0] != "Z"]


def _ps(*arguments):
    return subprocess.run(["ps", *arguments], capture_output=True, text=True).stdout
