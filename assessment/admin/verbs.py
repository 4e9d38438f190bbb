"""What can be done with a version: check, compare, try out, publish. Each has an address."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessment import cookie, journey, previews
from assessment.admin.forms import PublishForm
from assessment.admin.overview import page_of
from assessment.drafts import actions
from assessment.drafts.cases import run_cases
from assessment.drafts.checking import errors, findings
from assessment.drafts.comparison import Pinned, changes, effect
from assessment.drafts.compile import compile_version
from assessment.drafts.objections import served_before, weakened
from assessment.drafts.sampling import way_to
from assessment.engine.document import digest
from assessment.engine.outline import outline

MAY_BE_PREVIEWED = {"missing-text"}
"""Errors that stand against publishing, and not in the way of the patient's pages."""


class Verbs:
    """The part of the version's admin that answers for its verbs."""

    def get_urls(self):
        verbs = {
            "check": require_POST(self.check_now),
            "compare": require_safe(self.compare),
            "publish": self.publish,
            "preview": require_POST(self.preview),
            "end-preview": require_POST(self.end_preview),
        }
        protect = self.admin_site.admin_view
        own = [
            path(f"<int:pk>/{name}/", protect(verb), name=_named(name))
            for name, verb in verbs.items()
        ]
        return own + super().get_urls()

    def may_publish(self, request):
        return request.user.has_perm("assessment.publish_version")

    def check_now(self, request, pk):
        version = self._version(request, pk)
        if not self.has_change_permission(request, version) and not self.may_publish(request):
            raise PermissionDenied
        if version.is_draft:
            actions.check(version)
        return _to(version)

    def compare(self, request, pk):
        version = self._version(request, pk)
        new, old = compile_version(version), served_before(version.key)
        context = {"old": old}
        if old is not None:
            context["changes"] = changes(old, new)
            if not breaking(findings(version, new)):
                context["effect"] = effect(Pinned(old, digest(old)), Pinned(new, digest(new)))
        return self._page(request, version, "compare", **context)

    def publish(self, request, pk):
        version = self._version(request, pk)
        if not self.may_publish(request):
            raise PermissionDenied
        compiled = compile_version(version)
        form = PublishForm(
            request.POST or None,
            weakened=weakened(version, compiled),
            initial={"seen": digest(compiled)},
        )
        if form.is_valid() and (document := _publish(version, form, by=request.user)):
            messages.success(request, f"“{version}” is live.")
            return HttpResponseRedirect(page_of(document))
        failing = [each for each in run_cases(version, compiled) if not each.passes]
        context = {"errors": errors(findings(version, compiled)), "failing": failing}
        return self._page(request, version, "publish", form=form, **context)

    def preview(self, request, pk):
        version = self._version(request, pk)
        compiled = compile_version(version)
        if breaking(findings(version, compiled)):
            messages.error(request, "The draft has errors that stand in the way of a preview.")
            return _to(version)
        key = request.POST.get("question", "")
        answers = way_to(compiled, key) if key else {}
        if answers is None:
            messages.error(request, f"No way to the question “{key}” was found.")
            return _to(version)
        wanted = outline(compiled).questions.get(key)
        response = redirect(journey.address_of(wanted) if wanted else "assessment:start_page")
        asked = previews.open_for(request, response, version)
        visit = cookie.Visit(answers=answers, answered_on=timezone.localdate(), begun=True)
        cookie.save(response, visit, asked)
        return response

    def end_preview(self, request, pk):
        response = _to(self._version(request, pk))
        previews.close(response)
        return response

    def _version(self, request, pk):
        version = self.get_object(request, str(pk))
        if version is None:
            raise Http404
        if not self.has_view_permission(request, version):
            raise PermissionDenied
        return version

    def _page(self, request, version, template, **context):
        context |= self.admin_site.each_context(request)
        context |= {"version": version, "opts": self.opts, "title": f"{version}"}
        return render(request, f"admin/assessment/version/{template}.html", context)


def breaking(found):
    return [each for each in errors(found) if each.problem.code not in MAY_BE_PREVIEWED]


def _publish(version, form, *, by):
    """The document, or None with the reasons in the form."""
    said = form.cleaned_data
    try:
        return actions.publish(
            version, by=by, note=said["note"], confirm=form.typed, seen=said["seen"]
        )
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return None


def _named(name):
    return f"assessment_version_{name.replace('-', '_')}"


def _to(version):
    return HttpResponseRedirect(page_of(version))
