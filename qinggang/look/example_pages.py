"""Every page template with invented content, so that each can be looked at before and after its real page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.forms import AuthenticationForm

from qinggang.look import example_forms, parts
from qinggang.look import example_records as r
from qinggang.look import examples as x
from qinggang.look.desk_parts import Button, FormRows
from qinggang.look.errors import summarise
from qinggang.look.examples import NOWHERE, say
from qinggang.look.parts import Branch, Fact, Group, Link, Pages
from qinggang.menus import NavItem

Context = dict[str, Any]


def home() -> Context:
    return {
        "as_of": say("数据截至2024年3月19日。", "Figures up to 19 March 2024."),
        "areas": x.areas(),
        "latest": r.lines(),
        "latest_url": NOWHERE,
        "studios": r.plates(),
        "studios_url": NOWHERE,
    }


def area() -> Context:
    return {
        "crumbs": _crumbs(),
        "title": say("示例方面", "An example area"),
        "lead": say("用两句话说明这个方面做什么、为了谁。", "Two sentences about what this area does, and for whom."),
        "notices": r.notices()[3:4],
        "figures": x.figures(),
        "more_figures": [*x.figures()[:2], x.suppressed()],
        "trend": x.trend(assumed=range(6)),
        "groups": [
            parts.BarGroup(say("按形式", "By form"), x.bars()),
            parts.BarGroup(say("按关工委", "By committee"), x.bars()),
        ],
        "tables": [x.table()],
        "plates": r.plates(),
        "filters": example_forms.filter_form(),
        "reset_url": NOWHERE,
        "lines": r.lines(),
        "not_shown": say("另有12条记录计入数字，没有公开。", "12 more records are counted but not shown."),
        "pages": Pages(say("共100多条", "more than 100 in all"), next_url=NOWHERE),
        "empty": r.empty(),
    }


def activity_list() -> Context:
    return area()


def activity() -> Context:
    text = say("示例文字：学生参观展厅，听讲解员介绍。", "Example text: the pupils saw the rooms and heard the guide.")
    return {
        "crumbs": _crumbs(),
        "title": r.lines()[0].title,
        "tags": r.tags()[-2:],
        "lead": say("2024年3月15日 · 示例镇关工委", "15 March 2024 · Example Town committee"),
        "notices": r.notices()[3:4],
        "facts": r.facts(),
        "paragraphs": [text * 4, text * 3],
        "tables": [],
        "photos": r.photos(),
        "attachments": r.attachments(),
        "source": say("示例文章第三段", "example article, third paragraph"),
        "related": r.lines()[1:],
    }


def studio() -> Context:
    names = [say("有办公场所", "premises"), say("有办公设施", "facilities"), say("有健全制度", "rules")]
    return {
        **activity(),
        "title": say("示例工作室", "Example studio"),
        "figures": x.figures()[:2],
        "criteria_title": say("六有", "The Six Haves"),
        "criteria": [parts.Check(name, name != names[-1]) for name in names],
        "tables": [x.table()],
        "lines": r.lines(),
    }


def committee_tree() -> Context:
    return {
        "crumbs": _crumbs(),
        "title": say("各级关工委", "Committees"),
        "lead": say("从县到村，一级连着一级。", "From the county down to the villages."),
        "nodes": r.nodes(),
        "note": "",
    }


def committee() -> Context:
    return {
        **studio(),
        "title": say("示例镇关工委", "Example Town committee"),
        "nodes": r.nodes(),
        "studios": r.plates(),
        "more": Link(say("全部记录", "All records"), NOWHERE),
    }


def figure() -> Context:
    return {
        **area(),
        "title": say("活动场次", "Activities held"),
        "figure": x.figures()[1],
        "window": say("全县，截至2024年3月19日", "Whole county, up to 19 March 2024"),
        "definition": x.definition(),
        "split": x.figures()[:2],
    }


def search() -> Context:
    return {
        "query": say("纪念馆", "memorial"),
        "action": NOWHERE,
        "said": say("找到2条", "2 found"),
        "lines": r.lines()[:2],
        "pages": Pages(),
        "empty": None,
    }


def calendar() -> Context:
    return {
        "crumbs": _crumbs(),
        "title": say("日历", "Calendar"),
        "groups": [
            Group(say("2024年3月", "March 2024"), r.lines()[:1]),
            Group(say("2024年4月", "April 2024"), empty=say("还没有安排。", "Nothing planned yet.")),
        ],
        "ics_url": NOWHERE,
        "pages": Pages(previous_url=NOWHERE, next_url=NOWHERE),
        "empty": r.empty(),
    }


def text() -> Context:
    return {"crumbs": _crumbs(), "title": say("示例标题", "An example title")}


def families() -> Context:
    held = [(say("儿童", "Child"), [(say("姓名", "Name"), say("用于称呼和联系。", "To speak to the child."))])]
    asked = Fact(say("保护负责人", "Who answers for it"), [Link(say("示例负责人", "An example person"))])
    return {**text(), "held": held, "responsible": [asked], "days": 15}


def sitemap() -> Context:
    items = [NavItem(say("首页", "Home"), NOWHERE), NavItem(say("日历", "Calendar"), NOWHERE)]
    return {
        "crumbs": _crumbs(),
        "branches": [Branch(say("公开网页", "Public pages"), items), Branch(say("更多", "More"), items)],
    }


def api() -> Context:
    return {
        **text(),
        "address": "https://portal.example/api/figures/",
        "parameters": x.table(),
        "fields": x.table(),
        "rules": [say("少于5的儿童人数不公布。", "Counts of children below five are withheld.")],
        "example_request": "/api/figures/?area=red_education",
        "example": '{\n  "figures": []\n}',
    }


def login() -> Context:
    form = AuthenticationForm(data={"username": "", "password": ""})
    return {"form": form, "errors": summarise(form), "next": ""}


def desk() -> Context:
    return {
        "title": say("今天要做的事", "What waits for you"),
        "lead": say("示例镇关工委 · 填报人", "Example Town committee · clerk"),
        "notices": [],
        "new": [
            Link(say("记一次活动", "Enter an activity"), NOWHERE),
            Link(say("上报数字", "Report a figure"), NOWHERE),
        ],
        "groups": [
            Group(say("退回修改", "To correct"), r.lines()[:1], Link(say("全部", "All"), NOWHERE), count="1"),
        ],
        "coming": r.coming(),
        "recent": Group(say("最近通过", "Lately approved"), r.lines()[:1]),
        "empty": r.empty(),
    }


def record_list() -> Context:
    return {
        **area(),
        "new": Link(say("记一次活动", "Enter an activity"), NOWHERE),
        "notices": [],
        "filters": example_forms.ExampleFilter(),
        "arrangement": example_forms.ExampleArrangement(),
        "saved": r.saved_lists(),
        "save_url": NOWHERE,
        "counted": say("共2条", "2 records"),
        "table": r.record_table(),
        "choosing": r.choosing(),
    }


def record_form() -> Context:
    form = example_forms.entry_form(example_forms.BROKEN)
    rows = example_forms.audience_rows(example_forms.BROKEN_ROWS)
    return {
        "crumbs": _crumbs(),
        "title": say("记一次活动", "Enter an activity"),
        "chain": r.chain(),
        "notices": [],
        "tables": [],
        "hidden": {"version": "3"},
        "errors": summarise(form, rows),
        "form": form,
        "rows": [
            FormRows(say("谁参加了", "Who came"), rows, say("没有数的可以空着。", "Leave empty what was not counted."))
        ],
        "buttons": [Button("submit", say("上报", "Submit")), Button("save_draft", say("存草稿", "Save draft"))],
        "files": r.files(),
        "saved": say("10:42 已保存", "Saved at 10:42"),
        "autosave_url": NOWHERE,
        "token_url": NOWHERE,
        "cancel_url": NOWHERE,
    }


def record_detail() -> Context:
    return {
        **activity(),
        "tags": r.tags()[1:2],
        "chain": r.chain(),
        "bar": r.decisions(),
        "events": r.events(),
        "files_link": None,
        "missing": None,
    }


def dashboard() -> Context:
    return {
        "title": say("全县情况", "Where the county stands"),
        "as_of": say("截至2024年3月19日16:20", "As of 19 March 2024, 16:20"),
        "filters": example_forms.filter_form(),
        "reset_url": "",
        "errors": None,
        "areas": x.areas(),
        "trend": x.trend(),
        "attention": r.notices()[2],
        "tables": [x.table()],
    }


def _crumbs() -> list[Link]:
    return [Link(say("首页", "Home"), NOWHERE), Link(say("示例", "Examples"), NOWHERE)]


PAGES: dict[str, tuple[str, Callable[[], Context]]] = {
    "home": ("public/home.html", home),
    "area": ("public/area.html", area),
    "activity-list": ("public/activity_list.html", activity_list),
    "activity": ("public/activity.html", activity),
    "studio": ("public/studio.html", studio),
    "committee-tree": ("public/committee_tree.html", committee_tree),
    "committee": ("public/committee.html", committee),
    "figure": ("public/figure.html", figure),
    "search": ("public/search.html", search),
    "calendar": ("public/calendar.html", calendar),
    "about": ("public/about.html", text),
    "children-privacy": ("public/children_privacy.html", families),
    "accessibility": ("public/accessibility.html", text),
    "sitemap": ("public/sitemap.html", sitemap),
    "api": ("public/api.html", api),
    "login": ("accounts/login.html", login),
    "desk": ("desk/desk.html", desk),
    "record-list": ("desk/record_list.html", record_list),
    "record-form": ("desk/record_form.html", record_form),
    "record-detail": ("desk/record_detail.html", record_detail),
    "dashboard": ("dashboard/home.html", dashboard),
    "not-found": ("404.html", dict),
    "forbidden": ("403.html", dict),
    "send-again": ("403_csrf.html", dict),
    "not-understood": ("400.html", dict),
    "fault": ("500.html", dict),
    "unavailable": ("503.html", lambda: {"not_migrated": True}),
}
