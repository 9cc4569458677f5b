"""The public site map."""

from django.urls import path

from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.public.views import (
    activities,
    activity,
    api_docs,
    area,
    calendar,
    committee,
    committees,
    feed,
    figure,
    figures,
    file,
    home,
    record,
    search,
    sitemap,
    studio,
    texts,
)

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    # what was done
    path("activities/", activities.activities, name="activities"),
    path("activities/<number:pk>/", activity.activity, name="activity"),
    path("records/<number:pk>/", record.record, name="record"),
    path("files/<number:pk>/", file.file, name="file"),
    path("files/<number:pk>/small/", file.small, name="file-small"),
    # who did it
    path("committees/", committees.committees, name="committees"),
    path("committees/<slug:slug>/", committee.committee, name="committee"),
    path("studios/<slug:slug>/", studio.studio, name="studio"),
    # numbers
    path("figures/", figures.all_figures, name="figures"),
    path("figures/<slug:key>/", figure.one_figure, name="figure"),
    path("api/", api_docs.api_docs, name="api-docs"),
    # ways to find
    path("search/", search.search, name="search"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar.ics", calendar.calendar_ics, name="calendar-ics"),
    path("feed.xml", feed.feed, name="feed"),
    path("site-map/", sitemap.page, name="sitemap-page"),
    path("sitemap.xml", sitemap.xml, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
    # about the site
    path("about/", texts.about, name="about"),
    path("privacy-of-children/", texts.children_privacy, name="children-privacy"),
    path("accessibility/", texts.accessibility, name="accessibility"),
    # the four areas: their words in addresses are data, so they come last
    path("<slug:slug>/", area.area, name="area"),
]
