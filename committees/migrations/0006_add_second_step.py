"""The second step of signing in, and the recovery codes for the day on which the phone is lost."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import committees.encryption


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0005_sort_lists_by_committee"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="set up at")),
                ("secret", committees.encryption.EncryptedTextField(verbose_name="shared secret")),
                ("last_used", models.BigIntegerField(default=0, verbose_name="half minute of the last code")),
                ("drift", models.SmallIntegerField(default=0, verbose_name="half minutes that the phone is off")),
                ("failures", models.PositiveSmallIntegerField(default=0, verbose_name="wrong codes in a row")),
                (
                    "blocked_until",
                    models.BigIntegerField(default=0, verbose_name="refused until, in seconds since 1970"),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="second_step",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "second step of signing in",
                "verbose_name_plural": "second steps of signing in",
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_hash", models.CharField(max_length=64, verbose_name="hash of the code")),
                (
                    "second_step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recovery_codes",
                        to="committees.secondstep",
                        verbose_name="second step",
                    ),
                ),
            ],
            options={
                "verbose_name": "recovery code",
                "verbose_name_plural": "recovery codes",
                "constraints": [
                    models.UniqueConstraint(fields=("second_step", "code_hash"), name="committees_recovery_code_once")
                ],
            },
        ),
    ]
