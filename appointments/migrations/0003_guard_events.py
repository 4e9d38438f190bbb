"""What was written down about a request stays as it is: the database itself refuses a change.

Only the account of somebody who left may go from it; the name stays. Rows go when their time is over.
"""

from django.db import migrations

REFUSAL = "What was written down about a request cannot be changed."
COLUMNS = "id, request_id, at, who, verb, detail"

SQLITE = [
    f"""
    CREATE TRIGGER appointments_event_no_change
    BEFORE UPDATE OF {COLUMNS} ON appointments_requestevent
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
    f"""
    CREATE TRIGGER appointments_event_no_other_user
    BEFORE UPDATE OF user_id ON appointments_requestevent WHEN NEW.user_id IS NOT NULL
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """,
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION appointments_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE TRIGGER appointments_event_no_change
    BEFORE UPDATE OF {COLUMNS} ON appointments_requestevent
    FOR EACH ROW EXECUTE FUNCTION appointments_event_refuse()
    """,
    """
    CREATE TRIGGER appointments_event_no_other_user
    BEFORE UPDATE OF user_id ON appointments_requestevent
    FOR EACH ROW WHEN (NEW.user_id IS NOT NULL) EXECUTE FUNCTION appointments_event_refuse()
    """,
]
GUARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
RELEASES = {
    "sqlite": [
        "DROP TRIGGER appointments_event_no_change",
        "DROP TRIGGER appointments_event_no_other_user",
    ],
    "postgresql": [
        "DROP TRIGGER appointments_event_no_change ON appointments_requestevent",
        "DROP TRIGGER appointments_event_no_other_user ON appointments_requestevent",
        "DROP FUNCTION appointments_event_refuse()",
    ],
}


def guard(apps, schema_editor):
    for statement in GUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def release(apps, schema_editor):
    for statement in RELEASES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("appointments", "0002_worklist")]

    operations = [migrations.RunPython(guard, release)]
