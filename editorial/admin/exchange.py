"""Tables in and out: a file is uploaded, its differences are shown, and somebody confirms them.

The upload waits in the database. What is confirmed is what was shown: the form names each page
with the version it was compared with, and a page that was written since is left out by name.
"""

import json
from dataclasses import asdict

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from editorial.exchange.comparing import check_columns
from editorial.exchange.keeping import Overtaken, keep
from editorial.exchange.reading import MOST_BYTES, Table, read
from editorial.exchange.standing import Pages
from editorial.exchange.writing import WRITERS
from editorial.models import WaitingImport

AROUND_A_FILE = 100_000
"""Bytes that a browser sends beside the file itself."""
MOST_CHANGED = 500
"""Existing pages that are changed at one time: each is compared, locked and written by itself."""
NEW_IN_FULL = 25
"""New pages of which everything is shown that the file says."""
TOO_LARGE = _("The file is larger than 5 MB. Divide it into several.")


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, up to 5 MB and 2,000 rows. Nothing changes until you confirm."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        self.table = read(file.read())
        return file


class ExchangeAdmin:
    """Offers import and export above a list; each app names the `sheets` of its pages."""

    change_list_template = "admin/editorial/change_list.html"
    sheets = ()

    def get_urls(self):
        views = {
            "import/": ("import", self.import_view),
            "import/<int:waiting_id>/": ("import_check", self.check_view),
            "export/": ("export", self.export_view),
        }
        return [
            path(address, self.admin_site.admin_view(view), name=self._name(name))
            for address, (name, view) in views.items()
        ] + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        offered = {
            "may_import": bool(self._importable(Pages(self, request))),
            "may_export": self.has_view_permission(request),
        }
        return super().changelist_view(request, (extra_context or {}) | offered)

    @method_decorator(csrf_exempt)
    def import_view(self, request):
        """Ask for a file. One that is far too large is refused before any of it is read.

        To look for the token is to read the whole request, so the size comes first.
        """
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + AROUND_A_FILE:
            form = UploadForm({})
            form.errors["file"] = form.error_class([TOO_LARGE])
            return self._ask_for_file(request, form, Pages(self, request), status=413)
        return csrf_protect(self._upload)(request)

    def _upload(self, request):
        pages = self._pages_to_import(request)
        if request.method != "POST":
            return self._ask_for_file(request, UploadForm(), pages)
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid() and self._is_understood(form, pages):
            waiting = self._put_aside(request, form)
            return HttpResponseRedirect(self._address("import_check", waiting.pk))
        return self._ask_for_file(request, form, pages)

    def _is_understood(self, form, pages):
        """Whether the columns are ours, and no more pages would change than one request can."""
        try:
            _sheet, outcomes, _left_out = self._compared(form.table, pages)
            if sum(outcome.kind == "changed" for outcome in outcomes) > MOST_CHANGED:
                message = _("The file changes more than 500 pages at a time. Divide it.")
                raise ValidationError(message)
        except ValidationError as problem:
            form.add_error("file", problem)
        return form.is_valid()

    def _put_aside(self, request, form):
        now = timezone.now()
        WaitingImport.objects.expired(now).delete()
        self._waiting(request).delete()
        return WaitingImport.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(self.model),
            file_name=form.cleaned_data["file"].name[-100:],
            table=asdict(form.table),
            uploaded_at=now,
        )

    def check_view(self, request, waiting_id):
        """Show what the file would change; take as confirmed only what was shown."""
        pages = self._pages_to_import(request)
        waiting = self._waiting(request).filter(pk=waiting_id).first()
        if waiting is None:
            messages.warning(request, _("This file is not waiting any more. Upload it again."))
            return HttpResponseRedirect(self._address("import"))
        sheet, outcomes, left_out = self._compared(Table(**waiting.table), pages)
        overtaken = []
        if request.method == "POST":
            wanted, overtaken = _as_seen(outcomes, request.POST.get("seen", ""))
            overtaken = overtaken or _overtaken_while_kept(sheet, wanted, request.user)
            if not overtaken:
                waiting.delete()
                return self._done(request, wanted)
        offered = [outcome for outcome in outcomes if outcome not in overtaken]
        shown = _shown(offered) | {"overtaken": overtaken, "left_out": left_out}
        shown |= {"waiting": waiting, "note": waiting.table["note"]}
        status = 409 if overtaken else 200
        return self._page(request, "import_check", shown, status=status)

    def export_view(self, request):
        """Offer the files; with a format in the address, send one."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        write, content_type = WRITERS.get(request.GET.get("format"), (None, None))
        number = request.GET.get("sheet", "0")
        if write is None or number not in map(str, range(len(self.sheets))):
            return self._page(request, "export", {"sheets": self.sheets, "formats": list(WRITERS)})
        sheet = self.sheets[int(number)]
        content = write(sheet.names, sheet.lines(Pages(self, request)))
        name = f"{slugify(sheet.title)}-{timezone.localdate()}.{request.GET['format']}"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=content_type, headers=disposition)

    def _pages_to_import(self, request):
        pages = Pages(self, request)
        if not self._importable(pages):
            raise PermissionDenied
        return pages

    def _importable(self, pages):
        return [sheet for sheet in self.sheets if sheet.may_import(pages)]

    def _compared(self, table, pages):
        """Return the sheet that the columns are of, what becomes of each page, and what is not in.

        A sheet of rows has columns that no sheet of pages has.
        """
        sheets = self._importable(pages)
        fitting = (sheet for sheet in reversed(sheets) if set(sheet.needed) <= set(table.columns))
        sheet = next(fitting, sheets[0])
        left_out = check_columns(table, sheet.names, sheet.needed)
        return sheet, sheet.compare(table, pages), left_out

    def _waiting(self, request):
        kind = ContentType.objects.get_for_model(self.model)
        return WaitingImport.objects.filter(user=request.user, content_type=kind)

    def _ask_for_file(self, request, form, pages, status=200):
        shown = {"form": form, "sheets": self._importable(pages)}
        return self._page(request, "import", shown, status=status)

    def _done(self, request, wanted):
        if wanted:
            message = ngettext(
                "%s page has a new draft from the file. Patients do not see it yet.",
                "%s pages have new drafts from the file. Patients do not see them yet.",
                len(wanted),
            )
            messages.success(request, message % len(wanted))
        else:
            messages.info(request, _("There was nothing to do."))
        return HttpResponseRedirect(self._address("changelist"))

    def _page(self, request, name, shown, status=200):
        titles = {"import": _("Import"), "import_check": _("Import"), "export": _("Export")}
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"{titles[name]}: {self.opts.verbose_name_plural}",
            "list_address": self._address("changelist"),
            "import_address": self._address("import"),
            "export_address": self._address("export"),
        }
        template = f"admin/editorial/{name}.html"
        return TemplateResponse(request, template, context | shown, status=status)

    def _name(self, view):
        return f"{self.opts.app_label}_{self.opts.model_name}_{view}"

    def _address(self, view, *args):
        return reverse(f"{self.admin_site.name}:{self._name(view)}", args=args)


def _shown(outcomes):
    """Return the outcomes as the page lists them, and what it sends back of them as seen."""
    of_kind = {
        kind: [outcome for outcome in outcomes if outcome.kind == kind]
        for kind in ("new", "changed", "same", "refused")
    }
    wanted = of_kind["new"] + of_kind["changed"]
    return of_kind | {
        "in_full": of_kind["changed"] + of_kind["new"][:NEW_IN_FULL],
        "in_short": of_kind["new"][NEW_IN_FULL:],
        "wanted": wanted,
        "seen": json.dumps({outcome.key: _as_compared(outcome) for outcome in wanted}),
    }


def _as_seen(outcomes, text):
    """Return the outcomes that somebody has confirmed, and those that are others by now."""
    try:
        seen = dict(json.loads(text))
    except (TypeError, ValueError):
        seen = {}
    confirmed = [outcome for outcome in outcomes if outcome.key in seen]
    others = [each for each in confirmed if _as_compared(each) != seen[each.key]]
    return confirmed, others


def _as_compared(outcome):
    return f"{outcome.kind} {outcome.base}"


def _overtaken_while_kept(sheet, wanted, user):
    try:
        keep(sheet, wanted, by=user)
    except Overtaken as problem:
        return problem.outcomes
    return []
