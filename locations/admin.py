"""Staff keep regions, places, hours and closures right."""

from django.contrib import admin

from editorial.admin import ChildInline, EditorialAdmin
from locations.models import Closure, Hours, Location, PlaceManager, Region


class HoursInline(admin.TabularInline):
    model = Hours
    fields = ("weekday", "opens", "closes")
    extra = 0


class ClosureInline(ChildInline):
    model = Closure
    fields = ("starts_on", "ends_on", "reason")


@admin.register(Region)
class RegionAdmin(EditorialAdmin):
    facts = ("phone", "paper", "position")


@admin.register(Location)
class LocationAdmin(EditorialAdmin):
    list_select_related = ("region",)
    words = ("getting_here", "parking", "transit", "access")
    facts = (
        "region",
        "street",
        ("city", "state", "postal_code"),
        ("latitude", "longitude"),
        ("phone", "text_phone"),
        "time_zone",
    )
    inlines = (HoursInline, ClosureInline)

    def get_queryset(self, request):
        return super().get_queryset(request).kept_by(request.user)


@admin.register(PlaceManager)
class PlaceManagerAdmin(admin.ModelAdmin):
    """Who of the Location managers keeps which place."""

    list_display = ("user", "location")
    list_select_related = ("user", "location")
