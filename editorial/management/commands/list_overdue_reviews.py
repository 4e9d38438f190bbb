"""Lists the public pages whose medical review is due, by the group that keeps them."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from editorial.due import due_by_owner
from editorial.inspections import page_models
from editorial.models import PageRecord
from editorial.moments import day

NOBODYS = "No group keeps these"
INTRODUCTION = (
    "These pages of the site need the look of a clinician. Open a page, read it beside its"
    " sources, and press “Checked, no change”, or change it and ask for a check.\n"
)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--mail", action="store_true", help="write to the members of each group as well"
        )

    def handle(self, mail=False, **options):
        groups = due_by_owner(_pages(), timezone.localdate())
        if not groups:
            self.stdout.write("No review is due in the next 30 days.")
        for owner, due in groups:
            self.stdout.write(f"{_listed(owner, due)}\n\n")
        if mail:
            self._write_to_all(groups)

    def _write_to_all(self, groups):
        went_well = [self._write_to(owner, due) for owner, due in groups]
        if not all(went_well):
            raise CommandError("Not every letter could be sent.")

    def _write_to(self, owner, due):
        """Each gets a letter of their own, so that nobody is shown the others' addresses."""
        addresses = _addresses(owner)
        if not addresses:
            self.stdout.write(f"{owner or NOBODYS}: nobody there has an address to write to.")
        text = f"{INTRODUCTION}\n{_listed(owner, due)}"
        sent = [self._send(_subject(due), text, address) for address in addresses]
        return all(sent)

    def _send(self, subject, text, address):
        try:
            send_mail(subject, text, None, [address])
        except OSError as error:  # a mail server may be away, and the next letter still arrive
            self.stderr.write(f"{address}: {error}")
            return False
        self.stdout.write(f"Written to {address}.")
        return True


def _pages():
    for model in page_models():
        archived = PageRecord.objects.for_model(model).archived().values("object_id")
        yield from model._base_manager.exclude(pk__in=archived)


def _addresses(owner):
    """Return the members' addresses; what no group keeps is for who can give it to one."""
    staff = get_user_model().objects.filter(is_active=True, is_staff=True).exclude(email="")
    chosen = staff.filter(groups=owner) if owner else staff.filter(is_superuser=True)
    return sorted(set(chosen.values_list("email", flat=True)))


def _subject(due):
    overdue = sum(each.is_overdue for each in due)
    return f"Medical reviews: {overdue} overdue, {len(due) - overdue} due within 30 days"


def _listed(owner, due):
    return "\n".join([f"{owner or NOBODYS}:", *map(_line, due)])


def _line(due):
    page = due.page
    state = "overdue since" if due.is_overdue else "due"
    changes = f", small changes since the last check: {due.wording_changes}"
    where = f"{settings.BASE_URL}{_address(page)}"
    told = f"  {page}: {state} {day(page.review_due_on)}"
    return f"{told}{changes if due.wording_changes else ''}\n    {where}"


def _address(page):
    meta = page._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[page.pk])
