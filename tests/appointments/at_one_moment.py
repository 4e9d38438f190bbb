"""Browsers that send at the same moment: one form several times, or many forms from one address."""

from tests import at_once

AT_ONCE = 8


def work():
    from django.core import mail
    from django.test import Client

    from appointments.models import Letter, Request, RequestEvent
    from tests import pages
    from tests.appointments.requests import ADDRESS, served_plainly, typed

    pages.a_practice()
    pages.a_location(desk_email="harbor@desk.example")
    mail.outbox = []

    def send_together(forms, address):
        answers = []
        client = Client(headers={"host": "localhost"})
        jobs = [
            lambda form=form: answers.append(
                client.post(ADDRESS, form, REMOTE_ADDR=address).status_code
            )
            for form in forms
        ]
        at_once.all_at_once(jobs)
        return sorted(answers)

    def stored():
        return Request.objects.count()

    with served_plainly():
        same = typed(location="harbor")
        one_form = send_together([same] * AT_ONCE, "192.0.2.1")
        outcome = {
            "one_form": one_form,
            "rows": stored(),
            "received": RequestEvent.objects.filter(verb="received").count(),
            "letters": len(mail.outbox),
            "sent": Letter.objects.exclude(sent_at=None).count(),
        }
        many = send_together([typed(location="harbor") for _ in range(AT_ONCE)], "192.0.2.2")
    return outcome | {"many_forms": many, "of_many": stored() - 1}


if __name__ == "__main__":
    at_once.print_outcome(work)
