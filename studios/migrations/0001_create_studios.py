from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("committees", "0001_create_ground"),
    ]

    operations = [
        migrations.CreateModel(
            name="CriteriaSet",
            fields=[
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("key", models.SlugField(max_length=60, primary_key=True, serialize=False, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position in the list")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("to_be_confirmed", models.BooleanField(default=False, verbose_name="to be confirmed")),
            ],
            options={
                "verbose_name": "set of criteria",
                "verbose_name_plural": "sets of criteria",
            },
        ),
        migrations.CreateModel(
            name="StudioType",
            fields=[
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("key", models.SlugField(max_length=60, primary_key=True, serialize=False, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position in the list")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("to_be_confirmed", models.BooleanField(default=False, verbose_name="to be confirmed")),
            ],
            options={
                "verbose_name": "type of studio",
                "verbose_name_plural": "types of studios",
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("key", models.SlugField(max_length=60, primary_key=True, serialize=False, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position in the list")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("to_be_confirmed", models.BooleanField(default=False, verbose_name="to be confirmed")),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="studios.criteriaset",
                        verbose_name="set of criteria",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
            },
        ),
        migrations.CreateModel(
            name="ResultKind",
            fields=[
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("key", models.SlugField(max_length=60, primary_key=True, serialize=False, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=160, verbose_name="English name")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position in the list")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("to_be_confirmed", models.BooleanField(default=False, verbose_name="to be confirmed")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.unit",
                        verbose_name="counted in",
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of result",
                "verbose_name_plural": "kinds of results",
            },
        ),
        migrations.CreateModel(
            name="Studio",
            fields=[
                (
                    "record_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_studio",
                        serialize=False,
                        to="committees.record",
                        verbose_name="record",
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="word in the address")),
                ("speciality", models.CharField(blank=True, max_length=120, verbose_name="speciality")),
                ("speciality_en", models.CharField(blank=True, max_length=160, verbose_name="speciality, in English")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("preparing", "being prepared"),
                            ("opened", "opened"),
                            ("model", "model studio"),
                            ("closed", "closed"),
                        ],
                        default="opened",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("closed_reason", models.CharField(blank=True, max_length=200, verbose_name="why it was closed")),
                (
                    "criteria_set",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="studios",
                        to="studios.criteriaset",
                        verbose_name="standard it is held to",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="studios_led",
                        to="committees.elder",
                        verbose_name="leading volunteer",
                    ),
                ),
                (
                    "members",
                    models.ManyToManyField(
                        blank=True, related_name="studios", to="committees.elder", verbose_name="core members"
                    ),
                ),
                (
                    "studio_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="studios",
                        to="studios.studiotype",
                        verbose_name="type of studio",
                    ),
                ),
            ],
            options={
                "verbose_name": "studio",
                "verbose_name_plural": "studios",
            },
            bases=("committees.record",),
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "record_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_topic",
                        serialize=False,
                        to="committees.record",
                        verbose_name="record",
                    ),
                ),
                (
                    "studio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="studios.studio",
                        verbose_name="studio",
                    ),
                ),
            ],
            options={
                "verbose_name": "training topic",
                "verbose_name_plural": "training topics",
            },
            bases=("committees.record",),
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "record_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_session",
                        serialize=False,
                        to="committees.record",
                        verbose_name="record",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("offline", "offline"), ("online", "online")],
                        default="offline",
                        max_length=10,
                        verbose_name="offline or online",
                    ),
                ),
                (
                    "occasion_count",
                    models.PositiveIntegerField(
                        blank=True,
                        default=1,
                        help_text="Usually 1. Leave empty if it is held regularly and was not counted.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="how many times",
                    ),
                ),
                (
                    "occasion_bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("between", "between"),
                        ],
                        default="exact",
                        max_length=10,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "studio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="studios.studio",
                        verbose_name="studio",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="studios.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "training session",
                "verbose_name_plural": "training sessions",
            },
            bases=("committees.record",),
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "number",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Leave empty if it was not counted.",
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(Decimal("9999999999.99")),
                        ],
                        verbose_name="number",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="up to"),
                ),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("between", "between"),
                        ],
                        default="exact",
                        max_length=10,
                        verbose_name="how exact",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="in the words of the source")),
                (
                    "record_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_result",
                        serialize=False,
                        to="committees.record",
                        verbose_name="record",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "result_kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="studios.resultkind",
                        verbose_name="kind of result",
                    ),
                ),
                (
                    "studio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="studios.studio",
                        verbose_name="studio",
                    ),
                ),
            ],
            options={
                "verbose_name": "result of a studio",
                "verbose_name_plural": "results of studios",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", True), ("number__gte", 0), _connector="OR"),
                        name="studios_result_number_not_negative",
                        violation_error_message="A number cannot be below zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bound", "between"),
                                ("number__isnull", False),
                                ("upper__gt", models.F("number")),
                                ("upper__isnull", False),
                            ),
                            models.Q(models.Q(("bound", "between"), _negated=True), ("upper__isnull", True)),
                            _connector="OR",
                        ),
                        name="studios_result_between_has_both_ends",
                        violation_error_message="'Between' needs two numbers, the second larger; all else needs only one.",
                    ),
                ],
            },
            bases=("committees.record", models.Model),
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "record_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_post",
                        serialize=False,
                        to="committees.record",
                        verbose_name="record",
                    ),
                ),
                ("series", models.CharField(blank=True, max_length=120, verbose_name="series")),
                ("series_en", models.CharField(blank=True, max_length=160, verbose_name="series, in English")),
                (
                    "post_count",
                    models.PositiveIntegerField(
                        blank=True,
                        default=1,
                        help_text="Leave empty if they were not counted.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="how many posts",
                    ),
                ),
                (
                    "post_bound",
                    models.CharField(
                        choices=[
                            ("exact", "exactly"),
                            ("at_least", "at least"),
                            ("about", "about"),
                            ("nearly", "nearly"),
                            ("between", "between"),
                        ],
                        default="exact",
                        max_length=10,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "studio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="studios.studio",
                        verbose_name="studio",
                    ),
                ),
            ],
            options={
                "verbose_name": "series of posts",
                "verbose_name_plural": "series of posts",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("post_count__isnull", True), ("post_count__gte", 1), _connector="OR"),
                        name="studios_post_at_least_one",
                        violation_error_message="There was at least one post; leave the number empty if nobody counted.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("post_bound", "between"), _negated=True),
                        name="studios_post_count_is_one_number",
                        violation_error_message="Give one number of posts, not two.",
                    ),
                ],
            },
            bases=("committees.record",),
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "record_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="as_evidence",
                        serialize=False,
                        to="committees.record",
                        verbose_name="record",
                    ),
                ),
                ("shown_by", models.CharField(max_length=300, verbose_name="what shows it")),
                ("shown_by_en", models.CharField(blank=True, max_length=400, verbose_name="what shows it, in English")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="studios.criterion",
                        verbose_name="criterion",
                    ),
                ),
                (
                    "studio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="studios.studio",
                        verbose_name="studio",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence of a criterion",
                "verbose_name_plural": "evidence of criteria",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("studio", "criterion"),
                        name="studios_evidence_once_for_each_criterion",
                        violation_error_message="There already is evidence for this criterion: add to it.",
                    )
                ],
            },
            bases=("committees.record",),
        ),
        migrations.AddConstraint(
            model_name="studio",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_on__isnull", False),
                        ("status", "closed"),
                        models.Q(("closed_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("status", "closed"), _negated=True),
                        ("closed_on__isnull", True),
                        ("closed_reason", ""),
                    ),
                    _connector="OR",
                ),
                name="studios_studio_closed_on_a_day_for_a_reason",
                violation_error_message="A closed studio has a day and a reason; one that is not closed has neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("occasion_count__isnull", True), ("occasion_count__gte", 1), _connector="OR"),
                name="studios_session_held_at_least_once",
                violation_error_message="A session was held at least once; leave the number empty if it was not counted.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("occasion_bound", "between"), _negated=True),
                name="studios_session_count_is_one_number",
                violation_error_message="Give one number of sessions, not two.",
            ),
        ),
    ]
