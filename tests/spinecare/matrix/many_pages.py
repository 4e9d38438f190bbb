"""The rows of the table "Many pages at once": what lists do, and files in and out."""

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conditions.models import Area
from editorial.exchange.writing import as_csv
from editorial.models import PageRecord, ReviewRequest, Revision
from spinecare.roles import EDITORS
from tests.spinecare.matrix.attempt import Attempt, row
from tests.spinecare.matrix.on_a_page import archived, checked

IN_BIN = "?bin=in"


@row("Publish several pages", given=checked)
def publish(at):
    at.choose("publish_selected")
    return at.desk.mark in at.page.title


@row("Take several pages off the site")
def withdrawn(at):
    at.choose("withdraw_selected")
    return not at.page.is_published()


@row("Ask for a check of several clinical pages", about="clinical")
def asked(at):
    at.choose("ask_selected")
    return ReviewRequest.objects.filter(revision__record=at.record).exists()


@row("Set the group that keeps several pages")
def owned(at):
    group = Group.objects.get(name=EDITORS)
    at.choose("own_selected", owner=group.pk)
    return at.record.owner == group


@row("Put several pages into the bin")
def put_away(at):
    at.choose("archive_selected")
    return PageRecord.objects.archived().filter(pk=at.record.pk).exists()


@row("Take several pages out of the bin", given=archived)
def taken_out(at):
    at.choose("unarchive_selected", query=IN_BIN)
    return not PageRecord.objects.archived().filter(pk=at.record.pk).exists()


@row("Move a page in its list", about="site", less="")
def moved(at):
    first, second = at.world.areas
    seen = [f"{page.pk}:{PageRecord.objects.of(page).version}" for page in at.world.areas]
    address = reverse("admin:conditions_area_reorder")
    at.post(address, {"move": f"{second.pk}:up", "order": seen})
    return list(Area.objects.order_by("position")) == [second, first]


@row("Export a list", about="places")
def exported(at):
    return at.desk.page.slug in at.get(at.list_address("export"), format="csv")


# Files. What a file says of a page that is not one's own is refused, line by line.


def _of_place(at: Attempt) -> bytes:
    return as_csv(("slug", "city"), [(at.desk.page.slug, "Towson")])


def _of_hours(at: Attempt) -> bytes:
    columns = ("location", "weekday", "opens", "closes")
    return as_csv(columns, [(at.desk.page.slug, "monday", "07:15", "16:45")])


def _uploaded(at: Attempt, content: bytes):
    """Return the page that says what the file would change, if there is one."""
    imports = at.list_address("import")
    response = at.post(imports, {"file": SimpleUploadedFile("a.csv", content)})
    goes_to = response.headers.get("Location", "")
    return goes_to if goes_to.startswith(imports) else ""


def _is_offered(at: Attempt, content: bytes) -> bool:
    checked_at = _uploaded(at, content)
    if not checked_at:
        return False
    at.get(checked_at)
    return [outcome.key for outcome in at.responses[-1].context["changed"]] == [at.desk.page.slug]


def _is_taken(at: Attempt, content: bytes) -> bool:
    """Confirm what the page shows, or else what a forger would say that it showed."""
    if checked_at := _uploaded(at, content):
        version = at.record.version
        at.post(checked_at, {"seen": f'{{"{at.desk.page.slug}": "changed {version}"}}'})
    return at.record.draft.verb == Revision.Verb.IMPORTED


@row("See what a file of places would change", about="places")
def places_compared(at):
    return _is_offered(at, _of_place(at))


@row("Confirm a file of places", about="places")
def places_taken(at):
    return _is_taken(at, _of_place(at))


@row("See what a file of opening hours would change", about="places")
def hours_compared(at):
    return _is_offered(at, _of_hours(at))


@row("Confirm a file of opening hours", about="places")
def hours_taken(at):
    return _is_taken(at, _of_hours(at))
