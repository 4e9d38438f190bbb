"""What administrators see of sign-in: who has which second factor, and how to remove a lost one."""

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401  (both first, so that there is something to take away)
from allauth.account.models import EmailAddress
from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes
from allauth.mfa.models import Authenticator
from django.contrib import admin

from spinecare import accounts  # noqa: F401  (the admin of accounts, in a module of its own)

# Addresses are those of the accounts. allauth's own page of factors shows their secrets.
admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)


@admin.register(Authenticator)
class SecondFactorAdmin(admin.ModelAdmin):
    list_display = ["user", "kind", "created_at", "last_used_at"]
    list_filter = ["type"]
    list_select_related = ["user"]
    search_fields = ["user__username", "user__first_name", "user__last_name"]
    fields = readonly_fields = ["user", "kind", "created_at", "last_used_at"]

    def get_queryset(self, request):
        """As with accounts, superusers are for superusers alone."""
        factors = super().get_queryset(request)
        return factors if request.user.is_superuser else factors.filter(user__is_superuser=False)

    @admin.display(description="Second factor", ordering="type")
    def kind(self, factor):
        return str(factor)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        delete_dangling_recovery_codes(obj.user)

    def delete_queryset(self, request, queryset):
        owners = {factor.user for factor in queryset.select_related("user")}
        super().delete_queryset(request, queryset)
        for owner in owners:
            delete_dangling_recovery_codes(owner)
