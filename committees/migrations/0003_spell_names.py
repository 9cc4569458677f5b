"""Fills the letters by which things are found: one row for each committee, volunteer, venue and record there is."""

from django.db import migrations

from committees.pinyin import letters

CHUNK = 500


def spell(apps, _schema_editor):
    for model, name, is_person in (
        ("Committee", "short_name", False),
        ("Elder", "name", True),
        ("Venue", "name", False),
        ("Record", "title", False),
    ):
        table = apps.get_model("committees", model)
        for thing in table.objects.order_by("pk").iterator(chunk_size=CHUNK):
            words = getattr(thing, name) or thing.name
            table.objects.filter(pk=thing.pk).update(letters=letters(words, person=is_person))


class Migration(migrations.Migration):
    dependencies = [("committees", "0002_prepare_the_desk")]

    operations = [migrations.RunPython(spell, migrations.RunPython.noop)]
