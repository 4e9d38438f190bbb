"""Films in the words of schema.org; what a patient tells is a page and nothing more."""

from django.utils.translation import get_language

from editorial.structured_data import Node, entity, plain, whole
from stories.models import Story


def film(page: Story) -> Node | None:
    if page.kind != Story.Kind.FILM:
        return None
    video = page.video
    return entity(
        page,
        "VideoObject",
        contentUrl=whole(video.film.url),
        thumbnailUrl=whole(video.poster.url),
        uploadDate=page.published_at.isoformat(),
        duration=f"PT{video.seconds}S",
        transcript=plain(video.transcript),
        inLanguage=get_language(),
        isFamilyFriendly=True,
    )
