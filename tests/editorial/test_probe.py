import pytest
from conditions.models import Condition
from procedures.models import Procedure
from stories.models import Story
from tests import pages, people
from editorial import actions
pytestmark = pytest.mark.django_db
def test_a():
    c = Condition.objects.create(title="x", slug="x"); c.sources.create(**pages.SOURCE)
    print(Condition.objects.values("get_help_now","get_help_now_en","get_help_now_es","title_es","picture_alt_en","areas"))
    pages.reviewed(c)
    try:
        actions.publish(c, by=people.alice()); print("PUBLISHED")
    except Exception as e: print(e)
    p = Procedure.objects.create(title="x", slug="x", region="neck"); p.sources.create(**pages.SOURCE); pages.reviewed(p)
    try: actions.publish(p, by=people.alice()); print("PUBLISHED")
    except Exception as e: print(e)
    s = Story.objects.create(title="x", slug="x", body="<p>x</p>", consent_given_on="2026-01-01", consent_expires_on="2030-01-01")
    s.refresh_from_db()
    try: actions.publish(s, by=people.alice()); print("PUBLISHED")
    except Exception as e: print(e)
    from django.db import connection
    cur=connection.cursor()
    cur.execute("select sql from sqlite_master where name='conditions_condition'"); print(cur.fetchone()[0][-1500:])
