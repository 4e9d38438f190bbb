"""A page says when it was checked, and that a check is overdue."""

from datetime import UTC, date, datetime

import pytest

from conditions.models import Condition
from tests import pages

pytestmark = pytest.mark.django_db

OVERDUE = "has not been done yet"
NOON = datetime(2026, 3, 5, 17, tzinfo=UTC)


def text_with_review_due(client, due):
    condition = pages.a_condition()
    Condition.objects.filter(pk=condition.pk).update(review_due_on=due)
    return client.get("/conditions/sciatica/").content.decode()


class TestReviewLine:
    def test_says_when_the_next_check_is_due(self, client):
        text = text_with_review_due(client, date(2099, 3, 4))

        assert "Next check due March 4, 2099." in text
        assert OVERDUE not in text

    def test_says_that_the_check_is_overdue_and_since_when(self, client):
        text = text_with_review_due(client, date(2026, 3, 5))

        assert "The next check was due March 5, 2026 and has not been done yet." in text
        assert "Next check due" not in text

    def test_is_not_overdue_on_the_day_itself(self, client, time_machine):
        time_machine.move_to(NOON)

        assert OVERDUE not in text_with_review_due(client, date(2026, 3, 5))

    def test_is_overdue_on_the_day_after(self, client, time_machine):
        time_machine.move_to(NOON)

        assert OVERDUE in text_with_review_due(client, date(2026, 3, 4))
