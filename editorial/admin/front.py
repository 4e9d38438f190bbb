"""What stands at the top of every form: where the page stands, who is there, unsaved text."""

from editorial.admin.autosave import Autosaved, unsaved
from editorial.admin.presence import others
from editorial.admin.state import state_of


class Front(Autosaved):
    has_drafts = False
    """Whether what is saved waits to be published; else patients read it at once."""

    def has_publish_permission(self, request):
        """Without drafts there is nothing to publish: whoever may save makes public."""
        return False

    def render_change_form(self, request, context, *args, **kwargs):
        sitting = request.sitting
        may_save = self._may_save(request, sitting)
        may_publish = self.has_publish_permission(request)
        context |= {
            "sitting": sitting,
            "has_drafts": self.has_drafts,
            "may_save": may_save,
            "state": state_of(
                sitting,
                has_drafts=self.has_drafts,
                may_publish=may_publish,
                is_spanish_older=may_save and context.get("is_english_newer", False),
            ),
            "is_put_back": request.unsaved is not None,
            "is_from_public_page": "back" in request.GET,
            **self._around(request, sitting),
        }
        if request.method == "GET" and request.unsaved is None:
            context["unsaved"] = unsaved(request, self.model, context)
        return super().render_change_form(request, context, *args, **kwargs)

    def _may_save(self, request, sitting):
        if sitting.record is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, sitting.page)

    def _around(self, request, sitting):
        """Return what a page has only once it is there, and where typed text is kept."""
        if sitting.record is None:
            return {"autosave_address": request.path + "autosave/"}
        return {
            "autosave_address": self.desk_address("autosave", sitting.page),
            "presence_address": self.desk_address("presence", sitting.page),
            "present": others(request.user, sitting.record),
        }
