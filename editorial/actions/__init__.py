"""The verbs: every change of a page's state happens here, in one transaction, by somebody.

A verb that writes takes `base`, the version of the page that the writer started from, and raises
`Stale` if somebody has written since. None means: the page as it stands now.
"""

from editorial.actions.adding import add_drafts
from editorial.actions.announcing import announce, announced_once
from editorial.actions.archiving import BIN_LASTS, Purged, archive, purge_archived, unarchive
from editorial.actions.asking import ask_for_review, send_back
from editorial.actions.drafting import discard_draft, restore, save_draft
from editorial.actions.ordering import reorder
from editorial.actions.owning import set_owner
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
    record_review,
    record_translation,
)
from editorial.actions.scheduling import cancel, run_due, schedule
from editorial.actions.sharing import LINK_LASTS, revoke, share
from editorial.models import Stale

__all__ = [
    "BIN_LASTS",
    "Purged",
    "LINK_LASTS",
    "REVIEW_LASTS",
    "Stale",
    "add_drafts",
    "announce",
    "announced_once",
    "approve",
    "archive",
    "ask_for_review",
    "can_be_undone",
    "cancel",
    "discard_draft",
    "publish",
    "publish_revision",
    "publish_snapshot",
    "purge_archived",
    "record_review",
    "record_translation",
    "reorder",
    "replace",
    "restore",
    "revoke",
    "run_due",
    "save_draft",
    "schedule",
    "set_owner",
    "send_back",
    "share",
    "unarchive",
    "undo",
    "withdraw",
]
