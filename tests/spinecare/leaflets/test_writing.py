"""When leaflets are printed, when they are not, and when they are taken away."""

import itertools

import pytest

from assessment.report.pool import Busy, RenderFailed
from conditions.models import Condition
from editorial import actions
from practice.models import Practice
from spinecare.leaflets import shelf, writing
from spinecare.leaflets.leaflet import every_leaflet
from tests import pages, people

SCIATICA = ("en", "conditions", "sciatica")


def leaflet_of(slug, language="en"):
    return next(
        leaflet
        for leaflet in every_leaflet()
        if leaflet.page.slug == slug and leaflet.language == language
    )


class TestPublishing:
    def test_prints_every_public_page(self, press, procedure):
        assert writing.write_at_publishing() == 0

        assert press.titles == ["Sciatica", "Lumbar discectomy"]
        assert shelf.find(SCIATICA).path.read_bytes() == b"%PDF of 1"

    def test_prints_one_page_where_one_has_changed(self, press, procedure):
        other = pages.a_condition("stenosis", title="Stenosis")
        writing.write_at_publishing()
        press.printed.clear()

        other.summary = "A narrow canal."
        pages.public(other)
        writing.write_at_publishing()

        assert press.titles == ["Stenosis"]

    def test_builds_no_text_for_pages_that_have_not_changed(self, press, procedure, monkeypatch):
        writing.write_at_publishing()

        monkeypatch.setattr("spinecare.leaflets.leaflet.Leaflet.html", lambda _: pytest.fail("!"))
        assert writing.write_at_publishing() == 0

    def test_asks_no_more_queries_for_more_pages(self, press, condition, django_assert_num_queries):
        writing.write_at_publishing()
        for number in range(5):
            pages.a_condition(f"other-{number}")
        writing.write_at_publishing()

        # Conditions and their areas, procedures; regions and their paper in each language.
        with django_assert_num_queries(5):
            writing.write_at_publishing()

    def test_prints_all_anew_with_another_phone(self, press, procedure):
        writing.write_at_publishing()
        press.printed.clear()

        Practice.objects.update(phone="410-555-0199")
        actions.announce()
        _write_practice()
        writing.write_at_publishing()

        assert len(press.printed) == 2
        assert all("410-555-0199" in html for html in press.printed)

    def test_follows_the_pages_that_it_names(self, press, procedure, condition):
        writing.write_at_publishing()
        press.printed.clear()

        actions.withdraw(condition, by=people.alice())
        writing.write_at_publishing()

        assert press.titles == ["Lumbar discectomy"]
        assert "It is used for" not in press.printed[0]

    def test_prints_nothing_where_a_change_does_not_show(self, press, condition):
        writing.write_at_publishing()
        before = shelf.find(SCIATICA)

        condition.search_description = ""
        Condition.objects.filter(pk=condition.pk).update(updated_at=_later_that_day(condition))
        writing.write_at_publishing()

        after = shelf.find(SCIATICA)
        assert len(press.printed) == 1
        assert (after.digest, after.stamp) == (before.digest, after.stamp)
        assert after.stamp != before.stamp

    def test_takes_away_what_is_withdrawn(self, press, condition):
        writing.write_at_publishing()

        actions.withdraw(condition, by=people.alice())
        writing.write_at_publishing()

        assert shelf.find(SCIATICA) is None
        assert not list(shelf._root().glob("*/*/*"))

    def test_prints_no_draft(self, press, practice):
        pages.a_condition(is_public=False)

        writing.write_at_publishing()

        assert press.printed == []

    def test_prints_spanish_where_the_page_has_spanish_words(self, press, practice):
        pages.a_condition(title_es="Ciática", get_help_now_es="<p>Llame.</p>")
        pages.a_condition("stenosis", title="Stenosis")

        writing.write_at_publishing()

        assert sorted(press.titles) == ["Ciática", "Sciatica", "Stenosis"]
        assert shelf.find(("es", "conditions", "sciatica"))
        assert shelf.find(("es", "conditions", "stenosis")) is None

    def test_writes_nothing_while_it_is_held_back(self, press, condition):
        with writing.held_back():
            assert writing.write_at_publishing() == 0

        assert press.printed == []

    @pytest.mark.parametrize("problem", [Busy(), RenderFailed(), OSError("disk full")])
    def test_keeps_the_old_one_where_printing_fails(self, press, condition, problem):
        writing.write_at_publishing()
        old = shelf.find(SCIATICA)
        press.problem = problem

        condition.summary = "New words."
        pages.public(condition)

        assert writing.write_at_publishing() == 1
        assert shelf.find(SCIATICA) == old

    def test_leaves_the_rest_when_its_time_is_over(self, press, procedure, monkeypatch):
        clock = itertools.count(step=writing.SECONDS_OF_A_REQUEST)
        monkeypatch.setattr(writing.time, "monotonic", lambda: next(clock))

        assert writing.write_at_publishing() == 1
        assert len(press.printed) == 1

    def test_begins_with_what_was_changed_last(self, press, condition):
        newer = pages.a_condition("stenosis", title="Stenosis")

        writing.write_at_publishing()

        assert press.titles == [newer.title, condition.title]


class TestWritingAll:
    def test_looks_at_the_words_of_every_page(self, press, procedure):
        writing.write_all(lambda *progress: None)
        press.printed.clear()

        procedure.steps.update(text="Other words, saved by a script.")
        outcomes = writing.write_all(lambda *progress: None)

        assert outcomes == {"unchanged": 1, "written": 1}
        assert press.titles == ["Lumbar discectomy"]

    def test_says_how_far_it_is(self, press, procedure):
        said = []

        writing.write_all(lambda *progress: said.append(progress))

        assert [(number, count, outcome) for number, count, _, outcome in said] == [
            (1, 2, "written"),
            (2, 2, "written"),
        ]


class TestShelf:
    def test_keeps_one_file_a_place(self):
        for digest in ("a", "b"):
            shelf.put(SCIATICA, "stamp", digest, b"%PDF")

        assert [path.name for path in shelf._folder(SCIATICA).iterdir()] == ["stamp-b.pdf"]

    def test_hands_out_what_was_open_when_a_new_one_came(self):
        shelf.put(SCIATICA, "stamp", "a", b"old")
        copy, file = shelf.take(SCIATICA)

        shelf.put(SCIATICA, "stamp", "b", b"new")

        with file:
            assert (copy.digest, file.read()) == ("a", b"old")

    def test_looks_again_when_the_file_has_just_gone(self, monkeypatch):
        shelf.put(SCIATICA, "stamp", "new", b"new")
        gone = shelf.Copy(shelf._folder(SCIATICA) / "stamp-old.pdf")
        found = iter([gone, shelf.find(SCIATICA)])
        monkeypatch.setattr(shelf, "find", lambda place: next(found))

        copy, file = shelf.take(SCIATICA)

        with file:
            assert copy.digest == "new"

    def test_takes_a_file_that_has_just_gone_for_the_oldest(self):
        assert shelf._written_at(shelf._folder(SCIATICA) / "gone.pdf") == 0

    def test_has_nothing_where_nothing_was_put(self):
        assert shelf.take(SCIATICA) is None


def _write_practice():
    from editorial import published
    from practice import facts

    published.write(facts.NAME, facts.build())


def _later_that_day(page):
    return page.updated_at.replace(microsecond=(page.updated_at.microsecond + 1) % 1_000_000)
