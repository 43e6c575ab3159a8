"""The outline of numbered lines, with the noise of real files."""

from phoihop.reading.grammar.sections import Node, outline
from phoihop.reading.tests.papers import made


def tree(*blocks: str, bold: tuple[str, ...] = ()) -> list[object]:
    """The outline as nested lists: label and first word, then what stands below."""
    source = made(*blocks, bold=bold)

    def shown(node: Node) -> list[object]:
        first = source.text[slice(*node.body)].split()[:1]
        return [f"{node.label or node.style} {' '.join(first)}".strip(), *([shown(child) for child in node.children])]

    return [shown(child) for child in outline(source).children]


def test_levels_nest_by_custom() -> None:
    assert tree(
        "I. MỤC ĐÍCH\n1. Mục đích\n- Một\n+ Hai\nII. NỘI DUNG\n1. Công tác\n1.1. Tuyên truyền\na) Tổ chức\n- "
        "Ba\n1.2. Vận động\n2. Kiểm tra"
    ) == [
        ["I MỤC", ["1 Mục", ["- Một", ["+ Hai"]]]],
        ["II NỘI", ["1 Công", ["1.1 Tuyên", ["a Tổ", ["- Ba"]]], ["1.2 Vận"]], ["2 Kiểm"]],
    ]


def test_regulations_nest_chapters_articles_and_clauses() -> None:
    assert tree(
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này quy định.\nĐiều 2. Nguyên tắc\n1. Một\na) "
        "Hai\nChương II\nNỘI DUNG\nĐiều 3. Ba"
    ) == [
        ["I QUY", ["1 Phạm", ["text Quy"]], ["2 Nguyên", ["1 Một", ["a Hai"]]]],
        ["II NỘI", ["3 Ba"]],
    ]


def test_noise_in_numbers() -> None:
    assert tree("I- MỤC ĐÍCH\n1- Một\nl. NỘI DUNG PHỐI HỢP\n1 . Hai\n2.Ba\n2 .1 . Bốn\nđ)Năm") == [
        ["I MỤC", ["1 Một"]],
        ["l NỘI", ["1 Hai"], ["2 Ba", ["2.1 Bốn", ["đ Năm"]]]],
    ]


def test_dates_and_figures_are_no_numbers() -> None:
    assert tree("15/6/2025 là hạn cuối.\n1.500 người tham gia.\n30% số hộ.\n- 20-11 là ngày lễ.") == [
        ["text 15/6/2025"], ["text 1.500"], ["text 30%"], ["- 20-11"],
    ]  # fmt: skip


def test_letters_that_run_on_in_one_line_are_parted() -> None:
    assert tree("1. Sở Y tế: a) Cấp thuốc; b) Tập huấn; c) Báo cáo.") == [["1 Sở", ["a Cấp"], ["b Tập"], ["c Báo"]]]
    assert tree("1. Nêu tại điểm a) và b) khoản 2") == [["1 Nêu"]]


def test_letters_above_roman_figures_and_below_them() -> None:
    assert tree("A. PHẦN ĐẦU\nI. Một\n1. Hai\nB. PHẦN SAU\nI. Ba") == [
        ["A PHẦN", ["I Một", ["1 Hai"]]],
        ["B PHẦN", ["I Ba"]],
    ]
    assert tree("I. MỘT\nA. Hai\n1. Ba\nII. BỐN") == [["I MỘT", ["A Hai", ["1 Ba"]]], ["II BỐN"]]


def test_unnumbered_headings() -> None:
    assert tree("NỘI DUNG PHỐI HỢP\n- Một\nTỔ CHỨC THỰC HIỆN\n- Hai") == [
        ["heading NỘI", ["- Một"]],
        ["heading TỔ", ["- Hai"]],
    ]
    assert tree("Công tác tuyên truyền\n- Một", bold=("Công tác tuyên truyền",)) == [["bold Công", ["- Một"]]]


def test_a_sentence_cut_by_hard_breaks_is_one_item() -> None:
    source = made("- Đơn vị chủ trì: Sở Nội vụ, Sở\nGiáo dục và Đào tạo.\n- Kích hoạt Ban Chỉ huy\nphòng thủ dân sự.")
    first, second = outline(source).children
    assert "Đào tạo" in source.text[slice(*first.body)]
    assert source.text[slice(*second.body)].endswith("dân sự.")


def test_recipients_and_signatures_are_left_out_and_appendices_kept() -> None:
    lines = tree(
        "1. Một\nKế hoạch này thay thế./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nPHỤ LỤC\n1. Hai"
    )
    assert lines == [["1 Một", ["text Kế"]], ["appendix PHỤ", ["1 Hai"]]]


def test_an_enclosed_plan_begins_a_new_outline() -> None:
    assert tree("Điều 1. Ban hành\nĐiều 2. Thi hành\nKẾ HOẠCH\nI. MỤC ĐÍCH\nII. NỘI DUNG") == [
        ["1 Ban"], ["2 Thi"], ["enclosure KẾ", ["I MỤC"], ["II NỘI"]],
    ]  # fmt: skip


def test_a_letterhead_table_is_no_content() -> None:
    source = made(
        [["UBND XÃ\nSố: 01/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]],
        "I. NỘI DUNG",
        [["TT", "Việc", "Đơn vị"], ["1", "A", "B"]],
    )
    (section,) = outline(source).children
    assert [child.style for child in section.children] == ["table"]


def test_a_label_may_stand_on_a_line_of_its_own() -> None:
    assert tree("II. NỘI DUNG\n1.\nVận động hiến đất\na)\nHội Nông dân\n2.\nXây nhà rông\n1.1.\nLợp mái") == [
        ["II NỘI", ["1 Vận", ["a Hội"]], ["2 Xây", ["1.1 Lợp"]]],
    ]
    assert tree("I. NỘI DUNG\n1.\n2. Hai") == [["I NỘI", ["2 Hai"]]]


def test_a_document_number_that_begins_a_line_is_no_item() -> None:
    assert tree("I. NỘI DUNG\n1. Thực hiện Nghị quyết số\n57-NQ/TW của Bộ Chính trị\n2. Hai") == [
        ["I NỘI", ["1 Thực"], ["2 Hai"]],
    ]
