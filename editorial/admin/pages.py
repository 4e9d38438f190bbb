"""The admin of every page: drafts, both languages side by side, and the verbs as buttons."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.admin.binned import BinnedAdmin, unarchive
from editorial.admin.bulk import BulkActions
from editorial.admin.buttons import Buttons, reviewer_of
from editorial.admin.forms import EditorialForm
from editorial.admin.preview import PreviewedAdmin, preview
from editorial.admin.review import review
from editorial.admin.scheduling import time_row
from editorial.admin.sharing import share
from editorial.admin.undoing import undo
from editorial.inspection import inspect
from editorial.models import Reviewer
from editorial.models.languages import child_rows
from editorial.readability.words import describe_reading


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return (("public", _("Public")), ("not-public", _("Not public")))

    def queryset(self, request, queryset):
        if self.value() == "public":
            return queryset.published()
        if self.value() == "not-public":
            return queryset.exclude(pk__in=queryset.published())
        return queryset


class EditorialAdmin(Buttons, BulkActions, BinnedAdmin, PreviewedAdmin):
    """What a page's admin has in common; each app names its words and its relations."""

    form = EditorialForm
    list_display = ("title", "state", "spanish", "reviewed_on", "review_due_on", "updated_at")
    list_filter = (StateFilter,)
    search_fields = ("title_en", "title_es", "slug")
    readonly_fields = ("spanish",)
    prepopulated_fields = {"slug": ("title",)}

    has_drafts = True
    desk_views = PreviewedAdmin.desk_views | {
        "preview": preview,
        "review": review,
        "share": share,
        "unarchive": unarchive,
        "undo": undo,
    }

    words = ()
    """The translated fields of this page beside title and summary, in reading order."""
    facts = ()
    """The fields that are the same in every language."""
    picture_classes = ("collapse",)
    """Folded away, unless nearly every page of this kind has a picture."""

    def get_fieldsets(self, request, obj=None):
        return (
            (_("English"), {"fields": (*self._in("en"), "reading_reason")}),
            (_("Facts"), {"fields": ("slug", *self.facts)}),
            (_("Picture"), {"fields": self._picture_fields(), "classes": self.picture_classes}),
            (
                _("Spanish"),
                {
                    "fields": ("spanish", *self._in("es"), "translation_checked_by"),
                    "classes": ("collapse",),
                },
            ),
        )

    def _in(self, language):
        names = ("title", "summary", *self.words, "search_description")
        return [f"{name}_{language}" for name in names]

    def _picture_fields(self):
        return ("illustration", "picture", "picture_role", "picture_alt_en", "picture_alt_es")

    @admin.display(description=_("state"))
    def state(self, page):
        if page.is_published():
            return _("Public since %s") % _day(page.published_at)
        if page.withdrawn_at:
            return _("Withdrawn on %s") % _day(page.withdrawn_at)
        return _("Not public")

    @admin.display(description=_("Spanish"))
    def spanish(self, page):
        if not page.is_in("es"):
            return _("Not written yet")
        if page.is_english_newer:
            return _("The English is newer")
        if page.translation_checked_by:
            return _("Up to date, checked by %s") % page.translation_checked_by
        return _("Up to date, not checked by a translator")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related(*child_rows(self.model))

    def has_publish_permission(self, request):
        meta = self.opts
        return request.user.has_perm(f"{meta.app_label}.publish_{meta.model_name}")

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        context |= self._offers(request)
        context["is_english_newer"] = bool(obj and obj.is_english_newer)
        if obj:
            context["findings"] = inspect(obj)
            self._tell_how_hard(context["adminform"].form, obj)
        return super().render_change_form(request, context, *args, **kwargs)

    def _offers(self, request):
        """Return what the buttons under the form need to know."""
        public, record = request.sitting.page, request.sitting.record
        may_publish = self.has_publish_permission(request)
        is_public = bool(public and public.is_published())
        return {
            "may_publish": may_publish,
            "may_withdraw": may_publish and is_public,
            "may_review": reviewer_of(request.user) is not None,
            "may_ask": self.model.needs_review,
            "may_discard": bool(record and record.draft and public.published_at),
            "reviewers": Reviewer.objects.all(),
            "time_row": time_row(request.GET.get("at")),
        }

    def _tell_how_hard(self, form, page):
        """Put beside each rich text how hard its saved words are to read."""
        for name, field in form.fields.items():
            if name in (*page.rich_text_fields("en"), *page.rich_text_fields("es")):
                field.help_text = describe_reading(field.help_text, page.reading_of(name), name)

    def save_related(self, request, form, formsets, change):
        """New Spanish words were written beside today's English; a check was of the old ones."""
        super().save_related(request, form, formsets, change)
        page = self.model.objects.get(pk=form.instance.pk)
        is_confirmed = "_translated" in request.POST
        if is_confirmed and not page.is_in("es"):
            messages.error(request, _("The page has no Spanish title yet."))
        if page.is_in("es") and (is_confirmed or _spanish_changed(form, formsets)):
            is_checked = is_confirmed or "translation_checked_by" in form.changed_data
            page.confirm_translation(is_checked=is_checked)
            page.save()
            messages.info(request, _("The Spanish counts as up to date from now on."))


def _spanish_changed(form, formsets):
    forms = [form, *(row for formset in formsets for row in formset.forms)]
    return any(name.endswith("_es") for each in forms for name in each.changed_data)


def _day(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d}"


@admin.register(Reviewer)
class ReviewerAdmin(admin.ModelAdmin):
    list_display = ("name", "user")
