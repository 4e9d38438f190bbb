"""Staff keep regions, places, hours and closures right."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet

from editorial.admin import ChildInline, EditorialAdmin, ExchangeAdmin, OrderedAdmin
from editorial.exchange import PageSheet, RowsSheet
from locations.models import Closure, Hours, Location, PlaceManager, Region
from locations.week import overlaps


class HoursFormSet(BaseInlineFormSet):
    def clean(self):
        """Refuse hours that overlap, as they will stand when all rows are written."""
        super().clean()
        if any(self.errors):
            return
        left = (form for form in self.forms if not self._should_delete_form(form))
        hours = [form.instance for form in left if form.cleaned_data]
        if found := overlaps(hours):
            raise ValidationError([each.sentence for each in found])


class HoursInline(admin.TabularInline):
    model = Hours
    formset = HoursFormSet
    fields = ("weekday", "opens", "closes")
    extra = 0


class ClosureInline(ChildInline):
    model = Closure
    fields = ("starts_on", "ends_on", "reason")


@admin.register(Region)
class RegionAdmin(OrderedAdmin, EditorialAdmin):
    facts = ("phone", "paper", "position")


@admin.register(Location)
class LocationAdmin(ExchangeAdmin, EditorialAdmin):
    list_select_related = ("region",)
    words = ("getting_here", "parking", "transit", "access")
    facts = (
        "region",
        "street",
        ("city", "state", "postal_code"),
        ("latitude", "longitude"),
        ("phone", "text_phone"),
        "time_zone",
        "desk_email",
    )
    inlines = (HoursInline, ClosureInline)
    sheets = (
        PageSheet(
            Location,
            (
                *("title_en", "title_es", "region", "street", "city", "state", "postal_code"),
                *("latitude", "longitude", "phone", "text_phone", "time_zone"),
                "desk_email",
                *("summary_en", "summary_es", "getting_here_en", "getting_here_es"),
                *("parking_en", "parking_es", "transit_en", "transit_es", "access_en", "access_es"),
                *("search_description_en", "search_description_es"),
            ),
        ),
        RowsSheet(Hours, page="location", group="weekday", names=("opens", "closes")),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).kept_by(request.user)

    # A list shows nobody else's place. What comes by another road, such as the line above a public
    # page, asks for one place.

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and _keeps(request.user, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _keeps(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _keeps(request.user, obj)


def _keeps(user, place):
    return place is None or place.is_kept_by(user)


@admin.register(PlaceManager)
class PlaceManagerAdmin(admin.ModelAdmin):
    """Who of the Location managers keeps which place."""

    list_display = ("user", "location")
    list_select_related = ("user", "location")
