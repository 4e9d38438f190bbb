"""Loads the film of a demo story, with its captions and its first picture."""

from django.core.files import File

from spinecare.demo.reading import FOLDER, DemoPage
from stories.models import Story, Video


def add_film(story: Story, page: DemoPage) -> None:
    Video.objects.filter(story=story).delete()
    if "video" not in page.facts:
        return
    folder = FOLDER / "stories"
    words = {name: page.rich_texts().get(name, "") for name in ("transcript", "transcript_es")}
    video = Video(story=story, seconds=page.facts["seconds"], **words)
    for name, key in (("film", "video"), ("captions", "captions"), ("poster", "poster")):
        path = folder / page.facts[key]
        with path.open("rb") as file:
            getattr(video, name).save(path.name, File(file), save=False)
    video.save()
