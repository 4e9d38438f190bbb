"""The staff's pages on requests for a visit: the list, one request, one person."""

from appointments.admin.requests import RequestAdmin

__all__ = ["RequestAdmin"]
