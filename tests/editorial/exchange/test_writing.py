"""Files that a spreadsheet opens: what looks like a formula is text in them."""

import csv
import io

import pytest
from openpyxl import load_workbook

from editorial.exchange.reading import read
from editorial.exchange.writing import as_csv, as_xlsx
from surgeons.models import Surgeon
from tests import pages, people
from tests.editorial.exchange.files import address, confirm, exported, keys, upload, upload_rows

DANGEROUS = ["=1+1", "+1", "-76.605", "@SUM(A1)", "\tx", "'=1", "''+1", "＝1"]
HARMLESS = ["plain", "'tis", "5-3", "", "x\ny", "Peña"]


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@pytest.mark.parametrize("text", DANGEROUS + HARMLESS)
def test_every_text_comes_back_as_it_went_out(write, text):
    assert read(write(["slug", "a", "b"], [["x", text, "end"]])).rows == [(2, ["x", text, "end"])]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_csv_file_marks_what_could_run(text):
    content = as_csv(["a"], [[text]]).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(content, newline="")))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", DANGEROUS + HARMLESS[:3])
def test_a_workbook_holds_texts_alone(text):
    cell = load_workbook(io.BytesIO(as_xlsx(["a"], [[text]]))).active["A2"]

    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, "@")


@pytest.mark.django_db
class TestAPageThatLooksLikeAFormula:
    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_makes_the_round_trip(self, client, kind):
        pages.a_surgeon(title='=HYPERLINK("http://x")', last_name="-Okafor", first_name="'=Maya")
        client.force_login(people.alice())

        content = exported(client, Surgeon, kind)

        assert keys(upload(client, Surgeon, content), "same") == ["maya-okafor"]

    def test_is_imported_as_its_text(self, client):
        pages.a_surgeon()
        client.force_login(people.alice())
        columns = ("slug", "last_name")

        checked = upload_rows(client, Surgeon, columns, ("maya-okafor", "=1+1"), kind="xlsx")

        (outcome,) = checked.context["changed"]
        assert outcome.contents["fields"] == {"last_name": "=1+1"}
        confirm(client, checked)


@pytest.mark.django_db
class TestTheExport:
    def test_is_offered_in_both_formats(self, client):
        client.force_login(people.alice())

        page = client.get(address(Surgeon, "export")).content.decode()

        assert "?sheet=0&amp;format=csv" in page
        assert "?sheet=0&amp;format=xlsx" in page

    @pytest.mark.parametrize("query", [{"format": "exe"}, {"format": "csv", "sheet": "9"}])
    def test_of_something_else_is_the_offer_again(self, client, query):
        client.force_login(people.alice())

        response = client.get(address(Surgeon, "export"), query)

        assert "Content-Disposition" not in response

    def test_is_a_file_with_a_name(self, client):
        client.force_login(people.alice())

        response = client.get(address(Surgeon, "export"), {"format": "xlsx"})

        assert 'attachment; filename="surgeons-20' in response["Content-Disposition"]
        assert response["Content-Type"].endswith("spreadsheetml.sheet")

    def test_holds_the_newest_draft_for_whoever_may_change_it(self, client):
        maya = pages.a_surgeon()
        client.force_login(people.alice())
        columns = ("slug", "last_name")
        confirm(client, upload_rows(client, Surgeon, columns, (maya.slug, "Newer")))

        assert b"Newer" in exported(client, Surgeon)

    def test_leaves_out_the_bin(self, client):
        from editorial import actions

        actions.archive(pages.a_surgeon(), by=people.alice())
        client.force_login(people.alice())

        assert b"maya" not in exported(client, Surgeon)
