"""The roof's own pages: home, health, robots, and what a visitor sees when something is wrong."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from appointments.views import not_trusted
from conditions.models import Area, Condition
from editorial.structured_data import graph
from faq.models import Question
from locations.models import Location
from practice.facts import facts
from practice.structured_data import organization
from stories.models import Story
from surgeons.models import Surgeon

CONDITIONS, SURGEONS, QUESTIONS = 6, 3, 4
"""How many of each stand on the home page: full rows of its grid."""
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /assessment/
Allow: /assessment/$
Sitemap: {base_url}/sitemap.xml
"""


@require_safe
def home(request):
    context = {
        "section": "home",
        "areas": Area.objects.published(),
        "conditions": Condition.objects.published().for_cards()[:CONDITIONS],
        "surgeons": Surgeon.objects.published().for_cards()[:SURGEONS],
        "film": Story.objects.published().films().first(),
        "story": Story.objects.published().told_by_patients().first(),
        "locations": Location.objects.published().select_related("region"),
        "questions": Question.objects.published()[:QUESTIONS],
        "structured_data": graph([organization(facts())]),
    }
    return render(request, "spinecare/home.html", context)


@require_safe
def robots(request):
    return HttpResponse(ROBOTS.format(base_url=settings.BASE_URL), content_type="text/plain")


@never_cache
@require_safe
def livez(request):
    """This process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request):
    """This process can do its work: the database answers and has every migration."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"database": False, "migrations": False}, status=503)
    return JsonResponse(
        {"database": True, "migrations": not pending}, status=503 if pending else 200
    )


@never_cache
def csrf_failure(request, reason=""):
    """Who asks for a visit has typed much, and finds it again."""
    if getattr(request.resolver_match, "view_name", "") == "appointments:request":
        return not_trusted(request)
    return render(request, "403_csrf.html", status=403)
