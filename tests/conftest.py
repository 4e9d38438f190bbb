"""What every test stands on: its own published data, plain static files, fast passwords."""

import os

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

# On a busy machine any example may be slow once, and that alone is no failure.
settings.register_profile(
    "unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")

os.environ.setdefault("SPINECARE_SECRET_KEY", "a-secret-for-tests-only-" + "x" * 40)
os.environ.setdefault("SPINECARE_APPOINTMENT_KEYS", "dGhpcyBrZXkgaXMgZm9yIHRlc3RzIG9ubHkgeHh4eHg=")
# Leaflets are printed by the tests that read them: each costs a third of a second.
os.environ["SPINECARE_LEAFLETS_AT_PUBLISHING"] = "0"
# Playwright's synchronous browser runs an event loop; beside it Django refuses every query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The groups of the staff are there from the start: nearly every test has somebody of one."""
    from spinecare.roles import set_up_roles

    with django_db_blocker.unblock():
        set_up_roles()


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    settings.PUBLISHED_DATA_ROOT = tmp_path / "published"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.VAR = tmp_path


@pytest.fixture(autouse=True)
def _quick_and_plain(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def _in_english():
    """A request leaves its language behind, and rows are written in the language that is active."""
    with translation.override("en"):
        yield
