"""Fills the letters by which donors are found: one row for each donor there is."""

from django.db import migrations

from committees.pinyin import letters

CHUNK = 500


def spell(apps, _schema_editor):
    table = apps.get_model("assistance", "Donor")
    for donor in table.objects.order_by("pk").iterator(chunk_size=CHUNK):
        table.objects.filter(pk=donor.pk).update(letters=letters(donor.name, person=False))


class Migration(migrations.Migration):
    dependencies = [("assistance", "0009_give_out_gifts")]

    operations = [migrations.RunPython(spell, migrations.RunPython.noop)]
