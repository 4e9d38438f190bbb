"""One browser and one demo practice for the whole run, a new window for every test."""

import os
import subprocess
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import sync_playwright

from assessment.report import pool
from tests.browser.kinds import walk_to_every_state
from tests.browser.live_site import LiveSite
from tests.browser.windows import window


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = _launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def large_print(chromium):
    """A browser whose owner has set its letters to twice their size."""
    browser = _launch(chromium.browser_type, "--blink-settings=defaultFontSize=32")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def new_site(tmp_path_factory, django_db_blocker):
    """Open one more site, with what the given function puts into it."""
    sites = []

    def new_site(fill):
        site = LiveSite(tmp_path_factory.mktemp("site"), django_db_blocker.unblock)
        sites.append(site)
        site.open(fill)
        return site

    yield new_site
    for site in sites:
        site.close()


@pytest.fixture(scope="session")
def renderer(tmp_path_factory):
    """The process's own, but with time enough: the machine is busy with other tests."""
    folder = tmp_path_factory.mktemp("summaries")
    pool._pool = pool.Pool(folder=folder, queue_seconds=60, render_seconds=60)
    pool.warm_up()  # as the web server does: the first summary is not to wait for it
    yield
    pool._pool.close()
    pool._pool = None


@pytest.fixture(scope="session")
def demo_site(new_site, renderer):
    return new_site(lambda: call_command("load_demo", stdout=StringIO()))


@pytest.fixture(scope="session")
def states(demo_site, chromium):
    """Where the pages of the assessment are, and the cookies that open them."""
    with demo_site.in_force() as address, window(chromium, address) as page:
        return walk_to_every_state(page)


@pytest.fixture
def site(demo_site):
    with demo_site.in_force() as address:
        yield address


@pytest.fixture
def phone(chromium, site):
    """A phone on which no script runs."""
    with window(chromium, site) as page:
        yield page


def _launch(browser_type, *arguments):
    # The sandbox refuses to run as root, and only then is it left out.
    sandbox = os.geteuid() != 0
    return browser_type.launch(
        executable_path=_executable(), chromium_sandbox=sandbox, args=list(arguments)
    )


def _executable():
    found = subprocess.run(
        [settings.BASE_DIR / "bin" / "find-chromium"], capture_output=True, text=True
    )
    if found.returncode:
        pytest.fail("There is no Chromium to drive: bin/setup --dev installs it.")
    return found.stdout.strip()
