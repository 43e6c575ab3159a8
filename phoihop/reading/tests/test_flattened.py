"""Tables whose cells stand as bare lines, one below the other."""

from phoihop.reading.files.txt import from_text
from phoihop.reading.grammar.flattened import unflatten
from phoihop.reading.source import Table

HEADING = "TT\nNội dung công việc\nĐơn vị chủ trì\nĐơn vị phối hợp\nThời gian hoàn thành\nGhi chú\n"


def rows(text: str) -> list[list[str]]:
    source = unflatten(from_text(text))
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    return [[source.cut(cell).replace("\n", " / ") for cell in row] for row in table.rows]


def test_lines_are_given_to_the_columns_that_they_fit() -> None:
    text = (
        f"PHỤ LỤC\n{HEADING}I\nCông tác tuyên truyền\n1\nMở chuyên mục phát thanh\nPhòng Văn hóa - Xã hội\nHội Nông dân xã\n"
        "Công an xã\nQuý II/2026\n2\nTập huấn cho tổ dân vận\nở các làng\nBan Xây dựng Đảng\nTháng 9/2026\nMỗi năm 01 lớp\n"
        "3\nSơ kết\nBan Xây dựng Đảng\nCông an xã\nTrước ngày 15/12/2026\nTM. ỦY BAN NHÂN DÂN XÃ\n"
    )
    assert rows(text)[1:] == [
        ["I", "Công tác tuyên truyền", "", "", "", ""],
        ["1", "Mở chuyên mục phát thanh", "Phòng Văn hóa - Xã hội", "Hội Nông dân xã / Công an xã", "Quý II/2026", ""],
        ["2", "Tập huấn cho tổ dân vận ở các làng", "Ban Xây dựng Đảng", "", "Tháng 9/2026", "Mỗi năm 01 lớp"],
        ["3", "Sơ kết", "Ban Xây dựng Đảng", "Công an xã", "Trước ngày 15/12/2026", ""],
    ]


def test_a_row_that_numbers_the_columns_is_left_out() -> None:
    text = f"{HEADING}(1)\n(2)\n(3)\n(4)\n(5)\n(6)\n1\nLàm cầu\nHuyện đoàn\nQuý I\n2\nĐào giếng\nCông an xã\nQuý II\n"
    assert [row[0] for row in rows(text)] == ["TT", "1", "2"]


def test_other_lines_stay_as_they_are() -> None:
    for text in (
        "TT\nNội dung\nGhi chú\n1\nMột\n2\nHai\n",  # nobody and no time: not a table of duties
        "Nội dung công việc\nĐơn vị chủ trì\nThời gian\nTuyên truyền\n",  # no numbers by which rows are known
        "TT\nNội dung\nĐơn vị chủ trì\nThời gian\nVăn bản này có hiệu lực từ ngày ký.\n",  # no rows
    ):
        source = from_text(text)
        assert unflatten(source) is source
