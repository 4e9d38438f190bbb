"""A published questionnaire cannot change by any route: the database itself refuses."""

from django.db import migrations

REFUSAL = "A published questionnaire cannot be changed or deleted."

SQLITE = [
    f"""
    CREATE TRIGGER assessment_document_no_{verb} BEFORE {verb.upper()} ON assessment_document
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for verb in ("update", "delete")
] + [
    # REPLACE deletes the old row without asking the trigger above, unless this one comes first.
    f"""
    CREATE TRIGGER assessment_document_no_replace BEFORE INSERT ON assessment_document
    WHEN EXISTS (
        SELECT 1 FROM assessment_document
        WHERE id = NEW.id OR digest = NEW.digest OR (key = NEW.key AND number = NEW.number)
    )
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
]
# A statement that empties the table may pass while it is empty, as it does between tests.
POSTGRESQL = [
    f"""
    CREATE FUNCTION assessment_document_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'TRUNCATE' THEN
            IF NOT EXISTS (SELECT 1 FROM assessment_document) THEN RETURN NULL; END IF;
        END IF;
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER assessment_document_no_change BEFORE UPDATE OR DELETE ON assessment_document
    FOR EACH ROW EXECUTE FUNCTION assessment_document_refuse()
    """,
    """
    CREATE TRIGGER assessment_document_no_truncate BEFORE TRUNCATE ON assessment_document
    FOR EACH STATEMENT EXECUTE FUNCTION assessment_document_refuse()
    """,
    # Also where replication switches ordinary triggers off.
    "ALTER TABLE assessment_document ENABLE ALWAYS TRIGGER assessment_document_no_change",
    "ALTER TABLE assessment_document ENABLE ALWAYS TRIGGER assessment_document_no_truncate",
]
GUARDS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
RELEASES = {
    "sqlite": [
        f"DROP TRIGGER assessment_document_no_{verb}" for verb in ("update", "delete", "replace")
    ],
    "postgresql": [
        "DROP TRIGGER assessment_document_no_change ON assessment_document",
        "DROP TRIGGER assessment_document_no_truncate ON assessment_document",
        "DROP FUNCTION assessment_document_refuse()",
    ],
}


def guard(apps, schema_editor):
    for statement in GUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def release(apps, schema_editor):
    for statement in RELEASES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_initial")]

    operations = [migrations.RunPython(guard, release)]
