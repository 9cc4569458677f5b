"""The proof is made with the keys under which the database is migrated."""

from django.db import migrations

from committees.encryption import encrypt, keyed_hash


def write_proof(apps, schema_editor):
    proofs = apps.get_model("committees", "KeyProof").objects.using(schema_editor.connection.alias)
    proofs.create(pk=1, token=encrypt("FIELD_KEYS"), words_hash=keyed_hash("FIELD_KEYS"))


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0009_prove_the_keys"),
    ]

    operations = [
        migrations.RunPython(write_proof, migrations.RunPython.noop),
    ]
