"""Windows of the browser that notice whatever a patient's browser would have to refuse."""

from contextlib import contextmanager

PHONE, NARROWEST = 390, 320
WIDTHS = (NARROWEST, PHONE, 768, 1280)
SCHEMES = ("light", "dark")
LOOKS = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
PATIENCE = 90_000
"""Milliseconds in which a page answers, however busy the machine; only a failure lasts as long."""
REFUSALS = ("Content Security Policy", "Refused")


@contextmanager
def window(chromium, address, *, width=PHONE, scheme="light", script=False, free=False):
    """Open a page in a context of its own; at its end, fail if it broke a rule.

    Tools that write into the page, such as axe, need to be free of its policy.
    """
    context = chromium.new_context(
        base_url=address,
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        java_script_enabled=script,
        bypass_csp=free,
        reduced_motion="reduce",
        locale="en-US",
    )
    context.set_default_timeout(PATIENCE)
    offenses = watch(context, address)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert not offenses, "\n".join(offenses)


def watch(context, address):
    """Collect refusals, uncaught errors of scripts, and requests to anybody else."""
    offenses = []

    def heed(message):
        if any(word in message.text for word in REFUSALS):
            offenses.append(message.text)

    def heed_request(request):
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            offenses.append(f"asked {request.url}")

    context.on("console", heed)
    context.on("request", heed_request)
    context.on("weberror", lambda problem: offenses.append(str(problem.error)))
    return offenses


def follow(link):
    """Press a link or a button, and wait for the page that it leads to."""
    with link.page.expect_navigation():
        link.click()
