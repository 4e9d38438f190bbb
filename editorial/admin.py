"""The admin of every page: both languages side by side, and the verbs as buttons."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from js_asset import Media
from modeltranslation.admin import (
    TranslationAdmin,
    TranslationStackedInline,
    TranslationTabularInline,
)

from editorial import actions
from editorial.inspection import inspect
from editorial.models import Reviewer
from editorial.models.languages import child_rows
from editorial.readability.words import describe_reading


class EditorialForm(forms.ModelForm):
    """A form that answers for the row's constraints, also those on fields it does not show."""

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as problem:
            self.add_error(None, problem.messages)


class NonceAdmin(TranslationAdmin):
    """The rich text editor needs an import map, and that needs the page's nonce."""

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)


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


class EditorialAdmin(NonceAdmin):
    """What a page's admin has in common; each app names its words and its relations."""

    form = EditorialForm
    change_form_template = "admin/editorial/change_form.html"
    list_display = ("title", "state", "spanish", "reviewed_on", "review_due_on", "updated_at")
    list_filter = (StateFilter,)
    search_fields = ("title_en", "title_es", "slug")
    readonly_fields = ("state", "spanish", "reviewer", "reviewed_on", "review_due_on")
    prepopulated_fields = {"slug": ("title",)}
    save_on_top = True

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
        context["may_publish"] = self.has_publish_permission(request)
        context["may_withdraw"] = context["may_publish"] and bool(obj and obj.is_published())
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
        super().save_related(request, form, formsets, change)
        page = self.model.objects.get(pk=form.instance.pk)
        if page.is_in("es") and _spanish_changed(form, formsets):
            self._keep_translation(request, page, form)
        if page.is_published():
            actions.announce()

    def _keep_translation(self, request, page, form):
        """New Spanish words were written beside today's English; a check was of the old ones."""
        is_checked = "translation_checked_by" in form.changed_data
        actions.record_translation(page, by=request.user, is_checked=is_checked)
        messages.info(request, _("The Spanish counts as up to date from now on."))

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        actions.announce()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        actions.announce()

    def response_add(self, request, obj, post_url_continue=None):
        return self._verb(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._verb(request, obj) or super().response_change(request, obj)

    def _verb(self, request, obj):
        """Do what the pressed button says, and come back to the form with what came of it."""
        for button, verb in self._verbs(request).items():
            if button in request.POST:
                self._try(request, obj, verb)
                return HttpResponseRedirect(self._change_address(obj))
        return None

    def _verbs(self, request):
        verbs = {"_translated": self._translated}
        if self.has_publish_permission(request):
            verbs |= {"_publish": self._publish, "_withdraw": self._withdraw}
        if reviewer_of(request.user):
            verbs["_review"] = self._review
        return verbs

    def _try(self, request, obj, verb):
        try:
            messages.success(request, verb(request, obj))
        except ValidationError as problem:
            for message in problem.messages:
                messages.error(request, message)

    def _publish(self, request, obj):
        actions.publish(obj, by=request.user)
        return _("“%s” is public.") % obj

    def _withdraw(self, request, obj):
        actions.withdraw(obj, by=request.user)
        return _("“%s” is no longer public.") % obj

    def _review(self, request, obj):
        reviewer = reviewer_of(request.user)
        actions.record_review(obj, by=request.user, reviewer=reviewer, on=timezone.localdate())
        return _("Your check of “%s” is on record.") % obj

    def _translated(self, request, obj):
        actions.record_translation(obj, by=request.user)
        return _("It is on record that the Spanish of “%s” is up to date.") % obj

    def _change_address(self, obj):
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change"
        return reverse(name, args=[obj.pk])


class SourceInline(admin.TabularInline):
    fields = ("position", "authors", "title", "published_in", "year", "doi", "url")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    extra = 0


class ChildInline(TranslationTabularInline):
    extra = 0


class LongChildInline(TranslationStackedInline):
    """For rows of so many words that a table of them would not fit."""

    extra = 0


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
