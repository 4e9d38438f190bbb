"""The roof's app: commands, the admin site, and the answer to "what is published has changed"."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig


class SpineCareConfig(AppConfig):
    name = "spinecare"
    verbose_name = "SpineCare"

    def ready(self):
        from django.contrib.auth.signals import user_logged_in
        from django.db.models.signals import post_migrate

        from editorial.signals import published_changed
        from spinecare.publishing import write_leaflets, write_published_data
        from spinecare.sign_in.sessions import note_time

        published_changed.connect(write_published_data, dispatch_uid="write-published-data")
        # Second, for leaflets quote the data of the practice.
        published_changed.connect(write_leaflets, dispatch_uid="write-leaflets")
        user_logged_in.connect(note_time, dispatch_uid="note-time-of-sign-in")
        # An app without tables is sent no signal, so this listens to another's: once a migrate.
        post_migrate.connect(make_cache_table, apps.get_app_config("sessions"))


class SpineCareAdminConfig(AdminConfig):
    default_site = "spinecare.staff.StaffSite"


def make_cache_table(using, **kwargs):
    """Wrong passwords are counted in it; nobody can forget a command that `migrate` gives."""
    from django.core.management import call_command

    call_command("createcachetable", database=using, verbosity=0)
