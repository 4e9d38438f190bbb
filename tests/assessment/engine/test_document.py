"""The canonical document: what is written is read again, and what is wrong is named."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assessment.engine.document import (
    DocumentError,
    digest,
    from_document,
    from_json,
    to_document,
    to_json,
)
from assessment.engine.model import Citation, Evidence, Points, Range, Step
from assessment.engine.vocabulary import Certainty, How, Kind, Urgency
from tests.assessment.engine.builders import (
    band,
    bmi,
    day,
    flag,
    level,
    many,
    note,
    number,
    one,
    parts,
    questionnaire,
    score,
    when,
    when_any,
    words,
    written,
    yes_no,
)

EVERYTHING = questionnaire(
    note("hello", citations=("paper",)),
    one(
        "smoking",
        0,
        1.5,
        None,
        evidence=Evidence(words("Up"), words("ln"), Certainty.MIXED, True, ("paper",)),
    ),
    many("signs", 1, 2, required=False, hint=words("All that fit")),
    number("weight", 50, 900.5, places=1, unit=words("pounds"), when=when(("smoking", "=", "a"))),
    number("height", 36, 96, parts=parts(12, 1), points=Points(times=Decimal(-1), plus=Decimal(9))),
    day("since", when=when_any(("weight", ">=", 65), ("smoking", "exists", False))),
    written("why", when=when(("since", "<", date(2026, 1, 1)))),
    yes_no("sure"),
    red_flags=(
        flag("now", when(("sure", "=", True)), urgency=Urgency.CALL_911),
        flag("soon", when(("sure", "=", False)), urgency=Urgency.SOON, citations=("paper",)),
    ),
    derived=(bmi(),),
    scores=(
        score("risk", "smoking", "bmi", how=How.MEAN, at_least=2, levels=(level("few", 0),)),
        score("all", "risk", hidden=True),
    ),
    bands=(
        replace(band("first", when(("risk", ">", 3))), steps=(Step(words("Call"), words("Us")),)),
        band("last"),
    ),
    notes=(note("bye", when(("risk", "exists", True)), title=words("Bye")),),
    limits=(words("No diagnosis."),),
    citations=(Citation("paper", "Author 2020", "https://example.org/"),),
)


def changed(path, replacement):
    """The document of everything with one element changed; None removes it."""
    document = to_document(EVERYTHING)
    *above, last = path
    inner = document
    for step in above:
        inner = inner[step]
    if replacement is None:
        del inner[last]
    else:
        inner[last] = replacement
    return document


class TestWriting:
    def test_gives_back_what_was_read(self):
        assert from_json(to_json(EVERYTHING)) == EVERYTHING
        assert from_document(to_document(EVERYTHING)) == EVERYTHING

    def test_leaves_out_what_is_at_its_default(self):
        document = to_document(questionnaire(one("smoking", 0)))

        assert document["sections"][0]["items"] == [
            {
                "key": "smoking",
                "address": "smoking",
                "text": {"en": "Question smoking?"},
                "kind": "one",
                "options": [{"key": "a", "label": {"en": "Option a"}, "points": "0"}],
            }
        ]

    def test_writes_zero_points_and_leaves_out_no_points(self):
        options = to_document(EVERYTHING)["sections"][0]["items"][1]["options"]

        assert [each.get("points") for each in options] == ["0", "1.5", None]

    def test_tells_notes_from_questions_only_where_both_may_stand(self):
        document = to_document(EVERYTHING)

        assert document["sections"][0]["items"][0]["kind"] == "note"
        assert "kind" not in document["notes"][0]

    def test_names_the_type_of_a_compared_value(self):
        items = to_document(EVERYTHING)["sections"][0]["items"]

        assert items[5]["when"] == {
            "any": [
                {"of": "weight", "op": ">=", "value": {"number": "65"}},
                {"of": "smoking", "op": "exists", "value": False},
            ]
        }
        assert items[6]["when"]["all"][0]["value"] == {"date": "2026-01-01"}

    def test_names_urgencies(self):
        flags = to_document(EVERYTHING)["red_flags"]

        assert [each["urgency"] for each in flags] == ["call-911", "soon"]

    def test_is_canonical(self):
        text = to_json(EVERYTHING)

        assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))

    def test_keeps_letters_beyond_ascii(self):
        assert "¿Dónde?" in to_json(questionnaire(one("q", 0, text={"en": "¿Dónde?"})))

    @pytest.mark.parametrize(("points", "spelled"), [("2.50", "2.5"), ("-0", "0"), ("1E+2", "100")])
    def test_spells_equal_numbers_alike(self, points, spelled):
        range_of_all = Range(points=Decimal(points))

        document = to_document(questionnaire(number("q", points=Points((range_of_all,)))))

        points = document["sections"][0]["items"][0]["points"]
        assert points == {"ranges": [{"points": spelled}]}


class TestDigest:
    def test_is_the_same_for_equal_questionnaires(self):
        assert digest(from_json(to_json(EVERYTHING))) == digest(EVERYTHING)

    def test_is_a_sha256(self):
        assert len(bytes.fromhex(digest(EVERYTHING))) == 32

    def test_changes_with_a_word(self):
        assert digest(replace(EVERYTHING, title=words("Other"))) != digest(EVERYTHING)


OPTION = ("sections", 0, "items", 1, "options", 0)
WHEN = ("sections", 0, "items", 5, "when")
VALUE = (*WHEN, "any", 0, "value")


class TestReading:
    @pytest.mark.parametrize(
        ("path", "replacement", "where"),
        [
            (("version",), None, "version"),
            (("version",), 1, "version"),
            (("colour",), "red", "colour"),
            (("title",), "Words", "title"),
            (("title",), {"en": 1}, "title.en"),
            (("title",), {"en": "\ud800"}, "title.en"),
            (("title",), {1: "x"}, "title"),
            (("sections",), {}, "sections"),
            (("sections", 0), [], "sections[0]"),
            (("sections", 0, "items", 0), "note", "sections[0].items[0]"),
            (("sections", 0, "items", 1, "kind"), "two", "sections[0].items[1].kind"),
            (("sections", 0, "items", 1, "kind"), None, "sections[0].items[1].kind"),
            (("sections", 0, "items", 0, "kind"), "one", "sections[0].items[0].citations"),
            (("sections", 0, "items", 2, "required"), 0, "sections[0].items[2].required"),
            (("sections", 0, "items", 3, "places"), True, "sections[0].items[3].places"),
            (("sections", 0, "items", 3, "low"), 50, "sections[0].items[3].low"),
            (("sections", 0, "items", 3, "low"), "1e2", "sections[0].items[3].low"),
            (("sections", 0, "items", 3, "low"), "NaN", "sections[0].items[3].low"),
            ((*OPTION, "point"), "1", "sections[0].items[1].options[0].point"),
            ((*OPTION, "points"), "1,5", "sections[0].items[1].options[0].points"),
            (WHEN, {}, "sections[0].items[5].when"),
            (WHEN, {"all": [], "any": []}, "sections[0].items[5].when"),
            (WHEN, {"none": []}, "sections[0].items[5].when"),
            (WHEN, {"all": {}}, "sections[0].items[5].when.all"),
            ((*WHEN, "any", 0, "op"), "==", "sections[0].items[5].when.any[0].op"),
            (VALUE, 65, "sections[0].items[5].when.any[0].value"),
            (VALUE, {"number": 65}, "sections[0].items[5].when.any[0].value.number"),
            (VALUE, {"date": "2026-02-30"}, "sections[0].items[5].when.any[0].value.date"),
            (VALUE, {"date": "20260228"}, "sections[0].items[5].when.any[0].value.date"),
            (VALUE, {"text": "x"}, "sections[0].items[5].when.any[0].value"),
            (VALUE, "\udfff", "sections[0].items[5].when.any[0].value"),
            (("red_flags", 0, "urgency"), 4, "red_flags[0].urgency"),
            (("red_flags", 0, "urgency"), "later", "red_flags[0].urgency"),
            (("notes", 0, "kind"), "note", "notes[0].kind"),
        ],
    )
    def test_names_the_place_of_what_is_wrong(self, path, replacement, where):
        with pytest.raises(DocumentError) as caught:
            from_document(changed(path, replacement))

        assert caught.value.where == where
        assert caught.value.message in str(caught.value)

    @pytest.mark.parametrize("document", [None, [], "words", 1, True])
    def test_refuses_what_is_no_object(self, document):
        with pytest.raises(DocumentError, match="document: must be an object"):
            from_document(document)

    @pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "1" * 5000])
    def test_refuses_what_is_no_json(self, text):
        with pytest.raises(DocumentError, match="is not JSON"):
            from_json(text)

    def test_refuses_a_key_that_stands_twice(self):
        with pytest.raises(DocumentError, match="'key' twice"):
            from_json('{"key": "a", "version": "1", "key": "b"}')

    def test_takes_null_for_what_may_be_missing(self):
        document = changed((*OPTION, "hint"), words("Hint"))
        document["sections"][0]["items"][1]["options"][0]["hint"] = None

        assert from_document(document) == EVERYTHING

    def test_refuses_null_for_what_may_not(self):
        document = to_document(EVERYTHING)
        document["version"] = None

        with pytest.raises(DocumentError, match="version: must be of type str"):
            from_document(document)

    def test_reads_every_kind(self):
        kinds = {each["kind"] for each in to_document(EVERYTHING)["sections"][0]["items"]}

        assert kinds == {*Kind, "note"}
