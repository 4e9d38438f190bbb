"""Noting words for which nothing was found, without ever standing in a patient's way."""

import logging

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import get_language

from search.models import MissedWords

log = logging.getLogger(__name__)


def note(words):
    """Count the words; where that cannot be done, the page is shown all the same."""
    try:
        with transaction.atomic():
            MissedWords.objects.note(words, (get_language() or "en")[:2], timezone.localdate())
    except DatabaseError:
        # Without the words: what somebody looks for belongs in no log.
        log.warning("Words without results could not be counted.")
