"""Files that are not what they should be: refused with a sentence, and nothing is half done."""

import codecs
from datetime import date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from editorial.exchange import reading
from tests.editorial.exchange.files import package, with_part, workbook

SLUGS = b"slug,title_en\r\n"


def read(content):
    return reading.read(content)


def rows(content):
    return [cells for _line, cells in read(content).rows]


def refusal(content):
    with pytest.raises(ValidationError) as caught:
        read(content)
    return " ".join(caught.value.messages)


class TestAText:
    def test_has_lines_and_columns(self):
        table = read(SLUGS + b"a,One\r\n\r\nb,Two\r\n")

        assert table.columns == ["slug", "title_en"]
        assert table.rows == [(2, ["a", "One"]), (4, ["b", "Two"])]

    @pytest.mark.parametrize("separator", [b",", b";", b"\t"])
    def test_may_be_separated_as_other_countries_do(self, separator):
        assert rows(separator.join([b"slug", b"npi"]) + b"\n" + separator.join([b"a", b"1"])) == [
            ["a", "1"]
        ]

    def test_may_leave_out_empty_cells_at_the_end(self):
        assert rows(SLUGS + b"a\r\n") == [["a", ""]]

    def test_has_one_kind_of_line_break_in_its_cells(self):
        assert rows(SLUGS + b'a,"One\r\nTwo"\r\n') == [["a", "One\nTwo"]]

    def test_begins_with_a_mark_or_without(self):
        assert read(codecs.BOM_UTF8 + SLUGS + b"a,b\n").columns == ["slug", "title_en"]

    def test_in_utf_8_keeps_its_accents(self):
        table = read(SLUGS + "a,Peña\n".encode())

        assert (table.rows[0][1][1], table.note) == ("Peña", "")

    def test_in_another_encoding_is_read_and_says_so(self):
        table = read(SLUGS + "a,Peña\n".encode("cp1252"))

        assert table.rows[0][1][1] == "Peña"
        assert "not in UTF-8" in table.note

    def test_in_no_encoding_is_refused(self):
        assert "cannot be read" in refusal(SLUGS + b"a,\x81\n")

    def test_of_wide_letters_is_refused(self):
        assert "no CSV file" in refusal(SLUGS.decode().encode("utf-16"))

    def test_with_a_null_byte_is_refused(self):
        assert "no CSV file" in refusal(SLUGS + b"a,b\0c\n")

    def test_with_an_open_quotation_mark_names_the_line(self):
        assert "Line 3 cannot be read" in refusal(SLUGS + b'a,b\nc,"d\n')

    def test_with_nothing_in_it_is_refused(self):
        assert refusal(b"") == refusal(b"\n , \n") == "The file is empty."

    def test_with_more_cells_than_columns_names_the_line(self):
        assert "Line 3 has more cells" in refusal(SLUGS + b"a,b\nc,d,e\n")

    def test_with_an_endless_cell_names_the_line(self):
        assert "Line 2 has a cell" in refusal(SLUGS + b"a," + b"x" * 40_000 + b"\n")


class TestAFileThatIsTooLarge:
    def test_in_bytes(self):
        assert "larger than 5 MB" in refusal(b"x" * (reading.MOST_BYTES + 1))

    def test_in_rows(self):
        content = SLUGS + b"".join(b"a-%d,b\n" % number for number in range(2_000))
        assert len(rows(content)) == 2_000

        assert "more than 2,000 rows" in refusal(content + b"one-more,b\n")

    def test_in_empty_lines(self):
        assert "20,000 lines" in refusal(SLUGS + b"\n" * 20_000)


class TestAWorkbook:
    def test_holds_numbers_days_and_times_as_people_write_them(self):
        day, moment = date(2026, 3, 4), datetime(2026, 3, 4, 8, 30)
        content = workbook(
            ["slug", "b", "c", "d", "e", "f", "g", "h"],
            ["a", 21202, 39.2858, 7.0, True, time(8, 30), day, moment],
        )

        assert rows(content) == [
            ["a", "21202", "39.2858", "7", "yes", "08:30", "2026-03-04", "2026-03-04 08:30:00"]
        ]

    def test_has_formulas_that_stay_their_text(self):
        content = workbook(
            ["slug", "a", "b", "c"],
            [
                "x",
                "=1+1",
                ArrayFormula("C2", "=SUM(1,2)"),
                DataTableFormula("D2", dt2D=False),
            ],
        )

        assert rows(content) == [["x", "=1+1", "=SUM(1,2)", "=TABLE()"]]

    def test_is_read_from_its_first_sheet_and_says_so(self):
        table = read(workbook(["slug"], ["a"], sheets=2))

        assert table.rows == [(2, ["a"])]
        assert "Only the first sheet, “Sheet”" in table.note

    def test_with_macros_is_refused(self):
        content = with_part(workbook(["slug"]), "xl/vbaProject.bin", b"x")

        assert "has macros" in refusal(content)

    def test_that_is_another_zip_is_refused(self):
        assert "neither" in refusal(package({"mimetype": "application/x-opendocument"}))

    def test_that_swells_is_refused_before_it_is_unpacked(self):
        bomb = with_part(workbook(["slug"]), "xl/media/x", b"\0" * (reading.MOST_UNPACKED + 1))
        assert len(bomb) < 100_000

        assert "too large inside" in refusal(bomb)

    def test_with_countless_parts_is_refused(self):
        parts = {f"xl/media/{number}": b"" for number in range(reading.MOST_PARTS)}

        assert "too large inside" in refusal(package({"xl/workbook.xml": b""} | parts))

    def test_that_is_cut_off_is_refused(self):
        assert "is damaged" in refusal(workbook(["slug"])[:200])

    @pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
    def test_with_a_broken_part_is_refused(self, part):
        assert "is damaged" in refusal(with_part(workbook(["slug"]), part, b"<x"))

    def test_that_names_entities_is_refused(self):
        laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'

        content = with_part(workbook(["slug"]), "xl/worksheets/sheet1.xml", laughs)

        assert "is damaged" in refusal(content)

    def test_that_claims_endless_lines_is_refused(self):
        far = (
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>slug</t></is></c></row>'
            b'<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>'
        )

        content = with_part(workbook(["slug"]), "xl/worksheets/sheet1.xml", far)

        assert "20,000 lines" in refusal(content)

    def test_that_claims_endless_columns_is_refused(self):
        wide = (
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<sheetData><row r="1"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>'
        )

        content = with_part(workbook(["slug"]), "xl/worksheets/sheet1.xml", wide)

        assert "is damaged" in refusal(content)

    @pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0rest of an old .xls"])
    def test_of_the_old_kind_is_refused(self, content):
        assert "old or locked" in refusal(content)
