"""One person tries one thing with one page: what is sent, what comes back, what the answer was."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from editorial.models import PageRecord
from tests.spinecare.matrix.world import Desk, World

PRIVATE = ("django_session", "editorial_waitingimport")
"""Tables of what is one's own: a session, and a file that one has uploaded."""


class Writes:
    """Notes every statement that would write, also one that is rolled back."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute, sql, *rest):
        is_write = sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if is_write and not any(f'"{table}"' in sql for table in PRIVATE):
            self.statements.append(sql)
        return execute(sql, *rest)


@dataclass
class Attempt:
    world: World
    who: str
    name: str = ""
    responses: list[HttpResponse] = field(default_factory=list)
    writes: Writes = field(default_factory=Writes)

    def __str__(self) -> str:
        return f"{self.who}, {self.name or 'the site'}"

    def __post_init__(self) -> None:
        """Begin as somebody who has just signed in: a new password makes a new session."""
        self.client.cookies = deepcopy(self.world.cookies[self.who])

    @property
    def client(self) -> Client:
        return self.world.clients[self.who]

    @property
    def desk(self) -> Desk:
        return self.world.desks[self.name]

    @property
    def page(self) -> models.Model:
        """The page as the database has it now."""
        return type(self.desk.page)._base_manager.get(pk=self.desk.page.pk)

    @property
    def record(self) -> PageRecord:
        return PageRecord.objects.of(self.desk.page)

    @property
    def draft_title(self) -> str:
        draft = self.record.draft
        return draft.snapshot["fields"]["title_en"] if draft else ""

    @property
    def writer(self) -> User:
        return self.world.writer

    def address(self, view: str = "change", page: models.Model | None = None) -> str:
        """Of a view about one page."""
        page = page or self.desk.page
        return reverse(f"admin:{_name(page)}_{view}", args=[page.pk])

    def list_address(self, view: str = "changelist") -> str:
        return reverse(f"admin:{_name(self.desk.page)}_{view}")

    @property
    def form(self) -> dict:
        """The form of the page as somebody sends it who has just opened it."""
        record = self.record
        started = {"_base": record.version, "_opened": record.newest.pk}
        return self.world.forms[self.name] | started

    def get(self, url: str, **query) -> str:
        """Return what there is to read; nothing for whoever is sent away."""
        response = self._answer(lambda: self.client.get(url, query))
        return response.content.decode() if response.status_code == 200 else ""

    def post(self, url: str, data: dict | None = None) -> HttpResponse:
        return self._answer(lambda: self.client.post(url, data or {}))

    def press(self, button: str, **typed) -> HttpResponse:
        """Send the form of the page with one of its buttons, whether that was offered or not."""
        return self.post(self.address(), self.form | {button: "1"} | typed)

    def choose(self, action: str, *, query: str = "", **more) -> HttpResponse:
        """Tick the page in its list, choose what is to be done, and confirm it."""
        chosen = {"_selected_action": [self.desk.page.pk], "_confirmed": "1"}
        version = {f"version-{self.desk.page.pk}": self.record.version}
        return self.post(self.list_address() + query, chosen | version | {"action": action} | more)

    def _answer(self, ask: Callable[[], HttpResponse]) -> HttpResponse:
        with connection.execute_wrapper(self.writes):
            self.responses.append(ask())
        return self.responses[-1]


@dataclass(frozen=True)
class Row:
    """`attempt` does it and returns whether it came to be; `given` is what was there before."""

    attempt: Callable[[Attempt], bool]
    given: Callable[[Attempt], object]
    about: str
    less: str
    """The row that says who may write, with the same request, less than what was asked for."""


ROWS: dict[str, Row] = {}


def row(
    what: str,
    *,
    given: Callable[[Attempt], object] = str,
    about: str = "pages",
    less: str = "Save a draft",
):
    """Say which line of the tables a function tries."""

    def add(attempt: Callable[[Attempt], bool]) -> Callable[[Attempt], bool]:
        assert what not in ROWS, what
        ROWS[what] = Row(attempt, given, about, less)
        return attempt

    return add


SUBJECTS = {
    "pages": (("condition", "place"), ("other place", "condition")),
    "clinical": (("condition",), ("condition", "other place")),
    "places": (("place",), ("other place",)),
    "requests": (("place", "other place"), ("other place",)),
    "site": (("",), ("",)),
}
"""For everybody, and for a manager elsewhere; a manager at home has the own place alone."""


def subjects(who: str, about: str) -> tuple[str, ...]:
    for_everybody, elsewhere = SUBJECTS[about]
    if who == "Manager, other":
        return elsewhere
    return ("place",) if who == "Manager, own" and about != "site" else for_everybody


def _name(page: models.Model) -> str:
    return f"{page._meta.app_label}_{page._meta.model_name}"
