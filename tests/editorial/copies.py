"""Many rows for the price of one: copies of a page, public as it is, each with its own address."""

import uuid


def copies(page, count):
    """Save that many copies of the page and return them."""
    return [_copy(page, number) for number in range(count)]


def _copy(page, number):
    twin = type(page).objects.get(pk=page.pk)
    twin.pk = None
    twin._state.adding = True
    twin.uid = uuid.uuid4()
    twin.slug = f"{page.slug}-{number}"
    twin.save()
    return twin
