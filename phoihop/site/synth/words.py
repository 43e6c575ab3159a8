"""The words that made-up data are made of."""

from __future__ import annotations

PROVINCES = (
    "Tuyên Quang", "Cao Bằng", "Lai Châu", "Lào Cai", "Thái Nguyên", "Điện Biên", "Lạng Sơn", "Sơn La", "Phú Thọ",
    "Bắc Ninh", "Quảng Ninh", "Hà Nội", "Hải Phòng", "Hưng Yên", "Ninh Bình", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
    "Quảng Trị", "Huế", "Đà Nẵng", "Quảng Ngãi", "Gia Lai", "Đắk Lắk", "Khánh Hòa", "Lâm Đồng", "Đồng Nai",
    "Thành phố Hồ Chí Minh", "Tây Ninh", "Đồng Tháp", "Vĩnh Long", "Cần Thơ", "An Giang", "Cà Mau",
)  # fmt: skip
FIRST = (
    "An", "Bình", "Cẩm", "Châu", "Đại", "Đông", "Đức", "Hòa", "Hưng", "Kim", "Long", "Mỹ", "Nam", "Phú", "Quảng",
    "Sơn", "Tân", "Thanh", "Thuận", "Trung", "Vĩnh", "Xuân", "Yên", "Ia", "Đắk",
)  # fmt: skip
SECOND = (
    "An", "Bình", "Châu", "Dương", "Giang", "Hải", "Hiệp", "Hòa", "Khê", "Lâm", "Lộc", "Minh", "Ninh", "Phong",
    "Phú", "Sơn", "Tân", "Thành", "Thịnh", "Thọ", "Thủy", "Tiến", "Trung", "Xuân", "Định", "Hà", "Mỹ", "Nam",
)  # fmt: skip
# a content, the duty under it, an indicator, its unit of measure, what a unit reaches in a quarter
CONTENTS = (
    ("Thực hiện dân chủ ở cơ sở", "Tổ chức đối thoại giữa người đứng đầu với Nhân dân", "Số cuộc đối thoại", "cuộc", 3),
    ("Tiếp công dân, giải quyết khiếu nại, tố cáo", "Giải quyết dứt điểm các vụ việc tồn đọng", "Số vụ việc được giải quyết", "vụ", 9),
    ("Cải cách hành chính phục vụ Nhân dân", "Công khai, rút ngắn thời gian giải quyết thủ tục", "Số hồ sơ giải quyết trước hạn", "hồ sơ", 420),
    ("Giảm nghèo bền vững", "Hỗ trợ hộ nghèo có phương án sản xuất", "Số hộ thoát nghèo", "hộ", 12),
    ("Xây dựng nông thôn mới", "Vận động Nhân dân hiến đất, góp công làm đường thôn", "Đường thôn được bê tông hóa", "km", 2),
    ("Phong trào “Dân vận khéo”", "Đăng ký, nhân rộng mô hình “Dân vận khéo”", "Số mô hình được công nhận", "mô hình", 2),
    ("Giữ gìn an ninh trật tự", "Củng cố các tổ tự quản ở thôn, tổ dân phố", "Số tổ tự quản hoạt động tốt", "tổ", 14),
    ("Quốc phòng toàn dân", "Tuyên truyền, vận động thanh niên lên đường nhập ngũ", "Số thanh niên được vận động", "người", 11),
    ("Công tác dân tộc", "Bồi dưỡng người có uy tín trong đồng bào dân tộc thiểu số", "Số lượt người được bồi dưỡng", "lượt", 18),
    ("Công tác tôn giáo", "Gặp mặt chức sắc, chức việc, hướng dẫn sinh hoạt đúng pháp luật", "Số cuộc gặp mặt", "cuộc", 3),
    ("Bảo vệ môi trường", "Ra quân thu gom rác thải, trồng cây xanh", "Số cây xanh được trồng", "cây", 350),
    ("Phát triển kinh tế hộ", "Chuyển giao kỹ thuật, giới thiệu vốn vay", "Số hộ được vay vốn", "hộ", 25),
    ("Giáo dục, khuyến học", "Vận động học sinh ra lớp, không bỏ học", "Số học sinh trở lại lớp", "học sinh", 6),
    ("Chăm sóc sức khỏe Nhân dân", "Vận động người dân tham gia bảo hiểm y tế", "Số người mới tham gia", "người", 85),
    ("Chuyển đổi số cộng đồng", "Tổ công nghệ số cộng đồng hướng dẫn dịch vụ công", "Số lượt người được hướng dẫn", "lượt", 240),
    ("An sinh xã hội", "Thăm hỏi, hỗ trợ gia đình chính sách", "Số gia đình được hỗ trợ", "gia đình", 22),
    ("Phòng, chống thiên tai", "Rà soát, di dời hộ ở nơi nguy hiểm trước mùa mưa", "Số hộ được di dời", "hộ", 5),
    ("Phòng, chống tệ nạn xã hội", "Ký cam kết không vi phạm ở thôn, tổ dân phố", "Số hộ ký cam kết", "hộ", 310),
    ("Xây dựng đời sống văn hóa", "Thực hiện nếp sống văn minh trong việc cưới, việc tang", "Số thôn đạt chuẩn văn hóa", "thôn", 4),
    ("Giám sát, phản biện xã hội", "Ban giám sát đầu tư của cộng đồng giám sát công trình", "Số công trình được giám sát", "công trình", 3),
)  # fmt: skip
DONE = (
    "Đã hoàn thành theo kế hoạch; {n} lượt người tham gia, có biên bản và hình ảnh.",
    "Đã triển khai tại {m} thôn, tổ dân phố; Nhân dân đồng tình.",
    "Đã phối hợp với Mặt trận và các đoàn thể tổ chức {m} đợt, {n} lượt người dự.",
    "Hoàn thành trước thời hạn, đã báo cáo cấp ủy.",
)
DOING = (
    "Đang thực hiện tại {m} thôn, đạt khoảng một nửa khối lượng.",
    "Đã ban hành kế hoạch, tổ chức bước đầu {m} đợt với {n} lượt người.",
    "Đã rà soát, lập danh sách; tiếp tục trong quý sau.",
)
HINDERED = (
    "Kinh phí cấp chậm.",
    "Mưa kéo dài, đường vào thôn khó đi.",
    "Cán bộ mới nhận nhiệm vụ sau sắp xếp đơn vị hành chính.",
    "Một bộ phận Nhân dân đi làm ăn xa.",
)
