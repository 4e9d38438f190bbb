"""P8: how many pages a server on one core hands out while two people ask it for PDFs."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from django.conf import settings

from tests.bench.asking import CASES, client_with
from tests.bench.figures import Figure
from tests.bench.processes import ENDED_CHILDREN, cpu_seconds

ROUNDS, SECONDS = 8, 4
PAGE, PDF = "/conditions/sciatica/", "/assessment/summary.pdf"
READERS, PRINTERS = 4, 2
START_SECONDS = 60


@dataclass
class Heard:
    """What a client got: seconds of every good answer, and how many others."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def rate(self) -> float:
        return len(self.seconds) / SECONDS


def measure() -> list[Figure]:
    cookie = client_with(CASES["worst"]).cookies[settings.ANSWERS_COOKIE_NAME].OutputString()
    with _server() as (port, process):
        _warm(port, cookie)
        before = _cpu_of_renderers(process.pid)
        began = time.monotonic()
        rounds = [(_listen(port), _listen(port, cookie)) for _ in range(ROUNDS)]
        # They work in every second round, and perhaps a little into the next one.
        core = (_cpu_of_renderers(process.pid) - before) / ((time.monotonic() - began) / 2)
    alone = [pages for (pages, _), _ in rounds]
    beside = [pages for _, (pages, _) in rounds]
    printed = [pdfs for _, (_, pdfs) in rounds]
    rates = [two.rate / one.rate for one, two in zip(alone, beside, strict=True)]
    waits = [_p50(two) / _p50(one) for one, two in zip(alone, beside, strict=True)]
    return [
        Figure("", "pages a second, alone on one core", median(each.rate for each in alone)),
        Figure("", "PDFs a second beside them", median(each.rate for each in printed)),
        Figure("", "renderers' part of the core meanwhile", core),
        Figure("", "PDFs put off, all rounds", sum(each.refused for each in printed)),
        Figure("P8", "page rate with two PDF clients", median(rates), at_least=0.85, unit="x"),
        Figure("P8", "p50 of a page with two PDF clients", median(waits), at_most=1.3, unit="x"),
        Figure("P8", "pages refused", sum(e.refused for e in alone + beside), at_most=0),
    ]


@contextmanager
def _server():
    """The real gunicorn with the settings of deploy/, its children included, on one core."""
    port, core = _free_port(), max(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    process = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", "tests.bench.served"],
        cwd=settings.BASE_DIR,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
        stderr=subprocess.DEVNULL,
    )
    # The clients sit on the other cores, where there are any.
    os.sched_setaffinity(0, os.sched_getaffinity(0) - {core} or {core})
    try:
        _wait_for(port)
        yield port, process
    finally:
        process.terminate()
        process.wait()


def _listen(port: int, cookie: str = "") -> tuple[Heard, Heard]:
    """Read pages for a while as fast as they come, and print beside it if there is a cookie."""
    pages, pdfs, end = Heard(), Heard(), time.monotonic() + SECONDS
    readers = [(port, PAGE, "", pages, end)] * READERS
    printers = [(port, PDF, cookie, pdfs, end)] * (PRINTERS if cookie else 0)
    clients = [threading.Thread(target=_ask, args=asked) for asked in readers + printers]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return pages, pdfs


def _ask(port: int, address: str, cookie: str, heard: Heard, end: float) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < end:
        began = time.monotonic()
        try:
            connection.request("GET", address, headers={"Cookie": cookie} if cookie else {})
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):  # a connection that rested was closed
            connection.close()
            continue
        if response.status == 200:
            heard.seconds.append(time.monotonic() - began)
        else:
            heard.refused += 1
            time.sleep(0.5)
    connection.close()


def _warm(port: int, cookie: str) -> None:
    """A second of both, and a PDF from every worker that will be asked for one."""
    deadline = time.monotonic() + START_SECONDS
    printed = 0
    while printed < 2 * PRINTERS and time.monotonic() < deadline:
        heard = Heard()
        _ask(port, PDF, cookie, heard, time.monotonic() + 0.01)
        printed += len(heard.seconds)
    pages = Heard()
    _ask(port, PAGE, "", pages, time.monotonic() + 1)
    if not printed or not pages.seconds:
        raise RuntimeError(f"{PAGE} or {PDF} did not open")


def _p50(heard: Heard) -> float:
    return median(heard.seconds)


def _cpu_of_renderers(gunicorn: int) -> float:
    """Seconds of the children of its workers, those that have ended among them."""
    workers = _children(gunicorn)
    ended = sum(cpu_seconds(worker, ENDED_CHILDREN) for worker in workers)
    return ended + sum(cpu_seconds(child) for worker in workers for child in _children(worker))


def _children(pid: int) -> list[int]:
    return [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        heard = Heard()
        _ask(port, "/livez", "", heard, time.monotonic() + 0.01)
        if heard.seconds:
            return
        time.sleep(0.1)
    raise RuntimeError("gunicorn did not start")
