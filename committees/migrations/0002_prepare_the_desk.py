import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0001_create_ground"),
    ]

    operations = [
        migrations.DeleteModel(
            name="Attachment",
        ),
        migrations.CreateModel(
            name="ApprovalLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record_version", models.PositiveIntegerField(verbose_name="version of the record")),
                (
                    "token_hash",
                    models.CharField(editable=False, max_length=64, unique=True, verbose_name="hash of its token"),
                ),
                ("meant_for", models.CharField(max_length=60, verbose_name="meant for")),
                ("lent_at", models.DateTimeField(auto_now_add=True, verbose_name="lent at")),
                ("ends", models.DateTimeField(verbose_name="ends at")),
                ("used", models.DateTimeField(null=True, verbose_name="used at")),
                ("verb", models.CharField(blank=True, max_length=20, verbose_name="what was done by it")),
            ],
            options={
                "verbose_name": "approval link",
                "verbose_name_plural": "approval links",
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "draft_key",
                    models.UUIDField(db_index=True, editable=False, null=True, verbose_name="key of the draft"),
                ),
                ("file", models.FileField(upload_to="attachments/%Y/%m/", verbose_name="file")),
                (
                    "thumbnail",
                    models.FileField(
                        blank=True, editable=False, upload_to="attachments/%Y/%m/", verbose_name="small picture"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name of the file")),
                (
                    "media_type",
                    models.CharField(blank=True, editable=False, max_length=100, verbose_name="type of the file"),
                ),
                ("size", models.PositiveIntegerField(default=0, editable=False, verbose_name="bytes")),
                ("digest", models.CharField(blank=True, editable=False, max_length=64, verbose_name="fingerprint")),
                ("caption", models.CharField(blank=True, max_length=160, verbose_name="caption")),
                ("caption_en", models.CharField(blank=True, max_length=240, verbose_name="caption, in English")),
                ("is_photo", models.BooleanField(default=False, verbose_name="photo")),
                ("is_public", models.BooleanField(default=False, verbose_name="may be shown in public")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position in the list")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added at")),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
            },
        ),
        migrations.CreateModel(
            name="DueJob",
            fields=[
                ("name", models.SlugField(max_length=40, primary_key=True, serialize=False, verbose_name="job")),
                ("began", models.DateTimeField(null=True, verbose_name="last begun")),
                ("ended", models.DateTimeField(null=True, verbose_name="last ended")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="what came of it")),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="failures in a row")),
            ],
            options={
                "verbose_name": "job of the portal",
                "verbose_name_plural": "jobs of the portal",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("submitted", "waits for your review"),
                            ("returned", "was returned to you"),
                            ("approved", "was approved"),
                            ("published", "was published"),
                            ("unpublished", "was withdrawn from the public"),
                            ("reopened", "was re-opened"),
                            ("cancelled", "was cancelled"),
                            ("escalated", "was raised to you: it waited too long below"),
                            ("plan_due", "was planned for a day that is over: did it happen?"),
                            ("handed_over", "was handed over to you"),
                            ("deputy", "you stand in for a reviewer"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("is_read", models.BooleanField(default=False, verbose_name="read")),
                ("is_mailed", models.BooleanField(default=False, verbose_name="in an e-mail")),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
            },
        ),
        migrations.RemoveField(
            model_name="committee",
            name="initials",
        ),
        migrations.AddField(
            model_name="appointment",
            name="in_place_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deputies",
                to=settings.AUTH_USER_MODEL,
                verbose_name="in place of",
            ),
        ),
        migrations.AddField(
            model_name="committee",
            name="letters",
            field=models.TextField(blank=True, editable=False, verbose_name="letters of its pinyin"),
        ),
        migrations.AddField(
            model_name="draft",
            name="entry_id",
            field=models.BigIntegerField(null=True, verbose_name="entry of a register"),
        ),
        migrations.AddField(
            model_name="elder",
            name="draft_key",
            field=models.UUIDField(editable=False, null=True, unique=True, verbose_name="key of its draft"),
        ),
        migrations.AddField(
            model_name="elder",
            name="letters",
            field=models.TextField(blank=True, editable=False, verbose_name="letters of its pinyin"),
        ),
        migrations.AddField(
            model_name="postholder",
            name="draft_key",
            field=models.UUIDField(editable=False, null=True, unique=True, verbose_name="key of its draft"),
        ),
        migrations.AddField(
            model_name="record",
            name="due_on",
            field=models.DateField(editable=False, null=True, verbose_name="to be reviewed until"),
        ),
        migrations.AddField(
            model_name="record",
            name="held_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="records_to_review",
                to="committees.committee",
                verbose_name="to be reviewed by",
            ),
        ),
        migrations.AddField(
            model_name="record",
            name="letters",
            field=models.TextField(blank=True, editable=False, verbose_name="letters of its pinyin"),
        ),
        migrations.AddField(
            model_name="user",
            name="must_change_password",
            field=models.BooleanField(default=False, verbose_name="has to choose a new password"),
        ),
        migrations.AddField(
            model_name="user",
            name="wants_digest",
            field=models.BooleanField(default=True, verbose_name="gets an e-mail of what waits"),
        ),
        migrations.AddField(
            model_name="venue",
            name="draft_key",
            field=models.UUIDField(editable=False, null=True, unique=True, verbose_name="key of its draft"),
        ),
        migrations.AddField(
            model_name="venue",
            name="letters",
            field=models.TextField(blank=True, editable=False, verbose_name="letters of its pinyin"),
        ),
        migrations.AddField(
            model_name="version",
            name="field",
            field=models.CharField(blank=True, max_length=60, verbose_name="which field is meant"),
        ),
        migrations.AlterField(
            model_name="version",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who",
            ),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["kind", "-sort_on", "-id"], name="record_by_day"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["kind", "-changed_at", "-id"], name="record_by_change"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["committee", "kind", "id"], name="record_by_committee"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["state", "due_on"], name="record_due"),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("in_place_of__isnull", True), ("until__isnull", False), _connector="OR"),
                name="committees_appointment_deputy_until_a_day",
                violation_error_message="A deputy stands in until a day; say which.",
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "submitted"),
                    models.Q(("due_on__isnull", True), ("held_by__isnull", True)),
                    _connector="OR",
                ),
                name="committees_record_held_only_while_submitted",
            ),
        ),
        migrations.AddField(
            model_name="approvallink",
            name="lent_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="lent by",
            ),
        ),
        migrations.AddField(
            model_name="approvallink",
            name="record",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="approval_links",
                to="committees.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="added_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="added by",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="record",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="committees.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="record",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to="committees.record",
                verbose_name="record",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to=settings.AUTH_USER_MODEL,
                verbose_name="to",
            ),
        ),
        migrations.AddConstraint(
            model_name="approvallink",
            constraint=models.CheckConstraint(
                condition=models.Q(("lent_at__isnull", False), ("lent_by__isnull", False)),
                name="committees_approvallink_lent_at_and_lent_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("draft_key__isnull", True), ("record__isnull", False)),
                    models.Q(("draft_key__isnull", False), ("record__isnull", True)),
                    _connector="OR",
                ),
                name="committees_attachment_of_a_record_or_a_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("added_at__isnull", False), ("added_by__isnull", False)),
                name="committees_attachment_added_at_and_added_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("digest", ""), _negated=True),
                fields=("record", "digest"),
                name="committees_attachment_once_in_a_record",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["to", "is_read", "-id"], name="notice_of_a_person"),
        ),
    ]
