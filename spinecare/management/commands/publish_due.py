"""Does what is due, once a minute: publishes, sends letters, tidies up, looks pages over."""

import logging
import os
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from appointments import letters
from appointments import purging as purging_requests
from editorial import actions, inspections, purging
from editorial.models import Run, Schedule
from search.models import MissedWords

logger = logging.getLogger(__name__)
DONE = {Schedule.Verb.PUBLISH: "Published", Schedule.Verb.WITHDRAW: "Taken off the site"}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--loop", type=int, metavar="SECONDS", help="do it again and again")
        parser.add_argument(
            "--beside", type=int, metavar="PID", help="stop when this process, our parent, ends"
        )

    def handle(self, loop=None, beside=None, **options):
        if loop is None:
            if not self._do_everything():
                raise CommandError("Not everything could be done; the rest was.")
            return
        if loop < 1:
            raise CommandError("--loop needs a number of seconds, 1 or more.")
        while self._may_go_on(beside):
            close_old_connections()
            self._do_everything()
            self._rest(loop, beside)

    def _rest(self, seconds, beside):
        for _second in range(seconds):
            if self._may_go_on(beside):
                time.sleep(1)

    def _may_go_on(self, beside):
        """Whoever loses their parent is given another one, even if the old one was killed."""
        return beside is None or os.getppid() == beside

    def _do_everything(self):
        """What cannot be done keeps nothing else from being done. Return whether all went well."""
        now = timezone.now()
        duties = (
            self._publish,
            self._send_letters,
            self._purge,
            self._purge_requests,
            self._forget_words,
            self._look,
        )
        went_well = [self._try(duty, now) for duty in duties]
        return all(went_well)

    def _try(self, duty, now):
        try:
            duty(now)
        except Exception as error:  # nobody stands by: it is told, and tried again next time
            logger.exception("publish_due could not do all of its work.")
            self.stderr.write(f"{duty.__name__.strip('_')}: {error!r}")
            return False
        return True

    def _publish(self, now):
        came_of_it = []
        for planned in actions.run_due(now):
            came_of_it.append(planned)
            self.stdout.write(_told(planned))
        failures = sum(bool(planned.failure) for planned in came_of_it)
        Run.objects.note(Run.Name.PUBLISHING, _outcome(len(came_of_it), failures), now)

    def _purge(self, now):
        if purging.is_time(now):
            outcome = purging.purge(now)
            self.stdout.write(outcome)
            Run.objects.note(Run.Name.PURGE, outcome, now)

    def _send_letters(self, now):
        outcome = letters.send_waiting(now)
        if outcome.sent or outcome.failed:
            self.stdout.write(f"E-mails: {outcome.sent} sent, {outcome.failed} failed.")

    def _purge_requests(self, now):
        if purging_requests.is_time(now):
            self.stdout.write(purging_requests.purge(now))

    def _forget_words(self, now):
        MissedWords.objects.forget(timezone.localdate(now))

    def _look(self, now):
        inspections.look_again(now)


def _told(planned):
    if planned.failure:
        return f"Not done: {planned}: {planned.failure}"
    return f"{DONE[planned.verb]}: {planned.record}"


def _outcome(count, failures):
    if not count:
        return "Nothing was due."
    return f"{count - failures} done, {failures} failed."
