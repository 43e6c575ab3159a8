"""What becomes a duty, who holds it, and what stays a heading, a purpose or a slogan."""

import time
from datetime import date

import pytest

from phoihop.reading.grammar.body import read_body
from phoihop.reading.grammar.head import Head
from phoihop.reading.tests.papers import made, read, units

PROGRAMME = """
I. MỤC ĐÍCH, YÊU CẦU
- Tăng cường quan hệ phối hợp giữa hai cơ quan.
II. NỘI DUNG PHỐI HỢP
1. Tuyên truyền, vận động Nhân dân
a) Ban Dân vận Huyện ủy chủ trì, phối hợp với Công an huyện và các tổ chức chính trị - xã hội tuyên truyền; hoàn thành trước \
ngày 30/9 hằng năm.
b) Công an huyện chỉ đạo Công an các xã cung cấp thông tin. Định kỳ 6 tháng tổng hợp kết quả gửi Ban Dân vận Huyện ủy.
2. Xây dựng mô hình "Dân vận khéo"
- Mỗi năm xây dựng ít nhất 02 mô hình (Công an huyện chủ trì, Ban Dân vận Huyện ủy phối hợp).
- Khảo sát, nhân rộng mô hình.
III. KINH PHÍ
Kinh phí thực hiện do mỗi bên tự bảo đảm.
IV. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm của Ban Dân vận Huyện ủy
- Là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện Chương trình.
- Chủ trì, phối hợp với Công an huyện tổ chức sơ kết.
2. Công an huyện:
a) Chỉ đạo lực lượng cơ sở thực hiện.
3. Chế độ giao ban
Hai bên luân phiên chủ trì giao ban hằng quý.
4. Giao Văn phòng Huyện ủy theo dõi việc thực hiện nội dung 2; báo cáo kết quả trước ngày 15/6 và 15/11.
Chương trình này có hiệu lực kể từ ngày ký./.
Nơi nhận:
- Thường trực Huyện ủy;
- Lưu: VT.
"""


def test_a_joint_programme() -> None:
    body, _ = read(
        PROGRAMME, kind="chương trình", period=(date(2022, 1, 1), date(2026, 12, 31)), signed_on=date(2022, 4, 29)
    )
    first, second = body.contents
    lead, *rest = first.duties
    assert (lead.label, units(lead), units(lead, "support")) == (
        "a",
        ["Ban Dân vận Huyện ủy"],
        ["Công an huyện", "các tổ chức chính trị - xã hội"],
    )
    assert lead.text.startswith("chủ trì, phối hợp với Công an huyện")
    assert lead.schedule and lead.schedule.rrule == "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30"
    assert [(duty.text[:16], units(duty)) for duty in rest] == [
        ("chỉ đạo Công an ", ["Công an huyện"]),
        ("Định kỳ 6 tháng ", ["Công an huyện"]),
    ]
    model, survey, followed = second.duties
    assert (units(model), units(model, "support")) == (["Công an huyện"], ["Ban Dân vận Huyện ủy"])
    assert survey.assignments == ()
    assert units(followed) == ["Văn phòng Huyện ủy"], "hangs on the content that it names"
    assert [(duty.text.split()[0], units(duty)) for duty in body.duties] == [
        ("Là", ["Ban Dân vận Huyện ủy"]),
        ("Chủ", ["Ban Dân vận Huyện ủy"]),
        ("Chỉ", ["Công an huyện"]),
        ("luân", ["Hai bên"]),
    ]
    assert [(doubt.about, doubt.code) for doubt in body.doubts] == [("/contents/1/duties/1", "duty_without_unit")]


def test_fields_below_a_line_belong_to_it() -> None:
    body, _ = read("""
        II. NỘI DUNG
        1. Tổ chức tập huấn
        - Nội dung thực hiện: Tập huấn nghiệp vụ cho công chức xã.
        - Đơn vị chủ trì: Phòng Nội vụ, Phòng Tài chính - Kế hoạch.
        - Đơn vị phối hợp: UBND các xã; các cơ quan liên quan.
        - Thời gian: Quý III/2025.
        - Sản phẩm: Báo cáo kết quả.
        2. Công khai thủ tục tại trụ sở
        Cơ quan thực hiện: Trung tâm Phục vụ hành chính công
        Thời gian: Thường xuyên""")
    (training,) = body.contents[0].duties
    assert training.text == "Tập huấn nghiệp vụ cho công chức xã."
    assert (units(training), units(training, "support")) == (
        ["Phòng Nội vụ", "Phòng Tài chính - Kế hoạch"],
        ["UBND các xã", "các cơ quan liên quan"],
    )
    assert training.schedule and training.schedule.due == date(2025, 9, 30)
    assert training.product == "Báo cáo kết quả"
    (posting,) = body.contents[1].duties
    assert posting.text == "Công khai thủ tục tại trụ sở"
    assert posting.schedule and posting.schedule.kind == "continuous"


def test_fields_in_brackets_and_in_the_sentence() -> None:
    body, _ = read("""
        II. NHIỆM VỤ
        1. Đối thoại
        - Tổ chức đối thoại với Nhân dân (chủ trì: Văn phòng HĐND và UBND xã; phối hợp: Công an xã; \
thời gian: quý III/2025; sản phẩm: biên bản).
        - Công khai kết luận đối thoại. Đơn vị thực hiện: Văn phòng HĐND và UBND xã. Thời gian: tháng 10/2025.""")
    talk, posting = body.contents[0].duties
    assert talk.text == "Tổ chức đối thoại với Nhân dân"
    assert (units(talk), units(talk, "support"), talk.product) == (
        ["Văn phòng HĐND và UBND xã"],
        ["Công an xã"],
        "biên bản",
    )
    assert talk.schedule and talk.schedule.due == date(2025, 9, 30)
    assert units(posting) == ["Văn phòng HĐND và UBND xã"]
    assert posting.schedule and posting.schedule.due == date(2025, 10, 31)


def test_several_units_in_one_paragraph_are_several_duties() -> None:
    body, _ = read("""
        IV. TỔ CHỨC THỰC HIỆN
        1. Trên cơ sở Kế hoạch này, các phòng, ban xây dựng kế hoạch; UBND các xã tổ chức thực hiện; \
định kỳ trước ngày 15/6 hằng năm báo cáo kết quả.
        2. Phòng Nội vụ tổng hợp. Tham mưu sơ kết hằng năm.""")
    assert [units(duty) for duty in body.duties] == [
        ["các phòng, ban"],
        ["UBND các xã"],
        ["UBND các xã"],
        ["Phòng Nội vụ"],
        ["Phòng Nội vụ"],
    ]


def test_reports_below_a_heading_are_owed_by_all_of_it() -> None:
    body, _ = read("""
        IV. TỔ CHỨC THỰC HIỆN
        1. Các sở, ban, ngành; UBND các xã
        Các sở, ban, ngành thực hiện nhiệm vụ được giao; UBND các xã xây dựng kế hoạch; \
định kỳ trước ngày 01/6 và 15/11 hằng năm báo cáo UBND tỉnh.""")
    assert units(body.duties[-1]) == ["Các sở, ban, ngành", "UBND các xã"]
    assert (
        body.duties[-1].schedule
        and body.duties[-1].schedule.rrule == "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1\nFREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"
    )


def test_headings_slogans_and_purposes_are_no_duties() -> None:
    body, _ = read("""
        I. MỤC ĐÍCH, YÊU CẦU
        1. Công an xã chủ động triển khai, bảo đảm chất lượng.
        II. NỘI DUNG
        1. Tuyên truyền
        a) Hình thức trực quan
        - Treo băng rôn tại trụ sở.
        III. KHẨU HIỆU TUYÊN TRUYỀN
        1. Toàn dân đoàn kết xây dựng đời sống văn hóa!
        IV. KINH PHÍ
        Từ nguồn ngân sách xã và các nguồn hợp pháp khác.
        V. TỔ CHỨC THỰC HIỆN
        1. Kế hoạch này thay thế Kế hoạch năm trước.
        Trên đây là Kế hoạch năm 2025, yêu cầu các đơn vị nghiêm túc thực hiện./.""")
    assert [duty.text for duty in body.every_duty()] == ["Treo băng rôn tại trụ sở."]


def test_a_decision_with_articles() -> None:
    body, _ = read(
        """
        Điều 1. Phân công nhiệm vụ như sau:
        1. Sở Khoa học và Công nghệ:
        a) Chủ trì tham mưu xây dựng kiến trúc số, hoàn thành trong quý II/2025;
        2. Văn phòng UBND tỉnh theo dõi, đôn đốc, báo cáo trước ngày 20 hằng tháng.
        Điều 2. Giao Sở Tài chính bố trí kinh phí.
        Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
        Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc các sở và các cơ quan có liên quan \
chịu trách nhiệm thi hành Quyết định này./.""",
        kind="quyết định",
    )
    assert [units(duty)[0] for duty in body.duties] == [
        "Sở Khoa học và Công nghệ",
        "Văn phòng UBND tỉnh",
        "Sở Tài chính",
        "Chánh Văn phòng UBND tỉnh",
    ]
    first, second, *_ = body.duties
    assert first.schedule and first.schedule.due == date(2025, 6, 30)
    assert second.schedule and second.schedule.rrule == "FREQ=MONTHLY;BYMONTHDAY=20"


def test_a_directive_calls_on_all_whom_it_names_first() -> None:
    body, _ = read(
        """
        Để chủ động phòng cháy, Chủ tịch UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã thực hiện các nhiệm vụ sau:
        1. Tăng cường tuyên truyền cho người dân.
        2. Sở Nông nghiệp và Môi trường chỉ đạo kiểm lâm trực 24/24 giờ.
        3. Giao Báo tỉnh tăng thời lượng; giao Chi cục Kiểm lâm cảnh báo hằng ngày.""",
        kind="chỉ thị",
    )
    assert [units(duty) for duty in body.duties] == [
        ["các sở, ban, ngành", "UBND các xã"],
        ["Sở Nông nghiệp và Môi trường"],
        ["Báo tỉnh"],
        ["Chi cục Kiểm lâm"],
    ]


def test_news_promises_nothing_by_itself() -> None:
    source = made("Sáng nay, Ban Dân vận tổ chức hội nghị.")
    assert read_body(source, Head(None, (), None, None, None, True, (0, len(source.text)))).duties == []


def test_the_shape_of_the_json() -> None:
    body, _ = read(PROGRAMME, kind="chương trình")
    shown = body.to_json()
    contents = shown["contents"]
    assert isinstance(contents, list) and set(contents[0]) == {"order", "label", "kind", "text", "duties", "span"}
    duty = contents[0]["duties"][0]
    assert set(duty) == {"text", "label", "product", "assignments", "schedule", "span"}
    assert set(duty["assignments"][0]) == {"unit", "role", "span"}
    assert set(duty["schedule"]) == {"kind", "text", "start", "due", "rrule", "span"}
    doubts = shown["doubts"]
    assert isinstance(doubts, list) and doubts[0]["about"] == "/programmes/0/contents/1/duties/1"
    assert doubts[0]["says"].endswith(".")


@pytest.mark.parametrize(
    "piece", ["Sở Y tế, ", "Sở Y tế; ", "phối hợp với ", "trước ngày 15/6 và ", "hằng năm báo cáo ", "(", "1"]
)
def test_a_senseless_line_costs_little_time(piece: str) -> None:
    started = time.process_time()
    read("II. NỘI DUNG\n1. Việc\n- " + piece * 400)
    assert time.process_time() - started < 5


def test_headings_whose_names_hold_verbs_are_known_by_their_neighbours() -> None:
    body, _ = read(
        """
        IV. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế
        - Lập danh mục công trình.
        2. Các chủ rừng quản lý và khai thác rừng trồng
        - Dọn đường băng cản lửa.
        3. Công an xã
        - Tuần tra ban đêm.
        4. Các tổ bảo vệ rừng đang hoạt động có trách nhiệm:
        - Trực gác."""
    )
    assert [(units(duty), duty.text.split()[0]) for duty in body.duties] == [
        (["Phòng Kinh tế"], "Lập"),
        (["Các chủ rừng quản lý và khai thác rừng trồng"], "Dọn"),
        (["Công an xã"], "Tuần"),
        (["Các tổ bảo vệ rừng đang hoạt động"], "Trực"),
    ]


def test_a_heading_of_responsibility_names_whom_it_is_of() -> None:
    body, _ = read(
        """
        III. TỔ CHỨC THỰC HIỆN
        1. Trách nhiệm của cơ quan quản lý trực tiếp bến đò
        a) Kiểm tra áo phao.
        b) Phân công cán bộ trực bến.""",
        kind="quy chế",
    )
    assert [units(duty) for duty in body.duties] == [["cơ quan quản lý trực tiếp bến đò"]] * 2


@pytest.mark.parametrize(
    "line",
    [
        "- Huyện hiện có 12 nhà rông đang xuống cấp.",
        "- Hạ tầng thủy lợi bao gồm hồ chứa, kênh và trạm bơm.",
        "- Tồn tại, hạn chế và nguyên nhân.",
        "- Tình hình huy động nguồn lực.",
        "Đây là việc làm có ý nghĩa nhân văn sâu sắc.",
        "Theo báo cáo của Phòng Kinh tế, còn 30 hộ thiếu nước.",
        "- Công an xã: không quá 02 cá nhân.",
        "- Ủy ban nhân dân xã yêu cầu:",
        "Hướng dẫn này thay thế Hướng dẫn số 12-HD/BDV của Ban Dân vận.",
    ],
)
def test_statements_are_no_duties(line: str) -> None:
    body, _ = read(f"II. NỘI DUNG\n1. Công tác thủy lợi\n- Hội Nông dân xã nạo vét kênh.\n{line}")
    assert [duty.text for duty in body.every_duty()] == ["nạo vét kênh."]


def test_a_line_that_leads_to_others_is_no_duty() -> None:
    body, _ = read(
        """
        IV. TỔ CHỨC THỰC HIỆN
        Ngoài nhiệm vụ chung, các đơn vị còn có trách nhiệm thực hiện một số nội dung sau:
        1. Công an xã tuần tra ban đêm."""
    )
    assert [units(duty) for duty in body.duties] == [["Công an xã"]]


def test_items_are_due_when_the_line_above_says() -> None:
    body, _ = read(
        """
        IV. TỔ CHỨC THỰC HIỆN
        1. Các phòng khắc phục thiếu sót, hoàn thành trong tháng 11 năm 2025, cụ thể:
        a) Phòng Kinh tế sửa cổng thông tin.
        b) Phòng Văn hóa - Xã hội cập nhật hồ sơ trước ngày 10/10/2025."""
    )
    assert [duty.schedule and duty.schedule.due for duty in body.duties] == [date(2025, 11, 30), date(2025, 10, 10)]


def test_a_field_names_those_whom_the_line_leaves_vague() -> None:
    body, _ = read(
        """
        II. NỘI DUNG
        1. Trên cơ sở tài liệu của tỉnh, các cơ quan, đơn vị phổ biến luật mới
        - Cơ quan thực hiện: Phòng Tư pháp.
        - Cơ quan phối hợp: Huyện đoàn.
        2. Mỗi thôn trồng 100 cây xanh (Hội Cựu chiến binh xã chủ trì)."""
    )
    law, trees = body.every_duty()
    assert (units(law), units(law, "support")) == (["Phòng Tư pháp"], ["Huyện đoàn"])
    assert units(trees) == ["Hội Cựu chiến binh xã"]


def test_brackets_that_tell_of_bodies_give_no_role() -> None:
    body, _ = read(
        """
        IV. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế
        - Báo cáo cấp trên (UBND tỉnh và các sở chủ trì dự án thành phần) kết quả giải ngân.
        - Cử đầu mối: tổ một (Công an xã), tổ hai (Huyện đoàn)."""
    )
    assert [units(duty) for duty in body.duties] == [["Phòng Kinh tế"]] * 2


def test_a_day_of_the_line_above_beats_always() -> None:
    body, _ = read(
        """
        IV. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế khắc phục, hoàn thành trong tháng 11 năm 2025, cụ thể:
        a) Sửa lỗi xảy ra thường xuyên trên cổng thông tin."""
    )
    assert [duty.schedule and duty.schedule.due for duty in body.duties] == [date(2025, 11, 30)]
