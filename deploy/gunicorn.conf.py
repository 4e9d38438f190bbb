"""How gunicorn serves the site; SPINECARE_BIND and WEB_CONCURRENCY in the environment adjust it."""

import os

from gunicorn.glogging import Logger


def cores():
    """Return the cores this process may use, which in a container are fewer than the machine's."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


PRIVATE = ("/assessment/", "/appointments/")


class QuietAboutPatients(Logger):
    """An access log, where an operator turns one on, without assessments and requests."""

    def access(self, resp, req, environ, request_time):
        path = f"{environ.get('PATH_INFO', '')}/"
        if not any(part in path for part in PRIVATE):
            super().access(resp, req, environ, request_time)


bind = os.environ.get("SPINECARE_BIND", "127.0.0.1:8000")
proc_name = "spinecare"

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(max(cores(), 2), 8))
threads = 4
# The heartbeat file belongs in memory: on a busy disk a worker could miss its beat and be killed.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

timeout = 30
graceful_timeout = 30
keepalive = 5
# A slow leak ends with its worker; the jitter keeps workers from leaving at the same moment.
max_requests = 50_000
max_requests_jitter = 5_000

# A patient's visit is not logged here. nginx writes the access log, without /assessment/.
accesslog = None
errorlog = "-"
logger_class = QuietAboutPatients
# No query string (a search is personal), no referrer, no browser.
access_log_format = '%(h)s %(t)s "%(m)s %(U)s" %(s)s %(b)s %(M)sms'

# Only nginx on this machine may say that the visitor came by https, and only in this header.
forwarded_allow_ips = "127.0.0.1,::1"
secure_scheme_headers = {"X-FORWARDED-PROTO": "https"}
forwarder_headers = ""

limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190

# Two sites of one user would share the socket's path, and nothing here is steered through it.
control_socket_disable = True


def post_worker_init(worker):
    """Have a renderer ready before the first patient asks for a summary."""
    from assessment.report.pool import warm_up

    warm_up()
