"""The one signal that leaves this app."""

from django.dispatch import Signal

# Sent after commit, without arguments: whoever publishes files looks for itself.
published_changed = Signal()
