"""The assessment: one question to a page, then a result the patient can keep.

The answers are health data. They travel in an encrypted cookie of their own: never in the
database, never in an address, never in a log line.
"""

from dataclasses import replace
from functools import wraps

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessment import cookie, instrument, previews
from assessment.engine.fhir import patient_download
from assessment.forms import QuestionForm, StartForm, said
from assessment.journey import Journey
from assessment.plain_text import plain_text
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
        journey = Journey(asked, cookie.load(request, asked))
        response = view(request, journey, *args, **kwargs)
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
    context = {
        "questionnaire": asked.questionnaire,
        "form": StartForm(),
        "visit": visit,
        "is_translation_unchecked": asked.is_unchecked_in(get_language()),
    }
    return render(request, "assessment/start.html", context)


@require_POST
@private
def start(request, journey):
    """Begin anew, with the version of today."""
    asked = journey.asked if journey.asked.is_preview else instrument.current()
    if asked is None:
        return _nothing_to_ask(request)
    form = StartForm(request.POST)
    region = form.cleaned_data["region"] if form.is_valid() else ""
    fresh = cookie.Visit(region=region, begun=True)
    response = redirect(Journey(asked, fresh).next_address)
    cookie.save(response, fresh, asked)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private
def question(request, journey, address, from_result=False):
    found = journey.asked.question_at(address)
    if found is None:
        raise Http404
    if not journey.may_visit(found):
        return redirect(journey.next_address)
    if request.method == "POST":
        return _answer(request, journey, found, from_result)
    form = QuestionForm(found, values=journey.visit.answers.get(found.key, ()))
    return _ask(request, journey, found, form, from_result)


@require_safe
@private
def urgent(request, journey):
    if not journey.stopping_flags:
        return redirect(journey.next_address)
    return render(request, "assessment/urgent.html", {"result": Result(journey)})


@require_safe
@private
def answers(request, journey):
    pending = journey.still_to_do
    if pending and not journey.stopping_flags:
        return redirect(pending)
    return render(request, "assessment/answers.html", {"result": Result(journey)})


@require_safe
@private
def result(request, journey):
    if pending := journey.still_to_do:
        return redirect(pending)
    return render(request, "assessment/result.html", {"result": Result(journey)})


@require_safe
@private
def summary_pdf(request, journey):
    pending = journey.still_to_do
    if pending and not journey.stopping_flags:
        return redirect(pending)
    try:
        pdf = summary(Result(journey))
    except (Busy, RenderFailed) as problem:
        is_busy = isinstance(problem, Busy)
        response = render(request, "assessment/busy.html", {"is_busy": is_busy}, status=503)
        response.headers["Retry-After"] = RETRY_AFTER
        return response
    headers = {"Content-Disposition": 'attachment; filename="spine-summary.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@require_safe
@private
def summary_text(request, journey):
    pending = journey.still_to_do
    if pending and not journey.stopping_flags:
        return redirect(pending)
    headers = {"Content-Disposition": 'attachment; filename="spine-summary.txt"'}
    text = plain_text(Result(journey))
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@require_safe
@private
def summary_fhir(request, journey):
    """The result for another system: the patient downloads it, and nobody else receives it."""
    pending = journey.still_to_do
    if pending and not journey.stopping_flags:
        return redirect(pending)
    found = Result(journey)
    download = patient_download(
        found.assessment, authored=found.answered_at, language=found.language
    )
    headers = {"Content-Disposition": f'attachment; filename="{download.name}"'}
    return HttpResponse(download.content, content_type=download.content_type, headers=headers)


@require_POST
@private
def clear(request, journey):
    response = redirect("assessment:start_page")
    cookie.clear(response, is_preview=journey.asked.is_preview)
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


def _ask(request, journey, found, form, from_result):
    result = reverse("assessment:result")
    context = {
        "form": form,
        "number": journey.way.position(found.key) + 1,
        "back": result if from_result else journey.address_before(found),
        "flags": journey.standing_flags,
        "notes": journey.way.notes_before(found.key),
        "why": said(found.why),
    }
    status = 422 if form.errors else 200
    return render(request, "assessment/question.html", context, status=status)


def _answer(request, journey, found, from_result):
    form = QuestionForm(found, request.POST)
    if not form.is_valid():
        return _ask(request, journey, found, form, from_result)
    given = {**journey.visit.answers, found.key: form.cleaned_data["answer"]}
    visit = replace(journey.visit, answers=given, answered_on=timezone.localdate())
    page = "result" if from_result else "answers"
    response = HttpResponseRedirect(Journey(journey.asked, visit).next_address_from(page))
    cookie.save(response, visit, journey.asked)
    return response
