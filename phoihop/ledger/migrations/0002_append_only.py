"""The database itself refuses to change or delete an entry, whoever asks."""

from django.db import migrations

REFUSE = {
    "sqlite": [
        "CREATE TRIGGER ledger_entry_no_{verb} BEFORE {verb} ON ledger_entry "
        "BEGIN SELECT RAISE(ABORT, 'ledger entries are append-only'); END"
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION ledger_append_only() RETURNS trigger AS $$ "
        "BEGIN RAISE EXCEPTION 'ledger entries are append-only'; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER ledger_entry_no_{verb} BEFORE {verb} ON ledger_entry "
        "FOR EACH ROW EXECUTE FUNCTION ledger_append_only()",
    ],
}
ALLOW = {
    "sqlite": "DROP TRIGGER ledger_entry_no_{verb}",
    "postgresql": "DROP TRIGGER ledger_entry_no_{verb} ON ledger_entry",
}


def refuse(apps, editor):
    for verb in ("update", "delete"):
        for statement in REFUSE[editor.connection.vendor]:
            editor.execute(statement.format(verb=verb))


def allow(apps, editor):
    for verb in ("update", "delete"):
        editor.execute(ALLOW[editor.connection.vendor].format(verb=verb))


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
