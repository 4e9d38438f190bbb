"""How pages stand when a file meets them: as their drafts say, or their rows without a draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest

from editorial.exchange.columns import Column, Contents, Known
from editorial.models import EditorialPage, PageRecord
from editorial.versions import snapshots


@dataclass(frozen=True)
class Standing:
    """One page, and the draft that somebody would go on from."""

    page: EditorialPage
    record: PageRecord | None

    @property
    def version(self) -> int:
        return self.record.version if self.record else 0

    @property
    def is_in_bin(self) -> bool:
        return bool(self.record and self.record.archived_at)

    @cached_property
    def draft(self) -> snapshots.Snapshot | None:
        """The draft beside what is public; the rows of what never was hold theirs themselves."""
        if self.record is None or self.record.draft is None or self.page.published_at is None:
            return None
        return snapshots.read(type(self.page), self.record.draft.snapshot)

    @property
    def slug(self) -> str:
        return self.draft["fields"]["slug"] if self.draft else self.page.slug

    def snapshot(self) -> snapshots.Snapshot:
        return self.draft or snapshots.take(self.page)

    def contents(self, columns: Iterable[Column], known: Known) -> Contents:
        """Return what the columns say; of a page without a draft, from what was fetched already."""
        contents: Contents = {"fields": {}, "many": {}}
        for column in columns:
            part = contents[column.part]
            if self.draft:
                part[column.name] = self.draft[column.part].get(column.name)
            else:
                part[column.name] = column.taken(self.page, known)
        return contents


class Pages:
    """The pages of one kind that somebody may see, by the address that a file names them with."""

    def __init__(self, model_admin: ModelAdmin, request: HttpRequest) -> None:
        self.admin, self.request = model_admin, request
        self.model = model_admin.model
        self.known = Known()

    @cached_property
    def standing(self) -> list[Standing]:
        records = PageRecord.objects.for_model(self.model).select_related("draft")
        found = {record.object_id: record for record in records}
        pages = self.admin.get_queryset(self.request)
        many = [field.name for field in self.model._meta.many_to_many]
        return [Standing(page, found.get(page.pk)) for page in pages.prefetch_related(*many)]

    @property
    def shown(self) -> list[Standing]:
        """Every page that is not in the bin; whoever may not change one sees no draft of it."""
        return [
            each if self.may_change(each.page) else Standing(each.page, None)
            for each in self.standing
            if not each.is_in_bin
        ]

    @cached_property
    def by_slug(self) -> dict[str, Standing]:
        return {standing.slug: standing for standing in self.standing}

    @cached_property
    def taken(self) -> set[str]:
        """Every address in use, also by pages that this person does not see."""
        return {*self.model._base_manager.values_list("slug", flat=True), *self.by_slug}

    def may_change(self, page: Any) -> bool:
        return self.admin.has_change_permission(self.request, page)
