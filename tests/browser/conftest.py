"""Gives these tests the browser and the demo practice."""

from tests.browser import fixtures


def pytest_configure(config):
    # Registered once and not imported twice: both folders share one browser and one site.
    if not config.pluginmanager.is_registered(fixtures):
        config.pluginmanager.register(fixtures)
