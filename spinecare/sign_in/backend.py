"""Who may sign in at all: active members of staff. Patients have no accounts."""

from django.contrib.auth.backends import ModelBackend


class StaffBackend(ModelBackend):
    def user_can_authenticate(self, user):
        return user.is_staff and super().user_can_authenticate(user)
