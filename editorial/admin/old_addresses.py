"""Old addresses in the admin: told to whoever makes one, listed, and freed by who may publish."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from editorial import addresses
from editorial.models import OldAddress
from editorial.usage import kinds_of_page


def tell(request, page):
    """Say which addresses the page has just left, and that nobody is lost who still uses them."""
    left = getattr(page, "left_addresses", ())
    if left:
        message = ngettext(
            "The old address %(paths)s leads to the new one from now on.",
            "The old addresses %(paths)s lead to the new ones from now on.",
            len(left),
        )
        messages.info(request, message % {"paths": ", ".join(left)})


def slug_refusal(form):
    """Return why the form's page may not have its address; nothing if it may."""
    if form.errors:
        return []
    try:
        addresses.check(form.instance)
    except ValidationError as problem:
        return problem.messages
    return []


@admin.register(OldAddress)
class OldAddressAdmin(admin.ModelAdmin):
    """To delete one is to free it: another page may have it then, and nobody is sent on."""

    list_display = ("path", "leads_to", "created_at")
    list_select_related = ("record",)
    search_fields = ("path",)
    fields = readonly_fields = ("path", "leads_to", "created_at")

    def get_queryset(self, request):
        """Show each person what they may free: a manager of one place sees that of no other."""
        every = super().get_queryset(request).select_related("record__content_type")
        every = every.prefetch_related("record__page")
        return every.filter(
            pk__in=[old.pk for old in every if self.has_delete_permission(request, old)]
        )

    @admin.display(description=_("leads to"))
    def leads_to(self, old):
        return old.record.page or _("A page that is gone")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        """Whoever may publish the page decides where its old addresses lead."""
        if obj is None:
            return self.has_view_permission(request)
        desk = self.admin_site.get_model_admin(obj.record.content_type.model_class())
        page = obj.record.page
        may_change = page is None or desk.has_change_permission(request, page)
        return may_change and desk.has_publish_permission(request)

    def has_view_permission(self, request, obj=None):
        desks = map(self.admin_site.get_model_admin, kinds_of_page())
        return any(desk.has_publish_permission(request) for desk in desks)

    def has_module_permission(self, request):
        return self.has_view_permission(request)
