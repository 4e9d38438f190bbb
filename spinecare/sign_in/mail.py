"""Letters to staff, posted beside the request.

Who asks for a new password waits as long whether or not the address is known, and a mail
server that is down spoils no page.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.core.mail import EmailMessage

logger = logging.getLogger(__name__)
_posting = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def post(message: EmailMessage) -> Future:
    return _posting.submit(_send, message)


def wait_until_posted() -> None:
    _posting.submit(lambda: None).result()


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except Exception:  # whatever a mail server says, nobody waits for it any more
        logger.exception("A letter to a member of staff could not be sent.")
