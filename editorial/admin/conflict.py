"""Two people wrote one page: what each did, where they met, and one page out of both."""

from dataclasses import dataclass

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from editorial import actions
from editorial.admin.asked_for import number, page_to_change
from editorial.admin.history import Change
from editorial.models import PageRecord, Revision
from editorial.versions import merging, snapshots
from editorial.versions.differences import differences

SALT = "editorial.conflict"
NAMED = "choice."


@dataclass(frozen=True)
class Choice:
    """One place that both changed, with the words of each and what was chosen so far."""

    conflict: merging.Conflict
    mine: tuple[Change, ...]
    theirs: tuple[Change, ...]
    chosen: str = ""

    @property
    def name(self):
        return NAMED + self.conflict.key


def show(model_admin, request, sitting):
    """Answer a stale save: nothing is written, nothing typed is lost, and both texts are shown."""
    record = PageRecord.objects.of(sitting.page)
    mine = sitting.snapshot
    kept = {"page": record.pk, "opened": sitting.opened.pk, "mine": mine}
    return _page(
        model_admin,
        request,
        record,
        sitting.opened,
        mine,
        signing.dumps(kept, salt=SALT, compress=True),
    )


@method_decorator(require_POST)
def settle(model_admin, request, object_id):
    """Save what was chosen as the draft, if nobody has written again meanwhile."""
    page = page_to_change(model_admin, request, object_id)
    record = PageRecord.objects.of(page)
    token = request.POST.get("mine", "")
    opened, mine = _kept(record, token)
    try:
        snapshot = merging.choose(_merge(record, opened, mine), _choices(request.POST))
        base = number(request.POST.get("base"))
        _save(model_admin, page, snapshot, by=request.user, base=base)
    except (merging.Undecided, actions.Stale) as reason:
        _tell_again(request, reason)
        return _page(model_admin, request, record, opened, mine, token)
    except ValidationError as problem:
        model_admin.tell(request, problem)
        return _page(model_admin, request, record, opened, mine, token)
    messages.success(request, _("Both texts are in one now. Read it once more."))
    return HttpResponseRedirect(model_admin.change_address(page))


def _save(model_admin, page, snapshot, *, by, base):
    if model_admin.has_drafts:
        actions.save_draft(page, snapshot, by=by, base=base, verb=Revision.Verb.MERGED)
    else:
        actions.replace(page, snapshot, by=by, base=base)


def _page(model_admin, request, record, opened, mine, token):
    record = PageRecord.objects.get(pk=record.pk)
    merge, page = _merge(record, opened, mine), record.page
    theirs = record.newest
    base = _read(record, opened)
    context = model_admin.admin_site.each_context(request) | {
        "title": _("Somebody else has changed “%s”") % page,
        "opts": model_admin.opts,
        "original": page,
        "record": record,
        "theirs": theirs,
        "token": token,
        "choices": [
            _choice(base, mine, _read(record, theirs), each, request.POST)
            for each in merge.conflicts
        ],
        "mine_changes": _shown(base, mine),
        "their_changes": _shown(base, _read(record, theirs)),
        "settle_address": model_admin.desk_address("conflict", page),
        "change_address": model_admin.change_address(page),
    }
    return render(request, "admin/editorial/conflict.html", context, status=409)


def _choice(base, mine, theirs, conflict, posted):
    return Choice(
        conflict,
        mine=_at(conflict.path, _shown(base, mine)),
        theirs=_at(conflict.path, _shown(base, theirs)),
        chosen=posted.get(NAMED + conflict.key, ""),
    )


def _at(path, changes):
    """Return those changes that are about this place, or about a part of it."""
    return tuple(each for each in changes if each.difference.path[: len(path)] == path)


def _shown(old, new):
    return tuple(map(Change, differences(old, new)))


def _merge(record, opened, mine):
    return merging.merge(_read(record, opened), mine, _read(record, record.newest))


def _read(record, revision):
    return snapshots.read(record.content_type.model_class(), revision.snapshot)


def _kept(record, token):
    """Return what was typed, from the page that we sent: nobody else can write such a token."""
    try:
        kept = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise BadRequest("not our token") from error
    opened = record.revisions.filter(pk=kept["opened"]).first()
    if kept["page"] != record.pk or opened is None:
        raise BadRequest("a token of another page")
    return opened, kept["mine"]


def _choices(posted):
    return {
        name.removeprefix(NAMED): value for name, value in posted.items() if name.startswith(NAMED)
    }


def _tell_again(request, reason):
    if isinstance(reason, merging.Undecided):
        messages.error(request, str(reason))
    else:
        messages.error(request, _("Somebody has saved again meanwhile. Here is what is new."))
