"""Invented records for the gallery, and what may be done with them."""

from __future__ import annotations

from django.templatetags.static import static

from qinggang.look import parts
from qinggang.look.desk_parts import (
    Button,
    Chain,
    Choosing,
    Coming,
    Decision,
    DecisionBar,
    Earlier,
    Event,
    FileRow,
    FilesPart,
    RecordRow,
    RecordTable,
    SavedList,
    SortColumn,
    Step,
)
from qinggang.look.examples import NOWHERE, say, table
from qinggang.look.panels import Panel
from qinggang.look.parts import Fact, Link, RecordLine, Tag


def lines() -> list[RecordLine]:
    return [
        RecordLine(
            title=say("示例：参观纪念馆，听老党员讲家乡故事", "Example: a visit to the memorial hall and its stories"),
            url=NOWHERE,
            when=say("2024年3月15日", "15 March 2024"),
            day="2024-03-15",
            by=say("示例镇关工委", "Example Town committee"),
            place=say("示例纪念馆", "Example Memorial Hall"),
            summary=say("四年级学生参观展厅、观看纪录片。", "Pupils of the fourth form saw the rooms and a film."),
            tag=Tag(say("红色教育", "Red education"), "plain", "red-education"),
        ),
        RecordLine(
            title=say("示例：模拟法庭进校园", "Example: a mock court at school"),
            url=NOWHERE,
            when=say("2024年春节前", "before the Spring Festival 2024"),
            by=say("示例学校关工委", "Example School committee"),
            tag=Tag(say("法治教育", "Legal education"), "plain", "legal-education"),
        ),
        RecordLine(
            title=say("示例：日期不详的一次宣讲", "Example: a talk on a day that is not known"),
            url=NOWHERE,
            when=say("日期不详", "date unknown"),
            by=say("示例社区关工委", "Example Community committee"),
            tag=Tag(say("已上报", "submitted"), "wait", "clock"),
        ),
    ]


def tags() -> list[Tag]:
    return [
        Tag(say("草稿", "draft"), "", "pencil"),
        Tag(say("已上报", "submitted"), "wait", "clock"),
        Tag(say("退回", "returned"), "bad", "back"),
        Tag(say("通过", "approved"), "ok", "check"),
        Tag(say("已发布", "published"), "ok", "eye"),
        Tag(say("已取消", "cancelled"), "", "cross"),
        Tag(say("待核", "to be confirmed"), "wait", "question"),
        Tag(say("红色教育", "Red education"), "plain", "red-education"),
    ]


def plates() -> list[parts.Plate]:
    met = Tag(say("六有齐备", "Six Haves met"), "ok", "check")
    waiting = Tag(say("名称待核", "name to be confirmed"), "wait", "question")
    return [
        parts.Plate(
            say("示例工作室一", "Example studio one"), NOWHERE, say("示例镇关工委", "Example Town committee"), tag=met
        ),
        parts.Plate(
            say("示例工作室二", "Example studio two"), NOWHERE, say("示例局关工委", "Example Bureau committee")
        ),
        parts.Plate(
            say("（名称待核）", "(name to be confirmed)"), NOWHERE, say("示例村", "Example Village"), tag=waiting
        ),
    ]


def facts() -> list[Fact]:
    return [
        Fact(say("时间", "When"), [Link(say("2024年3月15日", "15 March 2024"))]),
        Fact(say("主办", "Held by"), [Link(say("示例镇关工委", "Example Town committee"), NOWHERE)]),
        Fact(
            say("参加", "Who came"),
            [Link(say("小学生：80余人", "pupils: 80+ persons")), Link(say("家长：没有统计", "parents: not counted"))],
            is_to_confirm=True,
        ),
        Fact(say("主题", "Theme"), []),
    ]


def chain() -> Chain:
    return Chain(
        [
            Step(say("草稿", "Draft"), "done"),
            Step(
                say("上报", "Submitted"),
                "now",
                say("县关工委办公室", "county office"),
                say("3月16日起", "since 16 March"),
            ),
            Step(say("通过", "Approved"), "next"),
            Step(say("发布", "Published"), "next"),
        ],
        say(
            "3月16日起在县关工委办公室，等待审核；下一步：通过，或说明理由退回。",
            "With the county office since 16 March, waiting for review. Next: approved, or returned with a reason.",
        ),
    )


def decisions(*, error: str = "") -> DecisionBar:
    return DecisionBar(
        version=3,
        decisions=[
            Decision(say("通过", "Approve"), NOWHERE),
            Decision(
                say("退回修改", "Return for correction"),
                NOWHERE,
                tone="danger",
                ask=say("请写明要改什么", "Say what has to be corrected"),
                key="return",
                error=error,
            ),
        ],
        links=[Link(say("看历史", "History"), NOWHERE)],
    )


def events() -> list[Event]:
    clerk, reviewer = say("示例干事", "Example Clerk"), say("示例审核员", "Example Reviewer")
    return [
        Event(say("再次上报", "submitted again"), say("3月16日 09:12", "16 March, 09:12"), "2024-03-16T09:12", clerk),
        Event(
            say("退回", "returned"),
            say("3月15日 16:40", "15 March, 16:40"),
            "2024-03-15T16:40",
            reviewer,
            say("请补充参加人数。", "Please add how many came."),
        ),
        Event(say("上报", "submitted"), say("3月15日 10:02", "15 March, 10:02"), "2024-03-15T10:02", clerk),
    ]


def coming() -> list[Coming]:
    earlier = Earlier(say("示例：清明祭扫", "Example: tidying the martyrs' graves"), NOWHERE, NOWHERE)
    return [
        Coming(
            say("清明节", "Tomb-Sweeping Day"),
            say("4月4日", "4 April"),
            "2024-04-04",
            say("还有6天", "in 6 days"),
            [earlier],
        ),
        Coming(say("儿童节", "Children's Day"), say("6月1日", "1 June"), "2024-06-01", say("还有64天", "in 64 days")),
    ]


def record_table() -> RecordTable:
    columns = [
        SortColumn(say("标题", "Title"), NOWHERE),
        SortColumn(say("时间", "When"), NOWHERE, "descending"),
        SortColumn(say("参加人次", "Attendances"), is_number=True),
    ]
    rows = [
        RecordRow(
            f"{number}:1",
            [
                parts.Cell(line.title, line.url, columns[0].name),
                parts.Cell(line.when, column=columns[1].name),
                parts.Cell("120", column=columns[2].name, is_number=True),
            ],
        )
        for number, line in enumerate(lines())
    ]
    return RecordTable(say("活动", "Activities"), columns, rows)


def choosing() -> Choosing:
    return Choosing(NOWHERE, "", [Button("submit", say("上报", "Submit")), Button("trash", say("删除", "Throw away"))])


def saved_lists() -> list[SavedList]:
    return [SavedList(say("本月的活动", "This month's activities"), NOWHERE, say("共享", "shared"), NOWHERE)]


def nodes() -> list[parts.Node]:
    village = parts.Node(say("示例村关工小组", "Example Village group"), NOWHERE)
    town = parts.Node(
        say("示例镇关工委", "Example Town committee"), NOWHERE, say("乡镇", "town"), [village], is_open=True
    )
    school = parts.Node(say("示例学校关工委", "Example School committee"), NOWHERE, say("学校", "school"))
    return [
        parts.Node(
            say("示例县关工委", "Example County committee"), NOWHERE, say("县", "county"), [town, school], is_open=True
        )
    ]


def panel() -> Panel:
    return Panel(
        say("资助进展", "Its way to the children"),
        notices=notices()[2:3],
        tables=[table()],
        links=[Link(say("登记环节", "Enter a step"), NOWHERE)],
        decision=Decision(say("恢复", "Let it go on"), NOWHERE),
    )


def notices() -> list[parts.Notice]:
    return [
        parts.Notice(say("数据截至2024年3月19日。", "Figures up to 19 March 2024.")),
        parts.Notice(say("已上报，正在等待审核。", "Submitted; it now waits for review."), tone="success"),
        parts.Notice(
            say("两个地方还没有本月的记录。", "Two places have no records of this month yet."),
            say("需要留意", "Needs attention"),
            "warning",
            [Link(say("示例镇关工委", "Example Town committee"), NOWHERE)],
        ),
        parts.Notice(
            say("原文没有写明是人数还是人次。", "The source does not say whether these are persons or attendances."),
            say("待核", "To be confirmed"),
            "confirm",
        ),
        parts.Notice(
            say("没有保存：别人刚刚改过这条记录。", "Not saved: somebody has just changed this record."), tone="error"
        ),
    ]


def empty() -> parts.Empty:
    return parts.Empty(
        say("还没有符合条件的记录", "No record matches yet"),
        say("换一个年份，或者看全部记录。", "Choose another year, or look at all records."),
        Link(say("看全部", "Show all"), NOWHERE),
    )


def attachments() -> list[parts.Attachment]:
    return [parts.Attachment(say("活动方案.docx", "Plan.docx"), NOWHERE, "Word", "36 KB")]


def photos() -> list[parts.Photo]:
    return [parts.Photo(NOWHERE, static("icons/seal-32.png"), say("示例照片", "An example photo"))]


def files() -> FilesPart:
    row = FileRow(
        pk=1,
        name=say("会场.jpg", "Hall.jpg"),
        url=NOWHERE,
        small=static("icons/seal-32.png"),
        kind="JPG",
        size="640 KB",
        is_photo=True,
        caption=say("学生在听讲", "Pupils listen"),
        caption_en="",
        is_public=False,
    )
    limits = say("最多20个文件，每个不超过20 MB。", "At most 20 files, each up to 20 MB.")
    return FilesPart([row], add_url=NOWHERE, limits=limits, papers=".pdf,.docx", largest=20 * 2**20)
