"""A film for tests: a few bytes each of picture, captions and poster."""

from django.core.files.base import ContentFile

from stories.models import Video
from tests.editorial.picture_files import encoded, uploaded


def a_video(story, **values):
    return Video.objects.create(
        **{
            "story": story,
            "film": ContentFile(b"film", name="disc.mp4"),
            "captions": ContentFile(b"WEBVTT", name="disc.vtt"),
            "poster": uploaded(encoded(), "poster.jpg"),
            "seconds": 45,
            "transcript": "<p>A disc can slip.</p>",
        }
        | values
    )
