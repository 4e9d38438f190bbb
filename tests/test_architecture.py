"""Who may lean on whom: the floors of the house, held by reading every import and relation."""

import ast
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from spinecare.roles import CONTENT_APPS

ROOT = Path(__file__).resolve().parent.parent

FLOORS = {
    "spinecare": 10,
    "search": 9,
    "appointments": 8,
    "assessment": 7,
    "stories": 7,
    "faq": 7,
    "surgeons": 6,
    "procedures": 5,
    "locations": 5,
    "conditions": 4,
    "practice": 3,
    "glossary": 3,
    "editorial": 2,
    "assessment.engine": 1,
}
"""A part may lean on lower floors only; parts of one floor never lean on each other."""

STANDS_APART = ("drawings",)
"""Draws the pictures; nobody leans on it, and it leans on nobody."""

ONLY_IN = {"weasyprint": "assessment/report/"}
KINDS_NOT_THINGS = {"core", "base", "common", "utils", "helpers", "services", "managers", "misc"}
PUBLICATION_FIELDS = ("published_at", "withdrawn_at")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50
LONGEST_TEMPLATE = 80


@dataclass(frozen=True)
class Source:
    path: str
    """Relative to the root, with slashes."""
    text: str

    @property
    def part(self):
        """The name in FLOORS: the app, or the engine within its app."""
        if self.path.startswith("assessment/engine/"):
            return "assessment.engine"
        return self.path.split("/")[0]

    @property
    def tree(self):
        return ast.parse(self.text)


def python_files():
    folders = {name.split(".")[0] for name in FLOORS} | set(STANDS_APART)
    for folder in sorted(folders):
        for path in sorted((ROOT / folder).rglob("*.py")):
            relative = path.relative_to(ROOT).as_posix()
            if "/migrations/" not in relative:
                yield Source(relative, path.read_text(encoding="utf-8"))


def imported(source):
    """Every module that is named in an import, late ones included."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{source.path} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def related(source):
    """Every "app.Model" that is written as a string in a call, as relations are."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def part_of(name):
    if name == "assessment.engine" or name.startswith("assessment.engine."):
        return "assessment.engine"
    first = name.split(".")[0]
    return first if first in FLOORS or first in STANDS_APART else None


def floor_problems(source):
    for name in imported(source):
        leaned_on = part_of(name)
        if leaned_on and not may_lean(source.part, leaned_on):
            yield f"{source.path}: {source.part} leans on {name}"
    if source.path.endswith("/models.py"):
        for name in related(source):
            app, _, model = name.partition(".")
            if app in FLOORS and model.isidentifier() and not may_lean(source.part, app):
                yield f"{source.path}: {source.part} is related to {name}"


def may_lean(part, other):
    if part == other:
        return True
    if {part, other} == {"editorial", "assessment.engine"}:
        return False
    return part in FLOORS and other in FLOORS and FLOORS[other] < FLOORS[part]


def engine_problems(source):
    """The engine knows the standard library and itself."""
    if source.part != "assessment.engine":
        return
    for name in imported(source):
        is_standard = name.split(".")[0] in sys.stdlib_module_names
        if not is_standard and part_of(name) != "assessment.engine":
            yield f"{source.path} imports {name}"


def only_in_problems(source):
    for name in imported(source):
        allowed = ONLY_IN.get(name.split(".")[0])
        if allowed and not source.path.startswith(allowed):
            yield f"{source.path} imports {name}"


def visibility_problems(source):
    """No code outside editorial filters on publication fields: visibility is `.published()`."""
    if source.part == "editorial":
        return
    for node in ast.walk(source.tree):
        filters_on = node.arg or "" if isinstance(node, ast.keyword) else ""
        # `published_at__isnull` stands in the constraints of pages, and filters nothing.
        if filters_on.startswith(PUBLICATION_FIELDS) and filters_on != "published_at__isnull":
            yield f"{source.path}:{node.value.lineno} filters on {filters_on}"


def size_problems(source):
    lines = source.text.count("\n")
    if lines > LONGEST_MODULE:
        yield f"{source.path} has {lines} lines"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{source.path}: {node.name} has {length} lines"


def name_problems(source):
    for word in Path(source.path).with_suffix("").parts:
        if word in KINDS_NOT_THINGS:
            yield f"{source.path} is named by a kind, not by a thing"


def docstring_problems(source):
    if source.text.strip() and not ast.get_docstring(source.tree):
        yield f"{source.path} does not say what it is for"


RULES = (
    floor_problems,
    engine_problems,
    only_in_problems,
    visibility_problems,
    size_problems,
    name_problems,
    docstring_problems,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule):
    problems = [problem for source in python_files() for problem in rule(source)]

    assert problems == []


PLANTED = {
    "conditions/views.py": (floor_problems, "from procedures.models import Procedure"),
    "conditions/late.py": (floor_problems, "def f():\n    import surgeons.models"),
    "editorial/models.py": (floor_problems, "ForeignKey('practice.Practice')"),
    "procedures/models.py": (floor_problems, "ManyToManyField('locations.Location')"),
    "faq/views.py": (floor_problems, "from stories import models"),
    "editorial/actions.py": (floor_problems, "from assessment.engine import model"),
    "assessment/engine/clock.py": (engine_problems, "import django"),
    "assessment/engine/answers.py": (floor_problems, "from assessment import views"),
    "assessment/views.py": (only_in_problems, "from weasyprint import HTML"),
    "drawings/spine.py": (floor_problems, "import conditions"),
    "practice/models.py": (floor_problems, "import drawings"),
    "faq/models.py": (visibility_problems, "Question.objects.filter(published_at__lte=now)"),
    "surgeons/models.py": (size_problems, "x = 1\n" * (LONGEST_MODULE + 1)),
    "surgeons/admin.py": (size_problems, "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION),
    "practice/utils.py": (name_problems, "x = 1"),
    "practice/views.py": (docstring_problems, "x = 1"),
}


@pytest.mark.parametrize("path", PLANTED)
def test_a_planted_violation_is_found(path):
    rule, text = PLANTED[path]

    assert list(rule(Source(path, text)))


def test_every_package_at_the_top_has_a_floor():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert packages - {"tests"} == {name for name in FLOORS if "." not in name} | set(STANDS_APART)


def test_every_app_has_the_same_few_files():
    expected = {"models.py", "admin.py", "views.py", "urls.py", "apps.py", "translation.py"}

    for app in CONTENT_APPS:
        there = {path.name for path in (ROOT / app).glob("*.py")}
        assert expected <= there, app


def test_templates_and_static_files_live_only_at_the_top():
    strays = [
        path
        for name in FLOORS
        for path in (ROOT / name).glob("*/")
        if path.name in ("templates", "static")
    ]

    assert strays == []


def test_no_template_is_longer_than_a_screen():
    templates = (ROOT / "templates").rglob("*.html")
    long = [path.name for path in templates if path.read_text().count("\n") > LONGEST_TEMPLATE]

    assert long == []
