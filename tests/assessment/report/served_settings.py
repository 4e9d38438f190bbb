"""The site's own settings for a server in a test, on a machine that is busy with other tests."""

from assessment.report import children, frames, pool
from spinecare.settings import *  # noqa: F403, settings are a module of names
from spinecare.settings import STORAGES, VAR
from tests.assessment.report.handing_over import telling

# Nobody has collected this site's static files.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
# A web worker reads its settings after the fork: this is the pool that it will use.
pool._pool = pool.Pool(queue_seconds=50, render_seconds=50)
children.RETIRE_SECONDS = 20  # gunicorn gives its workers 30 seconds to end
frames.send = telling((VAR / "handed-over").touch)
