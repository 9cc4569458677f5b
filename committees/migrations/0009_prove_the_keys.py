"""A place for the proof that FIELD_KEYS are the keys of this database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0008_add_who_submitted"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyProof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.TextField(verbose_name="known words, encrypted")),
                ("words_hash", models.CharField(max_length=64, verbose_name="hash of the known words")),
            ],
            options={
                "verbose_name": "proof of the keys",
                "verbose_name_plural": "proofs of the keys",
            },
        ),
    ]
