"""Files as staff make them, and the road that a file takes through the admin."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from editorial.exchange.writing import as_csv, as_xlsx
from editorial.models import PageRecord

WRITERS = {"csv": as_csv, "xlsx": as_xlsx}


def address(model, view, *args):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{view}", args=args)


def upload(client, model, content, name="table.csv"):
    """Upload the file and return the page that comes of it, after any redirect."""
    file = SimpleUploadedFile(name, content)
    return client.post(address(model, "import"), {"file": file}, follow=True)


def upload_rows(client, model, columns, *rows, kind="csv"):
    return upload(client, model, WRITERS[kind](columns, rows), f"table.{kind}")


def confirm(client, checked):
    """Press the button of a page that shows differences."""
    seen = {"seen": checked.context["seen"]}
    return client.post(checked.request["PATH_INFO"], seen, follow=True)


def exported(client, model, kind="csv", sheet=0):
    response = client.get(address(model, "export"), {"format": kind, "sheet": sheet})
    assert response.status_code == 200
    return response.content


def keys(checked, kind):
    return [outcome.key for outcome in checked.context[kind]]


def problems(checked):
    """Return what is wrong with each refused page, by its address."""
    return {outcome.key: outcome.problems for outcome in checked.context["refused"]}


def errors(response):
    return list(response.context["form"].errors.get("file", []))


def draft_of(page):
    return PageRecord.objects.of(page).draft


def workbook(*rows, sheets=1):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for _number in range(sheets - 1):
        book.create_sheet()
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def package(parts):
    """Return a zip with these parts, as a workbook is one."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in parts.items():
            zipped.writestr(name, text)
    return content.getvalue()


def with_part(content, name, text):
    """Return a copy of the workbook in which one part is another one."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        parts = {each: zipped.read(each) for each in zipped.namelist()}
    return package(parts | {name: text})
