"""The roof's app: commands, the admin site, and the answer to "what is published has changed"."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class SpineCareConfig(AppConfig):
    name = "spinecare"
    verbose_name = "SpineCare"

    def ready(self):
        from editorial.signals import published_changed
        from spinecare.publishing import write_leaflets, write_published_data

        published_changed.connect(write_published_data, dispatch_uid="write-published-data")
        # Second, for leaflets quote the data of the practice.
        published_changed.connect(write_leaflets, dispatch_uid="write-leaflets")


class SpineCareAdminConfig(AdminConfig):
    default_site = "spinecare.staff.StaffSite"
