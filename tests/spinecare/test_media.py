"""Media handed out by the app: whole, in part, and only what may be shown."""

import pytest

pytestmark = pytest.mark.django_db  # the page of a missing file asks for the practice

FILM = bytes(range(200))


@pytest.fixture
def film(settings):
    folder = settings.MEDIA_ROOT / "films"
    folder.mkdir(parents=True)
    (folder / "film.mp4").write_bytes(FILM)
    (folder / "page.html").write_text("<script>")
    (settings.MEDIA_ROOT.parent / "secret.mp4").write_bytes(b"secret")
    return "/media/films/film.mp4"


def body(response):
    content = b"".join(response) if response.streaming else response.content
    response.close()
    return content


class TestMedia:
    def test_hands_out_a_whole_file(self, client, film):
        response = client.get(film)

        assert body(response) == FILM
        assert response.headers["Content-Type"] == "video/mp4"
        assert response.headers["Accept-Ranges"] == "bytes"

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [("bytes=0-9", FILM[:10]), ("bytes=190-", FILM[190:]), ("bytes=-5", FILM[-5:]),
         ("bytes=0-9999", FILM)],
    )  # fmt: skip
    def test_hands_out_a_range(self, client, film, asked, expected):
        response = client.get(film, headers={"Range": asked})

        assert response.status_code == 206
        assert response.content == expected

    def test_says_which_part_it_is(self, client, film):
        response = client.get(film, headers={"Range": "bytes=5-9"})

        assert response.headers["Content-Range"] == "bytes 5-9/200"

    def test_refuses_a_range_behind_the_end(self, client, film):
        response = client.get(film, headers={"Range": "bytes=200-"})

        assert response.status_code == 416
        assert response.headers["Content-Range"] == "bytes */200"

    @pytest.mark.parametrize("asked", ["bytes=a-b", "lines=1-2", "bytes=0-1,3-4"])
    def test_answers_the_whole_to_a_range_it_does_not_know(self, client, film, asked):
        assert body(client.get(film, headers={"Range": asked})) == FILM

    @pytest.mark.parametrize(
        "name", ["films/none.mp4", "films/page.html", "films", "../secret.mp4", "%2e%2e/secret.mp4"]
    )
    def test_hands_out_nothing_else(self, client, film, name):
        assert client.get(f"/media/{name}").status_code == 404
