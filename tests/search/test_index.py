"""The index: what is found, in which order, and that the order is always the same."""

import pytest

from search.reading import Synonym
from tests.search.documents import a_document, an_index, titles

TALK = "This page talks at length of many other things that have nothing to do with it. " * 5


class TestFinding:
    @pytest.mark.parametrize(
        "values",
        [
            {"title": "Numb toes"},
            {"text": "Your toes feel numb."},
            {"summary": "Your toes feel numb."},
            {"names": ("numb toes", "cold feet")},
            {"keywords": "toes, numbness"},
            {"headings": "When toes are numb"},
        ],
        ids=lambda values: next(iter(values)),
    )
    def test_reads_every_part_of_a_document(self, values):
        index = an_index(a_document(**{"title": "One"} | values), a_document("Two"))

        assert len(titles(index, "numb toes")) == 1

    def test_knows_the_forms_of_a_word(self):
        index = an_index(a_document("One", "A herniated disc."), a_document("Two"))

        assert titles(index, "disc HERNIATION") == ["One"]

    def test_needs_no_accents(self):
        index = an_index(a_document("Ciática", language="es"))

        assert titles(index, "ciatica") == titles(index, "CIÁTICA") == ["Ciática"]

    def test_finds_a_page_that_says_any_of_the_words(self):
        index = an_index(a_document("One", "leg pain"), a_document("Two", "pain"))

        assert titles(index, "leg pain") == ["One", "Two"]

    def test_can_insist_on_all_of_them(self):
        index = an_index(a_document("One", "leg pain"), a_document("Two", "pain"))

        assert titles(index, "leg pain", wants_all=True) == ["One"]

    def test_finds_english_words_among_spanish_ones(self):
        index = an_index(
            a_document("Ciática", "Los nervios.", language="es"),
            a_document("Sciatica", "The nerves.", language="en"),
        )

        assert titles(index, "nerve") == ["Sciatica"]
        assert titles(index, "nervio") == ["Ciática"]

    @pytest.mark.parametrize("typed", ["", "   ", "?!", "\x00", "zebra", "x"])
    def test_finds_nothing_for_what_nobody_wrote(self, typed):
        assert titles(an_index(a_document("Back")), typed) == []

    @pytest.mark.parametrize("typed", ["sciatica", "", "a"])
    def test_finds_nothing_in_an_empty_index(self, typed):
        assert titles(an_index(), typed) == []

    def test_takes_words_without_meaning_where_there_are_no_others(self):
        index = an_index(a_document("What is it?"), a_document("Back"))

        assert titles(index, "what is it") == ["What is it?"]

    def test_reads_no_more_than_some_words(self):
        index = an_index(a_document("One", "toe"), a_document("Two", "last"))

        assert titles(index, "toe " * 40 + "last") == ["One"]

    def test_counts_all_and_returns_as_many_as_are_wanted(self):
        index = an_index(*(a_document(f"Page {number}", "pain") for number in range(9)))

        found = index.search("pain", limit=4)

        assert (len(found.documents), found.count, len(index)) == (4, 9, 9)

    def test_tells_which_words_were_found(self):
        index = an_index(a_document("One", "Herniated, herniation, back."))

        assert index.search("herniations").words >= {"herniated", "herniation"}
        assert "back" not in index.search("herniations").words


class TestOrder:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ({"text": TALK, "title": "Numb toes and more"}, {"text": "numb"}),
            ({"names": ("numbness",)}, {"text": "numb numb"}),
            ({"keywords": "numb"}, {"text": "numb"}),
            ({"headings": "numb"}, {"text": "numb"}),
            ({"summary": "numb"}, {"text": "numb"}),
            ({"text": "numb numb"}, {"text": "numb"}),
            ({"text": "numb"}, {"text": f"numb {TALK}"}),
        ],
        ids=["title", "names", "keywords", "headings", "summary", "often", "short"],
    )
    def test_puts_first(self, first, second):
        better = a_document(**{"title": "Z"} | first)
        worse = a_document(**{"title": "A"} | second)

        assert titles(an_index(worse, better), "numb") == [better.title, "A"]

    def test_a_rare_word_counts_more_than_a_common_one(self):
        common = [a_document(f"Common {number}", "pain") for number in range(5)]

        found = titles(an_index(*common, a_document("Rare", "tumor")), "pain tumor")

        assert found[0] == "Rare"

    def test_a_page_with_all_words_comes_before_one_with_much_of_one(self):
        index = an_index(
            a_document("Much", "pain " * 30), a_document("All", f"leg {TALK} pain {TALK}")
        )

        assert titles(index, "leg pain")[0] == "All"

    def test_the_title_that_was_typed_comes_first(self):
        index = an_index(
            a_document("Fusion in the neck", "fusion " * 30, standing=1.2), a_document("Fusion")
        )

        assert titles(index, "fusion") == ["Fusion", "Fusion in the neck"]

    def test_a_title_that_begins_so_is_raised(self):
        index = an_index(
            a_document("About the lumbar spine", number=1),
            a_document("Lumbar spine and more", number=2),
        )

        assert titles(index, "lumb")[0] == "Lumbar spine and more"

    def test_what_serves_patients_better_comes_before_its_equal(self):
        term = a_document("Scoliosis", kind="term", standing=0.7)
        condition = a_document("Scoliosis", kind="condition", standing=1.2)

        found = an_index(term, condition).search("scoliosis").documents

        assert [document.kind for document in found] == ["condition", "term"]

    def test_equals_stand_by_title_then_key_whatever_came_first(self):
        pages = [a_document(title, "pain", number=key) for title, key in ("B1", "A3", "A2", "A1")]
        here, there = an_index(*pages), an_index(*reversed(pages))

        found = [document.key[1] for document in here.search("pain").documents]

        assert found == [document.key[1] for document in there.search("pain").documents]
        assert found == ["1", "2", "3", "1"]


class TestSynonyms:
    PAGES = (
        a_document("Herniated disc", "A disc that bulges."),
        a_document("Broken bone", "A fracture."),
    )

    def found(self, query, *synonyms):
        return titles(an_index(*self.PAGES, synonyms=[Synonym(*each) for each in synonyms]), query)

    def test_find_what_staff_say_is_meant(self):
        assert self.found("slipped disk", ("slipped disk", "herniated disc")) == ["Herniated disc"]

    def test_work_in_any_order_form_and_company(self):
        synonym = ("slipped disk", "herniated disc")

        assert self.found("my disks have been slipping", synonym) == ["Herniated disc"]

    def test_need_all_of_their_words(self):
        assert self.found("slipped", ("slipped disk", "herniated disc")) == []

    def test_work_one_way_only(self):
        assert self.found("fracture", ("crack", "fracture")) == ["Broken bone"]
        assert self.found("crack", ("crack", "fracture")) == ["Broken bone"]
        assert self.found("crack", ("fracture", "crack")) == []

    def test_count_less_than_the_very_words(self):
        pages = (a_document("One", "crack"), a_document("Two", "fracture"))
        index = an_index(*pages, synonyms=[Synonym("crack", "fracture")])

        assert titles(index, "crack") == ["One", "Two"]

    def test_are_right_spellings_too(self):
        assert self.found("sliped", ("slipped", "herniated")) == ["Herniated disc"]

    def test_without_words_mean_nothing(self):
        assert self.found("crack", ("crack", "!"), ("?", "fracture")) == []

    def test_are_so_many_at_most_for_one_query(self):
        synonyms = [("crack", f"word{'x' * number}") for number in range(50)]

        index = an_index(*self.PAGES, synonyms=[Synonym(*each) for each in synonyms])

        assert len(index.search("crack").query.meanings) == 7
