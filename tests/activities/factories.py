import factory

from activities.models import Activity, Audience
from tests.factories import RecordFactory


class ActivityFactory(RecordFactory):
    """An activity; `audiences=[("primary_pupils", 30, "person_time")]` adds who came."""

    class Meta:
        model = Activity
        skip_postgeneration_save = True

    kind = "activity"

    @factory.post_generation
    def audiences(self, create, extracted, **kwargs):
        for audience, number, unit in extracted or ():
            Audience.objects.create(activity=self, audience_id=audience, number=number, unit_id=unit)
