"""Everybody who is in the matrix, and pages to try their hands on: made once for many tests."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import models, transaction
from django.test import Client
from django.utils import timezone

from appointments.models import Request
from assessment.drafts.actions import copy
from assessment.drafts.compile import compile_version
from assessment.engine.document import digest
from assessment.models import Document, Version
from editorial import actions
from editorial.models import OldAddress, PageRecord, Revision, Schedule, ShareLink
from editorial.versions import snapshots
from faq.models import Topic
from glossary.models import Term
from locations.models import Location
from practice.models import Practice
from spinecare.roles import ADMINISTRATORS, AUTHORS, FRONT_DESK, LOCATION_MANAGERS
from surgeons.models import Language
from tests import pages, people
from tests.appointments.requests import a_request
from tests.assessment.versions.drafts import a_document
from tests.editorial.browser import address, filled

DRAFTED = "redone"


@dataclass
class Desk:
    """What waits at one page before anybody comes: a draft, a schedule, a link, an old address."""

    page: models.Model
    draft: Revision
    planned: Schedule
    link: ShareLink
    old_address: OldAddress
    request: Request | None
    """What a patient asked for at this place."""

    @property
    def mark(self) -> str:
        """A word that is in the draft of this page and nowhere else."""
        return mark_of(self.page)


@dataclass
class World:
    clients: dict[str, Client]
    users: dict[str, User]
    desks: dict[str, Desk]
    areas: list[models.Model]
    """Two pages of a list that has an order."""
    at_once: list[models.Model]
    """One of each kind that is public as soon as it is saved."""
    document: Document
    version: Version
    """A draft of the questionnaire whose last version the document is."""
    factor: Authenticator
    forms: dict[str, dict] = field(default_factory=dict)
    """What a browser would send from each page's form as it stands, before any test began."""

    def __post_init__(self) -> None:
        self.cookies = {who: deepcopy(client.cookies) for who, client in self.clients.items()}

    @property
    def writer(self) -> User:
        """Who wrote every draft."""
        return self.users["Editor"]

    def fill_in_forms(self) -> None:
        with rolled_back():
            editor = self.clients["Editor"]
            for name, desk in self.desks.items():
                self.forms[name] = filled(editor.get(address(desk.page)))
                self.forms[f"new {name}"] = self._of_new(editor, desk.page, self.forms[name])
            for each in (*self.at_once, self.version, self.section):
                self.forms[each._meta.label] = filled(editor.get(address(each)))

    @property
    def digest(self) -> str:
        """Of the draft of the questionnaire, as who publishes it has looked at it."""
        return digest(compile_version(self.version))

    @property
    def section(self) -> models.Model:
        return self.version.sections.first()

    def _of_new(self, editor: Client, page: models.Model, sent: dict) -> dict:
        """The form of a page to be added, saying what the form of that page says."""
        said = {name: value for name, value in sent.items() if "-" not in name}
        said = {name: value for name, value in said.items() if not name.startswith("_")}
        return filled(editor.get(address(page, "add"))) | said | {"slug": f"{page.slug}-new"}


class rolled_back(transaction.Atomic):
    """What is done inside is gone afterwards."""

    def __init__(self):
        super().__init__(using=None, savepoint=True, durable=False)

    def __exit__(self, *problem):
        transaction.set_rollback(True)
        super().__exit__(*problem)


def begin() -> World:
    users = {
        "No group": people.charlie(),
        "Author": people.in_group(AUTHORS),
        "Editor": people.alice(),
        "Reviewer": people.ruth(),
        "Front desk": people.in_group(FRONT_DESK),
        "Manager, own": people.in_group(LOCATION_MANAGERS),
        "Administrator": people.in_group(ADMINISTRATORS),
    }
    users["Manager, other"] = users["Manager, own"]
    pages.a_practice()
    region = pages.a_region()
    place = pages.a_location(region=region)
    place.managers.create(user=users["Manager, own"])
    other = pages.a_location("uptown", region=region, title="Uptown")
    found = {"condition": pages.a_condition(), "place": place, "other place": other}
    document = a_document(editor=users["Editor"], reviewer=users["Reviewer"])
    return World(
        clients={"Stranger": Client()} | _signed_in(users),
        users=users,
        desks={name: _desk(page, by=users["Editor"]) for name, page in found.items()},
        areas=[pages.an_area(), pages.an_area("neck", title="Neck", position=1)],
        at_once=_public_at_once(),
        document=document,
        version=copy(document, by=users["Editor"]),
        factor=Authenticator.objects.create(user=users["No group"], type="totp", data={}),
    )


def states(world: World) -> dict[str, tuple]:
    """Return of each page what patients read, what is written and what is planned."""
    return {
        name: (
            type(desk.page)._base_manager.filter(pk=desk.page.pk).values().get(),
            PageRecord.objects.filter(pk=desk.draft.record_id).values().get(),
            list(desk.draft.record.schedules.values()),
            list(desk.draft.record.revisions.values_list("pk", "verb", "note")),
            list(desk.draft.record.approvals.values()),
            list(ShareLink.objects.filter(revision__record=desk.draft.record).values()),
        )
        for name, desk in world.desks.items()
    }


def mark_of(page: models.Model) -> str:
    return DRAFTED + page.slug


def _public_at_once() -> list[models.Model]:
    return [
        Term.objects.create(title="Disk", slug="disk", meaning="A cushion between two bones."),
        Topic.objects.create(title="Costs", slug="costs"),
        Language.objects.create(name="Spanish", code="es"),
        Practice.objects.get(),
    ]


def _signed_in(users: dict[str, User]) -> dict[str, Client]:
    clients = {name: Client() for name in users}
    for name, client in clients.items():
        client.force_login(users[name])
    return clients


def _desk(page: models.Model, *, by: User) -> Desk:
    snapshot = snapshots.take(page)
    snapshot["fields"]["title_en"] += f" {mark_of(page)}"
    draft = actions.save_draft(page, snapshot, by=by)
    tomorrow = timezone.now() + timedelta(days=1)
    return Desk(
        page=page,
        draft=draft,
        planned=actions.schedule(page, Schedule.Verb.WITHDRAW, at=tomorrow, by=by),
        link=actions.share(draft, by=by),
        old_address=OldAddress.objects.create(
            path=f"/once/{page.slug}/", record=PageRecord.objects.of(page)
        ),
        request=a_request(location=page) if isinstance(page, Location) else None,
    )
