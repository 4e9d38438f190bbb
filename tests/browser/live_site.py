"""A site on a live server, with a database and folders that no other test sees."""

from contextlib import contextmanager

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from django.test import override_settings
from django.test.testcases import LiveServerThread

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
FOLDERS = ("MEDIA_ROOT", "PUBLISHED_DATA_ROOT", "STATIC_ROOT")


class LiveSite:
    """Filled once for many tests; what they do to it, they do to each other."""

    def __init__(self, folder, unblocked):
        self.settings = {name: folder / name.lower() for name in FOLDERS} | {
            "VAR": folder,
            "STORAGES": settings.STORAGES | {"staticfiles": PLAIN},
            "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        }
        self.settings["STATIC_ROOT"].mkdir()
        self.unblocked = unblocked
        self.database = _database(folder.name)

    @contextmanager
    def in_force(self):
        """While this lasts, the site's own settings hold and its database is the one asked."""
        with override_settings(**self.settings), self.unblocked(), self._as_default_database():
            yield f"http://localhost:{self.server.port}"

    def open(self, fill):
        self.database.inc_thread_sharing()
        with override_settings(**self.settings), self.unblocked():
            with self._as_default_database():
                call_command("migrate", verbosity=0)
                fill()
            self._serve()

    def close(self):
        self.server.terminate()
        # The connection's own close() leaves a database in memory open.
        BaseDatabaseWrapper.close(self.database)

    def _serve(self):
        self.server = LiveServerThread("localhost", _our_own_media, {"default": self.database})
        self.server.daemon = True
        self.server.start()
        self.server.is_ready.wait()
        if self.server.error:
            raise self.server.error

    @contextmanager
    def _as_default_database(self):
        ordinary = connections["default"]
        connections["default"] = self.database
        ContentType.objects.clear_cache()
        try:
            yield
        finally:
            connections["default"] = ordinary
            ContentType.objects.clear_cache()


def _database(name):
    # In memory, because Django's live server shares one connection between its threads only there.
    place = f"file:{name}?mode=memory&cache=shared"
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": place}
    return ConnectionHandler({"default": database})["default"]


def _our_own_media(handler):
    """Leave out the live server's answer for media: it knows no ranges, and ours is to be seen."""
    return StaticFilesHandler(handler.application)
