"""Settings from the environment: typed readers that refuse what they cannot read."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from environs import Env

SHORTEST_SECRET = 50
SAMPLE_SECRET = "change-me"
KEY_OF_DEVELOPMENT = "b25seS1mb3ItZGV2ZWxvcG1lbnQtb25seS1mb3ItZGU="
A_YEAR = 365
MAIL_PORTS = {"smtp": 25, "submission": 587, "smtps": 465}

reader = Env()

# SQLite as a server needs it: readers never wait for a writer, a writer waits its
# turn instead of failing, and a commit survives a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def flag(name: str, *, default: bool) -> bool:
    return reader.bool(name, default)


def words(name: str, *, default: list[str]) -> list[str]:
    return reader.list(name, default)


def folder(name: str, *, default: Path) -> Path:
    return Path(reader.str(name, str(default))).resolve()


def base_url(name: str, *, default: str) -> str:
    """The site's own address, such as https://spine.example.org, without a last slash."""
    url = reader.str(name, default).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path:
        raise ImproperlyConfigured(f"{name} must look like https://example.org, not {url!r}.")
    return url


def secret(name: str, *, debug: bool) -> str:
    value = reader.str(name, "")
    if not value and debug:
        return "only-for-development-" + "x" * SHORTEST_SECRET
    if len(value) < SHORTEST_SECRET or value.startswith(SAMPLE_SECRET):
        raise ImproperlyConfigured(
            f"{name} must be a random text of {SHORTEST_SECRET} characters or more."
        )
    return value


def sealing_keys(name: str, *, debug: bool) -> list[str]:
    """Keys for what patients write: the first one seals, and every one of them opens."""
    keys = [key.strip() for key in reader.list(name, []) if key.strip()]
    if not keys and debug:
        return [KEY_OF_DEVELOPMENT]
    if not keys or not all(map(_is_sealing_key, keys)):
        # Without the value: this text ends up in logs.
        raise ImproperlyConfigured(
            f"{name} must be one or more keys with commas between them, each made with: python -c "
            '"from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'
        )
    return keys


def _is_sealing_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


def days(name: str, *, default: int) -> int:
    number = reader.int(name, default)
    if not 1 <= number <= A_YEAR:
        raise ImproperlyConfigured(f"{name} must be a number of days, from 1 to {A_YEAR}.")
    return number


def text(name: str, *, default: str) -> str:
    return reader.str(name, default)


@dataclass(frozen=True)
class MailServer:
    """Where letters are handed in; without a host they are shown on the terminal, or not sent."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False


def mail_server(name: str, *, shown_on_terminal: bool) -> MailServer:
    """Read submission://user:password@host (port 587), smtps://... (465) or smtp://localhost."""
    url = reader.str(name, "")
    if not url:
        return MailServer(_backend("console" if shown_on_terminal else "dummy"))
    parts = urlsplit(url)
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            f"{name} must look like submission://user:password@mail.example.org."
        )
    if parts.scheme == "smtp" and parts.password:
        raise ImproperlyConfigured(f"{name}: smtp:// would send the password in the clear.")
    return MailServer(
        _backend("smtp"),
        parts.hostname,
        parts.port or MAIL_PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        starts_tls=parts.scheme == "submission",
        is_tls=parts.scheme == "smtps",
    )


def _backend(kind: str) -> str:
    return f"django.core.mail.backends.{kind}.EmailBackend"


def database(name: str, *, default: str) -> dict:
    config = dj_database_url.parse(reader.str(name, default), conn_max_age=60)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    return config
