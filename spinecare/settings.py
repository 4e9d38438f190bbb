"""Settings: one file, every value that differs between sites from the environment."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from spinecare import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = env.folder("SPINECARE_VAR", default=BASE_DIR / "var")

# Who and where we are

DEBUG = env.flag("SPINECARE_DEBUG", default=False)
SECRET_KEY = env.secret("SPINECARE_SECRET_KEY", debug=DEBUG)
BASE_URL = env.base_url("SPINECARE_BASE_URL", default="http://localhost:8000")
IS_HTTPS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.words(
    "SPINECARE_ALLOWED_HOSTS",
    default=sorted({urlsplit(BASE_URL).hostname, "localhost", "127.0.0.1"}),
)

# What is installed

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose forms it extends
    "spinecare.apps.SpineCareConfig",
    "spinecare.apps.SpineCareAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "crispy_forms",
    "django_prose_editor",
    "editorial",
    "practice",
    "glossary",
    "conditions",
    "procedures",
    "locations",
    "surgeons",
    "faq",
    "stories",
    "assessment",
    "appointments",
    "search",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "spinecare.moved.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "spinecare.sign_in.required.second_factor_required",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "spinecare.urls"
WSGI_APPLICATION = "spinecare.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "spinecare.context.site",
            ],
        },
    },
]
FORM_RENDERER = "spinecare.forms.SpineRenderer"
CRISPY_TEMPLATE_PACK = "spine"
CRISPY_ALLOWED_TEMPLATE_PACKS = "spine"
CRISPY_FAIL_SILENTLY = False

# Where things are kept

DATABASES = {"default": env.database("DATABASE_URL", default=f"sqlite:///{VAR / 'db.sqlite3'}")}
# Shared by all workers, for it counts wrong passwords. `migrate` makes its table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
PUBLISHED_DATA_ROOT = VAR / "published"
# Whether who publishes waits for the leaflets, or `manage.py write_leaflets` prints them later.
LEAFLETS_AT_PUBLISHING = env.flag("SPINECARE_LEAFLETS_AT_PUBLISHING", default=True)
STATIC_ROOT = VAR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "editorial.uploads.Uploads"},
    "staticfiles": {"BACKEND": "spinecare.static_bundle.BundledStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# Languages and times

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en",)
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/New_York"

# Staff: ADR 0021

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
AUTHENTICATION_BACKENDS = ["spinecare.sign_in.backend.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "spinecare.sign_in.sessions"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
PASSWORD_RESET_TIMEOUT = 60 * 60

ACCOUNT_ADAPTER = "spinecare.sign_in.accounts.StaffAccounts"
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are entered by an administrator
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "spinecare.sign_in.forms.SignIn",
    "reauthenticate": "spinecare.sign_in.forms.ConfirmPassword",
    "change_password": "spinecare.sign_in.forms.ChangePassword",
    "set_password": "spinecare.sign_in.forms.FirstPassword",
    "reset_password": "spinecare.sign_in.forms.ForgottenPassword",
    "reset_password_from_key": "spinecare.sign_in.forms.NewPassword",
}
# Wrong passwords have limits of our own: spinecare/sign_in/limits.py.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/5m/key"}

SECOND_FACTOR_REQUIRED = IS_HTTPS
MFA_ADAPTER = "spinecare.sign_in.factors.StaffFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = f"SpineCare {urlsplit(BASE_URL).hostname}"
MFA_FORMS = {
    "authenticate": "spinecare.sign_in.forms.SecondFactorCode",
    "reauthenticate": "spinecare.sign_in.forms.ConfirmCode",
    "activate_totp": "spinecare.sign_in.forms.NewApp",
    "add_webauthn": "spinecare.sign_in.passkeys.NewPasskey",
    "edit_webauthn": "spinecare.sign_in.passkeys.RenamePasskey",
    "login_webauthn": "spinecare.sign_in.passkeys.SignInWithPasskey",
    "authenticate_webauthn": "spinecare.sign_in.passkeys.SecondFactorPasskey",
    "reauthenticate_webauthn": "spinecare.sign_in.passkeys.ConfirmPasskey",
}

# Mail

MAIL = env.mail_server("EMAIL_URL", shown_on_terminal=DEBUG or not IS_HTTPS)
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = MAIL.backend, MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starts_tls, MAIL.is_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text(
    "SPINECARE_MAIL_FROM", default=f"no-reply@{urlsplit(BASE_URL).hostname}"
)

# What a browser may do with our pages

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "script-src": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
FORBIDDEN_FEATURES = ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")
PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS_POLICY = {feature: [] for feature in FORBIDDEN_FEATURES + PASSKEYS}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "spinecare.views.csrf_failure"

COOKIE_PREFIX = "__Host-" if IS_HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}staff"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # gone with the browser, as the answers are
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
BEHIND_PROXY = env.flag("SPINECARE_BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The assessment

ANSWERS_COOKIE_NAME = f"{COOKIE_PREFIX}answers"
ANSWERS_COOKIE_SECURE = IS_HTTPS
ANSWERS_MAX_AGE = 24 * 60 * 60
ASSESSMENT_DOCUMENT = env.folder(
    "SPINECARE_ASSESSMENT", default=BASE_DIR / "assessment" / "questionnaires" / "spine.json"
)
# A practice of one person may publish what that person wrote; each such version says so.
SOLO_MODE = env.flag("SPINECARE_SOLO_MODE", default=False)

# Requests for a visit: ADR 0024

APPOINTMENT_KEYS = env.sealing_keys("SPINECARE_APPOINTMENT_KEYS", debug=DEBUG)
APPOINTMENT_RETENTION_DAYS = env.days("SPINECARE_APPOINTMENT_DAYS", default=90)
# Who is told of a request for a place without a desk of its own, or for no certain place.
APPOINTMENT_DESK = env.text("SPINECARE_APPOINTMENT_DESK", default="")

# Logs: no bodies, no queries, no answers

DEFAULT_EXCEPTION_REPORTER_FILTER = "spinecare.error_reports.QuietAboutPatients"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # On DEBUG it quotes whatever a template was given, and ours are given a patient's result.
    "loggers": {"django.template": {"level": "INFO"}, "spinecare.sign_in": {"level": "INFO"}},
}
