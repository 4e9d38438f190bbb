"""What a report of an error may hold: of a page that takes what patients write, no value at all."""

from django.views.debug import SafeExceptionReporterFilter


class QuietAboutPatients(SafeExceptionReporterFilter):
    """Django's own forms hold what was typed too, and no decorator of ours reaches into them."""

    def get_traceback_frame_variables(self, request, tb_frame):
        if self.is_active(request) and _takes_private_words(request):
            return [(name, self.cleansed_substitute) for name in tb_frame.f_locals]
        return super().get_traceback_frame_variables(request, tb_frame)


def _takes_private_words(request):
    """Whether its view is marked with `sensitive_post_parameters()`."""
    return getattr(request, "sensitive_post_parameters", None) == "__ALL__"
