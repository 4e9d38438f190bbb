"""The admin of every page: drafts, both languages side by side, and the verbs as buttons."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial import actions
from editorial.admin.forms import EditorialForm
from editorial.admin.versioned import VersionedAdmin
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


class EditorialAdmin(VersionedAdmin):
    """What a page's admin has in common; each app names its words and its relations."""

    form = EditorialForm
    list_display = ("title", "state", "spanish", "reviewed_on", "review_due_on", "updated_at")
    list_filter = (StateFilter,)
    search_fields = ("title_en", "title_es", "slug")
    readonly_fields = ("state", "spanish", "reviewer", "reviewed_on", "review_due_on")
    prepopulated_fields = {"slug": ("title",)}

    words = ()
    """The translated fields of this page beside title and summary, in reading order."""
    facts = ()
    """The fields that are the same in every language."""

    def get_fieldsets(self, request, obj=None):
        return (
            (None, {"fields": ("state", ("reviewer", "reviewed_on", "review_due_on"), "spanish")}),
            (_("English"), {"fields": (*self._in("en"), "reading_reason")}),
            (_("Facts"), {"fields": ("slug", *self.facts)}),
            (_("Picture"), {"fields": self._picture_fields(), "classes": ("collapse",)}),
            (
                _("Spanish"),
                {
                    "fields": (*self._in("es"), "translation_checked_by"),
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
        public = request.sitting.page
        context["may_publish"] = self.has_publish_permission(request)
        context["may_withdraw"] = context["may_publish"] and bool(public and public.is_published())
        context["may_review"] = reviewer_of(request.user) is not None
        context["is_english_newer"] = bool(obj and obj.is_english_newer)
        if obj:
            context["findings"] = inspect(obj)
            self._tell_how_hard(context["adminform"].form, obj)
        return super().render_change_form(request, context, *args, **kwargs)

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

    def keep(self, request, sitting):
        """Keep the draft, and do what the pressed button says; what is refused stays a draft."""
        for button, verb in self._verbs(request).items():
            if button in request.POST:
                return self._try(request, sitting, verb)
        self._save(request, sitting)
        return None

    def _verbs(self, request):
        verbs = {}
        if self.has_publish_permission(request):
            verbs = {"_publish": self._publish, "_withdraw": self._withdraw}
        if reviewer_of(request.user):
            verbs["_review"] = self._review
        return verbs

    def _try(self, request, sitting, verb):
        try:
            messages.success(request, verb(request, sitting))
        except ValidationError as problem:
            sitting.page = self._row_of(sitting)
            if not sitting.is_unchanged:
                self._save(request, sitting)
            self.tell(request, problem)

    def _save(self, request, sitting):
        if sitting.is_unchanged:
            messages.info(request, _("Nothing has changed."))
            return
        self._keep_draft(request, sitting)
        messages.success(
            request, _("The draft of “%s” is saved. Patients do not see it.") % sitting.page
        )

    def _keep_draft(self, request, sitting):
        """Return the revision that holds what the form says."""
        if not sitting.is_unchanged:
            sitting.opened = actions.save_draft(
                sitting.page, sitting.snapshot, by=request.user, base=sitting.base
            )
            sitting.base = sitting.opened.number
        return sitting.opened

    def _publish(self, request, sitting):
        actions.publish_snapshot(
            sitting.page, sitting.snapshot, by=request.user, base=sitting.base, may_reword=True
        )
        return _("“%s” is public.") % sitting.page

    def _withdraw(self, request, sitting):
        self._keep_draft(request, sitting)
        actions.withdraw(sitting.page, by=request.user, base=sitting.base)
        return _("“%s” is no longer public.") % sitting.page

    def _review(self, request, sitting):
        revision = self._keep_draft(request, sitting)
        actions.approve(revision, by=request.user, reviewer=reviewer_of(request.user))
        return _("Your check of “%s” is on record.") % sitting.page


def _spanish_changed(form, formsets):
    forms = [form, *(row for formset in formsets for row in formset.forms)]
    return any(name.endswith("_es") for each in forms for name in each.changed_data)


def _day(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d}"


def reviewer_of(user):
    return Reviewer.objects.filter(user=user).first()


@admin.register(Reviewer)
class ReviewerAdmin(admin.ModelAdmin):
    list_display = ("name", "user")
