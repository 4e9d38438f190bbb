"""The verbs: every change of a page's state happens here, in one transaction, by somebody.

A verb that writes takes `base`, the version of the page that the writer started from, and raises
`Stale` if somebody has written since. None means: the page as it stands now.
"""

from editorial.actions.announcing import announce, announced_once
from editorial.actions.drafting import discard_draft, restore, save_draft
from editorial.actions.publishing import (
    can_be_undone,
    publish,
    publish_revision,
    publish_snapshot,
    replace,
    undo,
    withdraw,
)
from editorial.actions.reviewing import (
    REVIEW_LASTS,
    approve,
    ask_for_review,
    record_review,
    record_translation,
)
from editorial.actions.scheduling import cancel, run_due, schedule
from editorial.models import Stale

__all__ = [
    "REVIEW_LASTS",
    "Stale",
    "announce",
    "announced_once",
    "approve",
    "ask_for_review",
    "can_be_undone",
    "cancel",
    "discard_draft",
    "publish",
    "publish_revision",
    "publish_snapshot",
    "record_review",
    "record_translation",
    "replace",
    "restore",
    "run_due",
    "save_draft",
    "schedule",
    "undo",
    "withdraw",
]
