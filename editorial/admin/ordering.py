"""Lists in which pages can be moved: by buttons, by number and by dragging.

Every row carries its page's version. Whoever moves a page sends along the order that they saw:
where it is another by now, nothing moves.
"""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from editorial import actions
from editorial.models import PageRecord

STEPS = {"up": -1, "down": 1}
CHANGED = _("Nothing was moved: somebody has changed the list since you saw it.")


@dataclass(frozen=True)
class Place:
    """Where a page stands among those that it can change places with."""

    page: object
    number: int
    count: int
    version: int
    group: object
    address: str


class OrderedAdmin:
    """For the admin of pages with a `position`."""

    change_list_template = "admin/editorial/change_list.html"
    ordered_within = None
    """The column whose pages share one order, such as the topic's; without it all of them do."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.reorder_view)
        return [path("reorder/", view, name=self._reorder_name()), *super().get_urls()]

    def may_reorder(self, request):
        """A new order is public at once, so it takes more than to write drafts."""
        may_publish = self.has_publish_permission(request) or not self.has_drafts
        return may_publish and self.has_change_permission(request)

    def get_list_display(self, request):
        first, *others = super().get_list_display(request)
        if not self.may_reorder(request):
            return (first, *others)
        return (first, "place", *others)

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        changelist = getattr(response, "context_data", {}).get("cl")
        if changelist and "place" in changelist.list_display:
            response.context_data["is_ordered"] = True
            self._find_places(request, changelist.result_list)
        return response

    @admin.display(description=_("order"))
    def place(self, page):
        place = getattr(page, "place_in_list", None)
        if place is None:
            return page.position
        return render_to_string("admin/editorial/place.html", {"place": place})

    def _find_places(self, request, shown):
        """Give a place to every page whose whole group is in sight, and in its order."""
        versions = self._versions()
        address = f"{self._address_of(self._reorder_name())}?{request.GET.urlencode()}"
        groups = self._groups(self._in_order(request))
        in_sight = self._groups(shown)
        for page in shown:
            group = self._group_of(page)
            keys = [each.pk for each in groups.get(group, ())]
            if keys == [each.pk for each in in_sight[group]]:
                number, version = keys.index(page.pk) + 1, versions.get(page.pk, 0)
                page.place_in_list = Place(page, number, len(keys), version, group, address)

    @method_decorator(require_POST)
    def reorder_view(self, request):
        """Move one page. A script is answered in JSON, anybody else with the list."""
        if not self.may_reorder(request):
            raise PermissionDenied
        key, way, seen = _asked(request)
        pages = self._group_with(request, key)
        order = [page.pk for page in pages]
        if key not in order or [each for each in seen if each in set(order)] != order:
            return self._answer(request, CHANGED, status=409)
        moved = pages.pop(order.index(key))
        number = _wanted_number(request, key, way, order.index(key) + 1, len(order))
        pages.insert(number - 1, moved)
        try:
            actions.reorder(pages, seen, by=request.user)
        except actions.Stale:
            return self._answer(request, CHANGED, status=409)
        words = {"page": moved, "number": number, "count": len(order)}
        message = _("“%(page)s”: moved to place %(number)s of %(count)s.") % words
        return self._answer(request, message, pages)

    def _answer(self, request, message, pages=(), status=200):
        if request.headers.get("Accept") == "application/json":
            versions = self._versions()
            order = [[page.pk, versions.get(page.pk, 0)] for page in pages]
            return JsonResponse({"message": str(message), "order": order}, status=status)
        messages.add_message(request, messages.SUCCESS if pages else messages.ERROR, message)
        query = request.GET.urlencode()
        address = self._address_of(f"{self.opts.app_label}_{self.opts.model_name}_changelist")
        return HttpResponseRedirect(f"{address}?{query}" if query else address)

    def _in_order(self, request):
        archived = PageRecord.objects.for_model(self.model).archived().values("object_id")
        order = self.get_ordering(request) or self.opts.ordering
        pages = self.get_queryset(request).exclude(pk__in=archived)
        return pages.prefetch_related(None).order_by(*order, "-pk")

    def _group_with(self, request, key):
        groups = self._groups(self._in_order(request))
        found = (pages for pages in groups.values() if key in [page.pk for page in pages])
        return next(found, [])

    def _groups(self, pages):
        groups = {}
        for page in pages:
            groups.setdefault(self._group_of(page), []).append(page)
        return groups

    def _group_of(self, page):
        return getattr(page, self.ordered_within) if self.ordered_within else None

    def _versions(self):
        records = PageRecord.objects.for_model(self.model)
        return dict(records.values_list("object_id", "version"))

    def _reorder_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_reorder"

    def _address_of(self, name):
        return reverse(f"{self.admin_site.name}:{name}")


def _asked(request):
    """Return which page is to be moved, which way, and the version of each page as it was seen."""
    try:
        key, way = request.POST["move"].split(":")
        seen = [pair.split(":") for pair in request.POST.getlist("order")]
        return int(key), way, {int(page): int(version) for page, version in seen}
    except (KeyError, ValueError):
        raise BadRequest("This does not say what to move.") from None


def _wanted_number(request, key, way, number, count):
    """Return the place to move to; from a place outside of the list, the nearest in it."""
    if way in STEPS:
        number += STEPS[way]
    else:
        text = request.POST.get(f"number-{key}", "")
        number = int(text) if text.isdecimal() and len(text) < 6 else number
    return min(max(number, 1), count)
