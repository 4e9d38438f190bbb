# What bin/run and bin/dev share: settings, the secret key, the database. Sourced, never run.
# Expects: the current folder is the checkout, and bin/setup has been run.

say() { printf "%s\n" "$@"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The file is read as plain text rather than by the shell: a password may hold any character.
read_dotenv() {
    [ -f .env ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        name=${line%%=*}
        case $name in '' | '#'* | [0-9]* | *[!A-Za-z0-9_]*) continue ;; esac
        [ "$name" != "$line" ] || continue
        printenv "$name" >/dev/null || export "$name=${line#*=}"
    done <.env
}

keep_secret_key() {
    [ -z "${SPINECARE_SECRET_KEY:-}" ] || return 0
    if [ ! -s "$SPINECARE_VAR/secret-key" ]; then
        # Written aside and moved into place, so that a full disk leaves no half a key.
        (umask 077 && "$python" -c 'import secrets; print(secrets.token_urlsafe(64))' >"$SPINECARE_VAR/secret-key.new") ||
            fail "Cannot write $SPINECARE_VAR/secret-key."
        mv "$SPINECARE_VAR/secret-key.new" "$SPINECARE_VAR/secret-key"
        say "Made a secret key: $SPINECARE_VAR/secret-key (part of your backup; never shared)."
    fi
    SPINECARE_SECRET_KEY=$(cat "$SPINECARE_VAR/secret-key")
    export SPINECARE_SECRET_KEY
}

# Apart from the secret key, which may change while patients' requests must stay readable.
keep_appointment_key() {
    [ -z "${SPINECARE_APPOINTMENT_KEYS:-}" ] || return 0
    if [ ! -s "$SPINECARE_VAR/appointment-key" ]; then
        (umask 077 && "$python" -c 'import base64, secrets; print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())' >"$SPINECARE_VAR/appointment-key.new") ||
            fail "Cannot write $SPINECARE_VAR/appointment-key."
        mv "$SPINECARE_VAR/appointment-key.new" "$SPINECARE_VAR/appointment-key"
        say "Made a key for requests: $SPINECARE_VAR/appointment-key (lost, the requests are lost; back it up apart from the database)."
    fi
    SPINECARE_APPOINTMENT_KEYS=$(cat "$SPINECARE_VAR/appointment-key")
    export SPINECARE_APPOINTMENT_KEYS
}

use_environment() {
    read_dotenv
    python=$PWD/.venv/bin/python
    PORT=${PORT:-8000}
    case $PORT in '' | *[!0-9]* | ??????*) fail "PORT=$PORT is not a port: use a number from 1024 to 65535." ;; esac
    : "${SPINECARE_VAR:=var}"
    [ -d "$SPINECARE_VAR" ] || mkdir -m 700 "$SPINECARE_VAR" || fail "Cannot make the folder $SPINECARE_VAR."
    SPINECARE_VAR=$(cd "$SPINECARE_VAR" && pwd)
    : "${DATABASE_URL:=sqlite:///$SPINECARE_VAR/db.sqlite3}"
    : "${SPINECARE_ALLOWED_HOSTS:=localhost,127.0.0.1}"
    : "${SPINECARE_BASE_URL:=http://127.0.0.1:$PORT}"
    export PORT SPINECARE_VAR DATABASE_URL SPINECARE_ALLOWED_HOSTS SPINECARE_BASE_URL
    # Homebrew's libraries lie where macOS does not look by itself.
    [ "$(uname)" != Darwin ] ||
        export DYLD_FALLBACK_LIBRARY_PATH="${DYLD_FALLBACK_LIBRARY_PATH:-/opt/homebrew/lib:/usr/local/lib}"
    keep_secret_key
    keep_appointment_key
}

# Asked before the slow work, so that nobody waits two minutes for "address already in use".
need_free_port() {
    "$python" - "$PORT" <<'PYTHON' || exit 1
import socket, sys

port = int(sys.argv[1])
with socket.socket() as listener:
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OverflowError:
        sys.exit(f"PORT={port} is not a port: use a number from 1024 to 65535.")
    except OSError as error:
        sys.exit(
            f"Port {port} cannot be used ({error.strerror}). If another program (or another "
            f"bin/run) has it,\nstop that one, or choose another port: PORT={port % 65000 + 1} bin/run"
        )
PYTHON
}

# Migrates always: it takes a second, and code newer than its tables fails in strange places.
bring_data_up_to_date() {
    say "Bringing the database up to date ..."
    "$python" manage.py migrate --noinput --verbosity 0 || fail "The database could not be brought up to date."
    [ -e "$SPINECARE_VAR/demo-loaded" ] || load_demo
    "$python" manage.py offer_questionnaire || fail "The shipped questionnaire could not be offered."
    # Newer code may print a page otherwise; what is the same stays as it lies.
    "$python" manage.py write_leaflets || say "The site works without the missing leaflets."
}

load_demo() {
    say "First start: loading the demo practice ..."
    "$python" manage.py load_demo || fail "The demo practice could not be loaded."
    : >"$SPINECARE_VAR/demo-loaded"
}

say_how_to_sign_in() {
    say "" \
        "SpineCare    http://127.0.0.1:$PORT/" \
        "Staff        http://localhost:$PORT/admin/"
    if [ -f "$SPINECARE_VAR/first-sign-in.txt" ]; then
        say "Sign in      names and first passwords are in $SPINECARE_VAR/first-sign-in.txt"
    else
        say "Sign in      with your staff account"
    fi
    say "Passkeys     at http://localhost:$PORT/staff/sign-in/ only: browsers refuse them at 127.0.0.1" \
        "Stop         Ctrl-C" ""
}
