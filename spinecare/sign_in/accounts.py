"""What allauth asks us about accounts: who may sign in, how often to try, what mail says."""

import logging

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from spinecare.sign_in import limits, mail
from spinecare.sign_in.sessions import seconds_since_sign_in

logger = logging.getLogger(__name__)


class StaffAccounts(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "This username and password do not belong together. "
        "Check both, and mind capital letters.",
        "incorrect_password": "This is not your password.",
        "enter_current_password": "This is not your present password.",
        "too_many_login_attempts": "Too many wrong tries. Wait five minutes, then try again.",
        "rate_limited": "Too many wrong tries. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request):
        """An administrator makes accounts."""
        return False

    def is_safe_url(self, url):
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_client_ip(self, request):
        return limits.address_of(request)

    def pre_authenticate(self, request, **credentials):
        name = credentials["username"]
        self._login_failed_rl_usage = limits.count_attempt(request, name)
        if not self._login_failed_rl_usage:
            logger.warning("Too many wrong passwords from one place or for one account.")
            raise ImmediateHttpResponse(respond_429(request))

    def authentication_failed(self, request, **credentials):
        logger.warning("A wrong username or password was entered.")

    def pre_login(self, request, user, **kwargs):
        if not user.is_staff:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request, user, **kwargs):
        response = super().post_login(request, user, **kwargs)
        limits.remember_browser(request, response, user.get_username())
        logger.info("Account %s has signed in.", user.pk)
        return response

    def is_reauthentication_required(self, *, app):
        """Signing in a moment ago is proof enough."""
        if seconds_since_sign_in(self.request.session) < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app)

    def get_reset_password_from_key_url(self, key):
        """The site's own address, never one that the request brought."""
        user, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", args=[user, token])
        return settings.BASE_URL + path

    def send_mail(self, template_prefix, email, context):
        request = self.request
        context = {"request": request, "current_site": get_current_site(request), **context}
        mail.post(self.render_mail(template_prefix, email, {"email": email, **context}))

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """To the address that the administrator knows: allauth may remember an older one."""
        if user.email:
            super().send_notification_mail(template_prefix, user, context, email or user.email)
