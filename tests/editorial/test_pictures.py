"""Pictures are ours: checked by what they hold, encoded anew, and without their past."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from PIL import Image

from conditions.models import Area
from editorial import pictures
from tests import people
from tests.editorial.browser import press
from tests.editorial.picture_files import (
    BLUE,
    PAYLOAD,
    claiming,
    encoded,
    moving,
    uploaded,
    with_place_and_turned,
)

JPEG = encoded("JPEG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _as_in_a_web_worker(monkeypatch):
    """WeasyPrint, which tests of the summary import, makes Pillow forgive files cut short."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", False)


def refusal(content, name="picture.jpg"):
    with pytest.raises(ValidationError) as refused:
        pictures.check_picture(uploaded(content, name))
    return refused.value.code


def opened(file):
    with file:
        return Image.open(BytesIO(file.read()))


class TestCheck:
    @pytest.mark.parametrize("kind", pictures.FORMATS)
    def test_accepts_the_formats_of_photographs(self, kind):
        assert pictures.check_picture(uploaded(encoded(kind))) is None

    def test_accepts_the_several_stills_of_a_phone(self):
        assert pictures.check_picture(uploaded(moving("MPO"))) is None

    def test_accepts_exactly_as_many_bytes_as_it_says(self, monkeypatch):
        monkeypatch.setattr(pictures, "MAX_BYTES", len(JPEG))

        assert pictures.check_picture(uploaded(JPEG)) is None

    def test_refuses_one_byte_more(self, monkeypatch):
        monkeypatch.setattr(pictures, "MAX_BYTES", len(JPEG) - 1)

        assert refusal(JPEG) == "too-many-bytes"

    def test_accepts_exactly_as_many_pixels_as_it_says(self, monkeypatch):
        monkeypatch.setattr(pictures, "MAX_PIXELS", 40 * 20)

        assert pictures.check_picture(uploaded(JPEG)) is None

    def test_refuses_one_row_of_pixels_more(self):
        assert refusal(claiming(5000, 5001)) == "too-many-pixels"

    @pytest.mark.parametrize("side", [10_000, 30_000])
    def test_refuses_a_bomb_before_it_goes_off(self, side):
        assert refusal(claiming(side, side)) in {"too-many-pixels", "no-picture"}

    @pytest.mark.parametrize("kind", ["PNG", "WEBP"])
    def test_refuses_what_moves(self, kind):
        assert refusal(moving(kind)) == "animated"

    @pytest.mark.parametrize("name", ["picture.jpg", "picture.svg", "picture.html"])
    @pytest.mark.parametrize("content", [SVG, HTML, b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"])
    def test_refuses_what_is_no_picture_whatever_its_name(self, content, name):
        assert refusal(content, name) == "no-picture"

    @pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "ICO"])
    def test_refuses_other_formats(self, kind):
        assert refusal(encoded(kind)) == "no-picture"

    @pytest.mark.parametrize("kind", pictures.FORMATS)
    def test_refuses_a_file_that_was_cut_short(self, kind):
        whole = encoded(kind, size=(400, 400))

        assert refusal(whole[: len(whole) // 2]) == "no-picture"

    def test_does_not_open_a_stored_picture_again(self):
        page = Area(picture="pictures/gone.webp")

        assert pictures.check_picture(page.picture) is None


class TestReencoded:
    @pytest.mark.parametrize("kind", pictures.FORMATS)
    def test_is_a_webp(self, kind):
        fresh = pictures.reencoded(uploaded(encoded(kind)))

        assert opened(fresh).format == "WEBP"
        assert fresh.name.endswith(".webp")

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
    def test_is_made_from_every_kind_of_color(self, mode):
        content = BytesIO()
        Image.new(mode, (8, 8)).save(content, "JPEG" if mode == "CMYK" else "PNG")

        assert opened(pictures.reencoded(uploaded(content.getvalue()))).format == "WEBP"

    def test_keeps_the_grays_of_an_x_ray(self):
        content = BytesIO()
        Image.new("I;16", (8, 8), 30_000).save(content, "PNG")

        fresh = opened(pictures.reencoded(uploaded(content.getvalue())))

        assert fresh.convert("L").getpixel((0, 0)) == pytest.approx(30_000 / 256, abs=3)

    def test_has_forgotten_where_and_by_what_it_was_taken(self):
        fresh = pictures.reencoded(uploaded(with_place_and_turned()))

        picture = opened(fresh)
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)

    def test_stands_upright(self):
        turned = with_place_and_turned()

        fresh = pictures.reencoded(uploaded(turned))

        assert opened(BytesIO(turned)).size == (40, 20)
        assert opened(fresh).size == (20, 40)

    def test_is_no_larger_than_a_page_shows_it(self):
        fresh = pictures.reencoded(uploaded(encoded(size=(2000, 1000))))

        assert opened(fresh).size == (pictures.LONGEST_SIDE, 800)

    def test_is_not_blown_up(self):
        assert opened(pictures.reencoded(uploaded(JPEG))).size == (40, 20)

    def test_keeps_what_is_transparent(self):
        content = BytesIO()
        Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(content, "PNG")

        fresh = pictures.reencoded(uploaded(content.getvalue()))

        assert opened(fresh).convert("RGBA").getpixel((0, 0))[3] == 0

    def test_is_named_by_what_it_holds(self):
        first, again = (pictures.reencoded(uploaded(JPEG, name)) for name in ("a.jpg", "b.jpg"))
        other = pictures.reencoded(uploaded(encoded(color=BLUE), "a.jpg"))

        assert first.name == again.name != other.name

    def test_has_lost_what_hid_behind_the_picture(self):
        fresh = pictures.reencoded(uploaded(JPEG + PAYLOAD))

        assert PAYLOAD not in fresh.read()

    def test_has_lost_what_hid_in_its_comment(self):
        sent = encoded("JPEG", comment=PAYLOAD)

        fresh = pictures.reencoded(uploaded(sent))

        assert PAYLOAD in sent
        assert PAYLOAD not in fresh.read()


@pytest.mark.django_db
class TestField:
    def stored(self):
        return Area.objects.get().picture

    def test_stores_our_encoding_when_a_page_is_saved(self):
        file = uploaded(JPEG + PAYLOAD, "../../evil.html.jpg")

        Area.objects.create(title="Neck", slug="neck", picture=file, picture_role="decorative")

        picture = self.stored()
        assert picture.name.startswith("pictures/")
        assert picture.name.endswith(".webp")
        assert "evil" not in picture.name
        assert opened(picture).format == "WEBP"

    def test_stores_our_encoding_when_a_file_is_put_into_it(self, tmp_path):
        path = tmp_path / "photo.jpg"
        path.write_bytes(with_place_and_turned())
        page = Area(title="Neck", slug="neck", picture_role="decorative")

        with path.open("rb") as file:
            page.picture.save("photo.jpg", File(file))

        assert self.stored().name.endswith(".webp")
        assert not opened(self.stored()).getexif()

    def test_stores_our_encoding_when_rows_are_made_in_bulk(self):
        page = Area(title="Neck", slug="neck", picture_role="decorative")
        page.picture = uploaded(JPEG)

        Area.objects.bulk_create([page])

        assert opened(self.stored()).format == "WEBP"

    def test_does_not_encode_a_stored_picture_again(self):
        file = uploaded(JPEG)
        page = Area.objects.create(
            title="Neck", slug="neck", picture=file, picture_role="decorative"
        )
        before = page.picture.name

        page.save()

        assert self.stored().name == before

    def test_refuses_what_is_no_picture_on_every_road(self):
        page = Area(title="Neck", slug="neck", picture_role="decorative", picture=uploaded(SVG))

        with pytest.raises(ValidationError), transaction.atomic():
            page.save()

        assert not Area.objects.exists()


@pytest.mark.django_db
class TestStaffForm:
    @pytest.fixture
    def page(self, client):
        client.force_login(people.alice())
        return Area.objects.create(title="Neck", slug="neck")

    def send(self, client, page, content, name="photo.jpg", role="decorative"):
        return press(client, page, picture=uploaded(content, name), picture_role=role)

    def test_stores_our_encoding(self, client, page):
        self.send(client, page, with_place_and_turned())

        page.refresh_from_db()
        assert page.picture.name.endswith(".webp")
        assert not opened(page.picture).getexif()

    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (SVG, "photo.svg"),
            (SVG, "photo.jpg"),
            (HTML, "photo.png"),
            (encoded("GIF"), "photo.gif"),
            (moving("PNG"), "photo.png"),
            (claiming(5000, 5001), "photo.png"),
            (encoded(size=(400, 400))[:1500], "photo.jpg"),
        ],
        ids=["svg", "svg as jpg", "html", "gif", "moving", "large", "cut short"],
    )
    def test_refuses_the_rest_and_says_so_beside_the_field(self, client, page, content, name):
        response = self.send(client, page, content, name)

        assert response.status_code == 200
        assert response.context["adminform"].form.errors["picture"]
        page.refresh_from_db()
        assert not page.picture

    def test_refuses_a_picture_that_is_neither_described_nor_decoration(self, client, page):
        response = self.send(client, page, JPEG, role="")

        assert "Say what the picture shows" in response.content.decode()
        assert not Area.objects.get().picture

    def test_refuses_a_described_picture_without_its_description(self, client, page):
        response = self.send(client, page, JPEG, role="described")

        assert "Say what the picture shows" in response.content.decode()
        assert not Area.objects.get().picture

    def test_keeps_a_picture_that_is_not_sent_again(self, client, page):
        self.send(client, page, JPEG)
        page.refresh_from_db()
        name = page.picture.name

        press(client, page, title_en="The neck")

        page.refresh_from_db()
        assert (page.title, page.picture.name) == ("The neck", name)
