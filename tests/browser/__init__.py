"""The whole site in Chromium: every kind of page, looked at as a browser sees it."""
