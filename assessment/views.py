"""The assessment: one question to a page, then a result the patient can keep.

The answers are health data. They travel in an encrypted cookie of their own: never in the
database, never in an address, never in a log line.
"""

from dataclasses import replace
from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessment import cookie, instrument, journey, previews
from assessment.engine.fhir import patient_download
from assessment.forms import QuestionForm, StartForm, said
from assessment.report.pool import Busy, RenderFailed
from assessment.report.summary import summary
from assessment.result import Result

RETRY_AFTER = "5"


def private(view):
    """Nothing of this page is kept by anybody, and no error report repeats what was posted."""

    @wraps(view)
    @never_cache
    @csrf_protect
    @sensitive_post_parameters()
    def guarded(request, *args, **kwargs):
        asked = _asked_of(request)
        if asked is None:
            return _nothing_to_ask(request)
        if not asked.speaks(get_language()):
            return redirect("assessment:start_page")
        response = view(request, asked, cookie.load(request, asked), *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return guarded


@require_safe
@never_cache
def start_page(request):
    asked = _asked_of(request)
    if asked is None:
        return _nothing_to_ask(request)
    if not asked.speaks(get_language()):
        return render(request, "assessment/not_in_this_language.html")
    visit = cookie.load(request, asked)
    context = {"questionnaire": asked.questionnaire, "form": StartForm(), "visit": visit}
    return render(request, "assessment/start.html", context)


@require_POST
@private
def start(request, asked, visit):
    """Begin anew, with the version of today."""
    asked = asked if asked.is_preview else instrument.current()
    if asked is None:
        return _nothing_to_ask(request)
    form = StartForm(request.POST)
    region = form.cleaned_data["region"] if form.is_valid() else ""
    fresh = cookie.Visit(region=region, begun=True)
    response = redirect(journey.next_address(asked, fresh))
    cookie.save(response, fresh, asked)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private
def question(request, asked, visit, address):
    found = asked.question_at(address)
    if found is None:
        raise Http404
    if not journey.may_visit(asked, visit, found):
        return redirect(journey.next_address(asked, visit))
    if request.method == "POST":
        return _answer(request, asked, visit, found)
    form = QuestionForm(found, values=visit.answers.get(found.key, ()))
    return _ask(request, asked, visit, found, form)


@require_safe
@private
def urgent(request, asked, visit):
    if not journey.stopping_flags(asked, visit):
        return redirect(journey.next_address(asked, visit))
    return render(request, "assessment/urgent.html", {"result": Result(asked, visit)})


@require_safe
@private
def answers(request, asked, visit):
    pending = journey.still_to_do(asked, visit)
    if pending and not journey.stopping_flags(asked, visit):
        return redirect(pending)
    return render(request, "assessment/answers.html", {"result": Result(asked, visit)})


@require_safe
@private
def result(request, asked, visit):
    if pending := journey.still_to_do(asked, visit):
        return redirect(pending)
    return render(request, "assessment/result.html", {"result": Result(asked, visit)})


@require_safe
@private
def summary_pdf(request, asked, visit):
    pending = journey.still_to_do(asked, visit)
    if pending and not journey.stopping_flags(asked, visit):
        return redirect(pending)
    try:
        pdf = summary(Result(asked, visit))
    except (Busy, RenderFailed):
        response = render(request, "assessment/busy.html", status=503)
        response.headers["Retry-After"] = RETRY_AFTER
        return response
    headers = {"Content-Disposition": 'attachment; filename="spine-summary.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_safe
@private
def summary_fhir(request, asked, visit):
    """The result for another system: the patient downloads it, and nobody else receives it."""
    pending = journey.still_to_do(asked, visit)
    if pending and not journey.stopping_flags(asked, visit):
        return redirect(pending)
    found = Result(asked, visit)
    download = patient_download(
        found.assessment, authored=found.answered_at, language=found.language
    )
    headers = {"Content-Disposition": f'attachment; filename="{download.name}"'}
    return HttpResponse(download.content, content_type=download.content_type, headers=headers)


@require_POST
@private
def clear(request, asked, visit):
    response = redirect("assessment:start_page")
    cookie.clear(response, is_preview=asked.is_preview)
    return response


def _asked_of(request):
    """Return the version that this person is inside, else what new visits begin with.

    None where that was withdrawn, where nothing is live, and where a previewed draft changed.
    """
    request.preview = previews.preview_of(request)
    if request.preview:
        return request.preview.asked
    pinned = cookie.pinned(request)
    if instrument.is_withdrawn(pinned):
        return None
    return instrument.by_digest(pinned) or instrument.current()


def _nothing_to_ask(request):
    """Tell people inside that their questions were wrong; tell all others to come back."""
    if request.preview:
        return redirect("admin:assessment_version_change", request.preview.version.pk)
    if instrument.is_withdrawn(cookie.pinned(request)):
        response = render(request, "assessment/withdrawn.html", {"asked": instrument.current()})
        cookie.clear(response)
        return response
    return render(request, "assessment/closed.html", status=503)


def _ask(request, asked, visit, found, form):
    context = {
        "form": form,
        "question": found,
        "number": journey.number_of(asked, visit, found),
        "back": journey.address_before(asked, visit, found),
        "flags": journey.standing_flags(asked, visit),
        "notes": journey.notes_before(asked, visit, found),
        "why": said(found.why),
    }
    status = 422 if form.errors else 200
    return render(request, "assessment/question.html", context, status=status)


def _answer(request, asked, visit, found):
    form = QuestionForm(found, request.POST)
    if not form.is_valid():
        return _ask(request, asked, visit, found, form)
    given = {**visit.answers, found.key: form.cleaned_data["answer"]}
    visit = replace(visit, answers=given, answered_on=timezone.localdate())
    response = redirect(journey.next_address(asked, visit))
    cookie.save(response, visit, asked)
    return response
