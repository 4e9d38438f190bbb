"""The rows of the other tables: what has no drafts, questionnaires, accounts and who they are."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from assessment.models import Release, Section, Version
from editorial import actions
from editorial.models import PageRecord, Reviewer
from editorial.versions import snapshots
from glossary.models import Term
from locations.models import PlaceManager
from practice.models import Practice
from search.models import MissedWords, Synonym
from spinecare.roles import EDITORS
from surgeons.models import Language
from tests.assessment.versions.drafts import NOTE
from tests.spinecare.matrix.attempt import Attempt, row

NEW = "Quite another one"
NEW_PASSWORD = "a battery of correct horses"
NAMES = {Practice: "name", Language: "name"}


def site(what: str, **how):
    return row(what, about="site", **{"less": ""} | how)


def all_or_none(answers) -> bool:
    """Return the answer, which has to be the same for each of several things."""
    answers = set(answers)
    assert len(answers) == 1
    return answers.pop()


# What has no drafts


def _with_history(at: Attempt):
    return [each for each in at.world.at_once if not isinstance(each, Language)]


@site("Read the form of terms, topics, languages, the practice")
def forms_opened(at):
    return all_or_none(str(each) in at.get(at.address("change", each)) for each in at.world.at_once)


@site("Change them")
def changed(at):
    return all_or_none(_is_changed(at, each) for each in at.world.at_once)


def _is_changed(at, each):
    name = NAMES.get(type(each), "title_en")
    form = at.world.forms[each._meta.label] | _started(each) | {name: NEW, "_save": "1"}
    at.post(at.address("change", each), form)
    return getattr(type(each).objects.get(pk=each.pk), name) == NEW


def _started(each):
    return {"_base": PageRecord.objects.of(each).version} if not isinstance(each, Language) else {}


@site("Add a term")
def term_added(at):
    form = {"title_en": NEW, "slug": "new", "meaning_en": "Words.", "_save": "1"}
    at.post(reverse("admin:glossary_term_add"), form)
    return Term.objects.filter(slug="new").exists()


@site("See the history of a term, a topic, the practice")
def history_seen(at):
    return all_or_none(
        str(each) in at.get(at.address("history", each)) for each in _with_history(at)
    )


def written_again(at: Attempt) -> None:
    for each in _with_history(at):
        snapshot = snapshots.take(each)
        snapshot["fields"][NAMES.get(type(each), "title_en")] = NEW
        actions.replace(type(each).objects.get(pk=each.pk), snapshot, by=at.writer)


@site("Take an older version of one back", given=written_again)
def older_version_back(at):
    return all_or_none(_is_taken_back(at, each) for each in _with_history(at))


def _is_taken_back(at, each):
    record = PageRecord.objects.of(each)
    first = record.revisions.last()
    at.post(at.address("restore", each), {"revision": first.pk, "base": record.version})
    return str(type(each).objects.get(pk=each.pk)) == str(each)


# The words of search


def words_of_search(at: Attempt) -> None:
    Synonym.objects.create(words="slipped disk", means="herniated disc")
    day = timezone.localdate()
    MissedWords.objects.create(
        words="numb elbow", language="en", count=2, first_on=day, last_on=day
    )


@site("Read the synonyms of search", given=words_of_search)
def synonyms_read(at):
    address = reverse("admin:search_synonym_change", args=[Synonym.objects.get().pk])
    lists = reverse("admin:search_synonym_changelist")
    return all_or_none("herniated disc" in at.get(each) for each in (lists, address))


@site("Add or change a synonym", given=words_of_search)
def synonyms_written(at):
    form = {"language": "en", "words": NEW, "means": "disc", "_save": "1"}
    address = reverse("admin:search_synonym_change", args=[Synonym.objects.get().pk])
    at.post(address, form)
    is_changed = Synonym.objects.filter(words=NEW).exists()
    at.post(reverse("admin:search_synonym_add"), form | {"words": "other words"})
    is_added = Synonym.objects.filter(words="other words").exists()
    return all_or_none([is_changed, is_added])


@site("See for which words search found nothing", given=words_of_search)
def missed_words_seen(at):
    return "numb elbow" in at.get(reverse("admin:search_missedwords_changelist"))


@site("Forget such words", given=words_of_search)
def missed_words_forgotten(at):
    address = reverse("admin:search_missedwords_delete", args=[MissedWords.objects.get().pk])
    at.post(address, {"post": "yes"})
    return not MissedWords.objects.exists()


# Questionnaires


def _verb(at: Attempt, name: str) -> str:
    return reverse(f"admin:assessment_version_{name}", args=[at.world.version.pk])


@site("Read a draft of a questionnaire")
def version_read(at):
    return str(at.world.version) in at.get(_verb(at, "change"))


@site("Compare it with what is public")
def version_compared(at):
    return str(at.world.version) in at.get(_verb(at, "compare"))


@site("Try it out")
def version_tried(at):
    response = at.post(_verb(at, "preview"))
    return response.headers.get("Location") == reverse("assessment:start_page")


@site("Check it for errors")
def version_checked(at):
    at.post(_verb(at, "check"))
    return Version.objects.get(pk=at.world.version.pk).state == Version.State.CHECKED


@site("Change it")
def version_changed(at):
    form = at.world.forms[Version._meta.label] | {"title_en": NEW}
    at.post(_verb(at, "change"), form)
    return Version.objects.get(pk=at.world.version.pk).title == NEW


@site("Change one of its questions")
def section_changed(at):
    form = at.world.forms[Section._meta.label] | {"title_en": NEW}
    at.post(at.address("change", at.world.section), form)
    return at.world.section.title == NEW


@site("Delete a draft")
def version_deleted(at):
    at.post(_verb(at, "delete"), {"post": "yes"})
    return not Version.objects.filter(pk=at.world.version.pk).exists()


@site("Publish it")
def version_published(at):
    at.post(_verb(at, "publish"), {"note": NOTE, "seen": at.world.digest})
    return Version.objects.get(pk=at.world.version.pk).document is not None


@site("Copy a public one to a new draft")
def document_copied(at):
    at.post(reverse("admin:assessment_document_copy", args=[at.world.document.pk]))
    return at.world.document.copies.count() == 2


@site("Retire or withdraw a public one")
def document_ended(at):
    end = reverse("admin:assessment_document_end", args=[at.world.document.pk])
    at.post(end, {"verb": "withdraw", "reason": "It was wrong."})
    return Release.objects.get(document=at.world.document).state == Release.State.WITHDRAWN


# The office


@site("Open the first page of the staff site")
def index_opened(at):
    return "SpineCare" in at.get(reverse("admin:index"))


@site("Open the staff's search")
def search_opened(at):
    return "SpineCare" in at.get(reverse("admin:search"))


def _charlie(at: Attempt) -> User:
    return User.objects.get(pk=at.world.users["No group"].pk)


def _account(at: Attempt, view: str) -> str:
    return reverse(f"admin:auth_user_{view}", args=[_charlie(at).pk])


def _account_form(at: Attempt, **more) -> dict:
    return {"username": "charlie", "is_active": "on", "is_staff": "on", "_save": "1"} | more


@site("See the list of accounts")
def accounts_listed(at):
    return _account(at, "change") in at.get(reverse("admin:auth_user_changelist"))


@site("Add an account")
def account_added(at):
    passwords = dict.fromkeys(("password1", "password2"), NEW_PASSWORD)
    form = {"username": "dora", "usable_password": "true", "_save": "1"} | passwords
    at.post(reverse("admin:auth_user_add"), form)
    return User.objects.filter(username="dora").exists()


@site("Change an account and its groups")
def account_changed(at):
    group = Group.objects.get(name=EDITORS)
    at.post(_account(at, "change"), _account_form(at, groups=[group.pk]))
    return _charlie(at).groups.filter(pk=group.pk).exists()


@site("Give an account a new password")
def password_set(at):
    form = {"usable_password": "true", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    at.post(reverse("admin:auth_user_password_change", args=[_charlie(at).pk]), form)
    return _charlie(at).check_password(NEW_PASSWORD)


@site("Delete an account")
def account_deleted(at):
    at.post(_account(at, "delete"), {"post": "yes"})
    return not User.objects.filter(username="charlie").exists()


@site("Make an account a superuser", less="Change an account and its groups")
def made_superuser(at):
    permissions = {"user_permissions": [1], "is_superuser": "on"}
    at.post(_account(at, "change"), _account_form(at, **permissions))
    return _charlie(at).is_superuser or _charlie(at).user_permissions.exists()


@site("See the list of reviewers")
def reviewers_listed(at):
    return "Ruth Okello" in at.get(reverse("admin:editorial_reviewer_changelist"))


@site("Name a reviewer")
def reviewer_added(at):
    form = {"name": NEW, "user": _charlie(at).pk, "_save": "1"}
    at.post(reverse("admin:editorial_reviewer_add"), form)
    return Reviewer.objects.filter(name=NEW).exists()


@site("Give somebody a place to keep")
def place_given(at):
    charlie, place = _charlie(at), at.world.desks["place"].page
    form = {"user": charlie.pk, "location": place.pk, "_save": "1"}
    at.post(reverse("admin:locations_placemanager_add"), form)
    return PlaceManager.objects.filter(user=charlie).exists()


@site("See who has which second factor")
def factors_listed(at):
    address = reverse("admin:mfa_authenticator_change", args=[at.world.factor.pk])
    return address in at.get(reverse("admin:mfa_authenticator_changelist"))


@site("Remove a lost second factor")
def factor_removed(at):
    address = reverse("admin:mfa_authenticator_delete", args=[at.world.factor.pk])
    at.post(address, {"post": "yes"})
    return not Authenticator.objects.filter(pk=at.world.factor.pk).exists()
