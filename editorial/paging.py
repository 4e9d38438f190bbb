"""Long lists in pages: how many rows to a page, and which pages a reader is offered."""

from functools import cached_property

from django.core.paginator import Page, Paginator

PER_PAGE = 24
"""Full rows of two, three and four cards."""


class NumberedPage(Page):
    @cached_property
    def numbers(self):
        """The first page, the last, this one and its neighbors; "…" where some are left out."""
        pages = self.paginator.get_elided_page_range(self.number, on_each_side=1, on_ends=1)
        return list(pages)


class Pages(Paginator):
    def _get_page(self, *args, **kwargs):
        return NumberedPage(*args, **kwargs)
