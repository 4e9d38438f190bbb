"""The sources of the points: numbered once, short, and found again at every line."""

import pytest

from assessment.report import sources
from assessment.report.summary import halves
from tests.assessment.report.printed import result_of, says

LONG = "a" * 40
ONE = {"key": "a", "text": "Chou R, Shekelle P. Will it last? JAMA, 2010.", "url": ""}
TWO = {
    "key": "b",
    "text": "BMJ Best Practice. Cauda equina syndrome, undated.",
    "url": "https://x.org/",
}


def score(*lines):
    return {
        "key": "impact",
        "counting": [{"of": "pain", "citations": list(line)} for line in lines],
    }


class TestNumbers:
    def test_count_every_source_once_in_order(self):
        found = sources.numbered([score([TWO, ONE]), score([ONE])])

        assert [(each["number"], each["key"]) for each in found] == [(1, "b"), (2, "a")]

    def test_stand_at_every_line_that_rests_on_them(self):
        scores = [score([TWO], [ONE, TWO]), score([])]

        told = sources.with_numbers(scores, sources.numbered(scores))

        assert [[line["sources"] for line in each["counting"]] for each in told] == [
            ["1", "1, 2"],
            [""],
        ]


class TestName:
    def test_is_the_first_author_and_the_year(self):
        assert sources.numbered([score([ONE])])[0]["name"] == "Chou R, 2010"

    def test_without_a_year_is_the_publisher(self):
        assert sources.numbered([score([TWO])])[0]["name"] == "BMJ Best Practice"


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://doi.org/10.1136/bmj.f7095", "doi:10.1136/bmj.f7095"),
        ("https://www.cmaj.ca/content/196/2/E29", "cmaj.ca/content/196/2/E29"),
        ("http://localhost:8000/assessment/", "localhost:8000/assessment"),
        ("", ""),
    ],
)
def test_an_address_is_printed_as_it_is_typed(address, printed):
    assert sources.printed(address) == printed


class TestPaper:
    pytestmark = pytest.mark.usefixtures("demo_practice")

    @pytest.mark.parametrize("name", ["B", "worst"])
    def test_names_the_sources_of_every_point(self, printed, name):
        scores = result_of(name).counted_scores
        cited = [one for score in scores for line in score["counting"] for one in line["citations"]]

        assert cited
        page = printed(name).spoken.document.words
        assert [one for one in cited if not says(page, sources.printed(one["url"]))] == []

    @pytest.mark.parametrize("name", ["B", "worst"])
    def test_lets_the_sum_be_added_up_again(self, printed, name):
        tables = list(printed(name).spoken.document.everything("Table"))

        for score in result_of(name).counted_scores:
            table = next(each for each in tables if each.words.startswith(score["title"]))
            rows = [[cell.words for cell in row.parts] for row in table.everything("TR")]
            *lines, total = [row[-1] for row in rows[1:]]
            assert sum(map(int, lines)) == int(total) == score["value"]

    @pytest.mark.parametrize("name", ["A", "B", "worst", "F"])
    def test_gives_every_score_with_its_range(self, printed, name):
        page = printed(name).pages[1]

        for score in result_of(name).scores:
            told = f"{score['value']} points, on a scale from {score['lowest']} to"
            assert says(page, score["gauge"].label if score["gauge"] else told)

    @pytest.mark.parametrize("name", ["A", "B", "worst", "F"])
    def test_repeats_every_note(self, printed, name):
        notes = result_of(name).notes

        assert [note for note in notes if not says(printed(name).pages[0], note["text"])] == []

    @pytest.mark.parametrize("name", ["B", "worst"])
    def test_tells_what_would_change(self, printed, name):
        changes = result_of(name).changes[:3]

        assert changes
        page = printed(name).pages[0]
        assert all(says(page, f"{each['before']} becomes {each['after']}") for each in changes)


class TestHalves:
    def test_of_a_flat_list_are_about_as_long(self):
        found = halves(f"<ul><li>{LONG}</li><li>b</li>\n<li>c</li></ul>")

        assert found == [f"<ul><li>{LONG}</li></ul>", "<ul><li>b</li><li>c</li></ul>"]

    @pytest.mark.parametrize(
        "signs",
        ["", "<p>Numb?</p>", "<ul><li>a</li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"],
    )
    def test_of_anything_else_are_the_whole(self, signs):
        assert halves(signs) == [signs]
