"""What one member of staff may see of the content: each kind's own admin is asked."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest
from django.urls import reverse

from editorial.admin.versioned import NonceAdmin
from editorial.models import EditorialPage, PageRecord

SHOWN = ("title", "published_at", "withdrawn_at", "review_due_on")
"""What lists of pages show: of a long page, that is little."""


class Kind:
    """One kind of content, as far as this person may see it."""

    def __init__(self, model_admin: ModelAdmin, request: HttpRequest) -> None:
        self.model_admin, self.request = model_admin, request
        self.model = model_admin.model
        self.name = str(self.model._meta.verbose_name)
        self.is_page = issubclass(self.model, EditorialPage)

    @cached_property
    def content_type(self) -> ContentType:
        return ContentType.objects.get_for_model(self.model)

    @cached_property
    def rows(self) -> dict[Any, models.Model]:
        """Return every row that is not in the bin, with as much of it as lists show."""
        rows = self.whole_rows().prefetch_related(None).select_related(None)
        return {row.pk: row for row in (rows.only(*SHOWN) if self.is_page else rows)}

    def whole_rows(self) -> models.QuerySet:
        archived = PageRecord.objects.archived().filter(content_type=self.content_type)
        rows = self.model_admin.get_queryset(self.request)
        return rows.exclude(pk__in=archived.values("object_id"))

    def may_change(self, row: models.Model) -> bool:
        return self.model_admin.has_change_permission(self.request, row)

    def may_publish(self) -> bool:
        may = getattr(self.model_admin, "has_publish_permission", None)
        return bool(may and may(self.request))

    def address(self, row: models.Model, view: str = "change") -> str:
        """Return where the row is changed, or a view beside that, if this kind has it."""
        meta = self.model._meta
        if view != "change" and view not in getattr(self.model_admin, "desk_views", {}):
            view = "change"
        site = self.model_admin.admin_site.name
        return reverse(f"{site}:{meta.app_label}_{meta.model_name}_{view}", args=[row.pk])


class Sight:
    """Everything that one person may see, asked once and used by every list."""

    def __init__(self, request: HttpRequest, site: AdminSite) -> None:
        self.request, self.user = request, request.user
        self.kinds = list(_kinds(request, site))

    @cached_property
    def pages(self) -> list[Kind]:
        return [kind for kind in self.kinds if kind.is_page]

    @cached_property
    def _by_type(self) -> dict[int, Kind]:
        return {kind.content_type.pk: kind for kind in self.kinds}

    def find(self, record: PageRecord) -> tuple[Kind, models.Model] | None:
        """Return the page of a record with its kind; None where this person may not see it."""
        kind = self._by_type.get(record.content_type_id)
        row = kind and kind.rows.get(record.object_id)
        return row and (kind, row)

    def changeable(self, record: PageRecord) -> tuple[Kind, models.Model] | None:
        """Return the same; None also where this person may read and not change."""
        found = self.find(record)
        return found if found and found[0].may_change(found[1]) else None


def _kinds(request: HttpRequest, site: AdminSite) -> Iterator[Kind]:
    for model in apps.get_models():
        if site.is_registered(model):
            model_admin = site.get_model_admin(model)
            is_content = isinstance(model_admin, NonceAdmin)
            if is_content and model_admin.has_view_or_change_permission(request):
                yield Kind(model_admin, request)
