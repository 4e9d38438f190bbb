"""A sign that a page is with its renderer, for tests that do something to renderers at work."""

from assessment.report import frames


def telling(say):
    """Return a way to send that says when the whole message is on the other side."""
    send = frames.send

    def send_and_say(*message):
        send(*message)
        say()

    return send_and_say
