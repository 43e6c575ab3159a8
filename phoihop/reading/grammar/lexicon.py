"""The words by which the grammar knows a unit and the beginning of what it has to do.

Vietnamese writes every syllable apart, so a list of names in a sentence has no sign of its own where it ends. Three
lists draw the line: what a unit's name can begin with, what names of portfolios hold ("Giáo dục và Đào tạo"), and with
which words the doing begins ("tổ chức", "tham mưu", "có trách nhiệm").
"""

from __future__ import annotations

from phoihop.reading.grammar.words import Lexicon, listed

# Words before a name that belong to it ("các sở", "đồng chí Trưởng ban").
DETERMINERS = Lexicon(
    listed("""
các | những | toàn thể | tất cả các | một số | mọi | từng | mỗi | hệ thống | toàn bộ các
""")
)
HONORIFICS = Lexicon(
    listed("""
đồng chí | đ/c | các đồng chí | ông | bà | ông (bà) | ông, bà | ông/bà | bà (ông)
""")
)

# Offices: a post and then, most often, the unit in which it is held.
_POSTS = listed("""
chủ tịch | phó chủ tịch | phó thủ tướng | phó thủ tướng chính phủ | giám đốc | phó giám đốc | tổng giám đốc
thủ trưởng | người đứng đầu | bí thư | phó bí thư | trưởng ban | phó trưởng ban | phó ban | trưởng phòng
phó trưởng phòng | phó phòng | trưởng tiểu ban | phó trưởng tiểu ban | chánh văn phòng | phó chánh văn phòng
chánh thanh tra | cục trưởng | vụ trưởng | viện trưởng
hiệu trưởng | trưởng công an | chỉ huy trưởng | chính trị viên | tổng biên tập | trưởng thôn | trưởng các | bộ trưởng
thống đốc | tư lệnh | chính ủy | chánh án | trưởng đoàn | tổ trưởng | đội trưởng | trạm trưởng | chủ nhiệm
tổng cục trưởng | chi cục trưởng | ủy viên | thư ký | thành viên | trưởng các phòng | trưởng các ban | lãnh đạo
người dân | thường trực | ban lãnh đạo | cán bộ | công chức | đội ngũ | đại biểu | tổ đại biểu | công chức chuyên môn
đảng viên | hội viên
""")

# Kinds of unit whose name is not whole without more words ("Sở …", "Ban …").
_NEEDY = listed("""
sở | bộ | ban | phòng | ủy ban | hội đồng | cục | tổng cục | chi cục | vụ | viện | trung tâm | trạm | hạt | tổ | đội
tiểu ban | hội | liên đoàn | liên minh | liên hiệp | hiệp hội | câu lạc bộ | quỹ | công ty | tổng công ty | tập đoàn
chi nhánh | trường | ban quản lý | ban chỉ đạo | ban chỉ huy | bộ chỉ huy | bộ tư lệnh | quân khu | quân đoàn
ngân hàng | tổ công tác | đoàn | bch | văn phòng | trưởng ban | trưởng phòng | phó trưởng ban | phó trưởng phòng | đài
báo | nhà | tòa án | viện kiểm sát | hđnd | hội đồng nhân dân | cơ sở | bệnh viện | trung đoàn | sư đoàn | lữ đoàn
ban chấp hành | ban giám hiệu | hợp tác xã | ban công tác | ban điều hành | ban tổ chức | học viện | đại học | khối
kho | ban thường trực | ban vận động | hội liên hiệp | phân hội | chi hội | xí nghiệp | nhà máy | lực lượng | ngành
cơ quan thường trực | tổ giúp việc | mạng lưới | bộ phận | khoa | nhóm | tổ chuyên môn | đài truyền thanh | đồn | lữ
""")

# Kinds of unit that may stand alone ("Công an", "Ban Thường vụ").
_WHOLE = listed("""
ubnd | uỷ ban nhân dân | ủy ban nhân dân | công an | mặt trận tổ quốc | mttq | ubmttq | ubmttqvn | mttqvn | ub mttq
mặt trận | ban dân vận | ban tuyên giáo | ban tuyên giáo và dân vận | ban xây dựng đảng | ban nội chính
văn phòng cấp ủy | tỉnh ủy | ủy ban mặt trận tổ quốc | ủy ban mttq | ủy ban kiểm tra | ban tổ chức | ban thường vụ
ban thường trực | thường trực | thành ủy | huyện ủy | thị ủy | quận ủy | đảng ủy | đảng bộ | chi bộ | cấp ủy | chi ủy
ban cán sự đảng | đảng đoàn | chính phủ | quốc hội | thủ tướng chính phủ | thủ tướng | thường trực hđnd
thường trực hội đồng nhân dân | thường trực ủy ban | thanh tra | kho bạc nhà nước | kho bạc | bảo hiểm xã hội | bhxh
bưu điện | điện lực | hải quan | thuế | cơ quan thuế | thống kê | quân đội | đoàn thanh niên | đoàn tncs hồ chí minh
tỉnh đoàn | thành đoàn | huyện đoàn | hội phụ nữ | hội nông dân | hội cựu chiến binh | hội liên hiệp phụ nữ | hội lhpn
hội ccb | hội nd | hội chữ thập đỏ | hội người cao tuổi | liên đoàn lao động | lđlđ | công đoàn | bộ đội biên phòng
đồn biên phòng | biên phòng | quân sự | ban chqs | bộ chqs | ban chỉ huy quân sự | bộ chỉ huy quân sự | kiểm lâm
hạt kiểm lâm | vks | vksnd | tand | tòa án nhân dân | viện kiểm sát nhân dân | cơ quan thường trực | tổ dân phố
trạm y tế | trung tâm y tế | ban công tác mặt trận | nhà trường | vnpt | viettel | mobifone | báo chí | các báo
dân quân | hai bên | hai cơ quan | hai ngành | hai đơn vị | các bên | các bên ký kết | hai lực lượng | mỗi bên
ba bên | ba cơ quan | ba ngành | ba đơn vị | ba lực lượng | bốn bên | bốn cơ quan | mỗi cơ quan | mỗi đơn vị | mỗi ngành
bốn ngành | hai ban | các ngành ký kết | bên a | bên b | các thành viên | chính quyền | vp | ca | ca tỉnh
văn phòng đảng ủy | ban chỉ đạo | khối vận | ban nhân dân | bchqs | bđbp | ban giám đốc | đtn | đoàn tn | btv
tiểu đoàn | đại đội | kế toán | tài chính - kế toán | văn thư | ban thanh tra nhân dân
thông tấn xã việt nam | thông tấn xã | ngân hàng nhà nước | ngân hàng nhà nước việt nam
ban giám sát đầu tư của cộng đồng | ban giám sát đầu tư cộng đồng | già làng | người có uy tín | dân quân tự vệ
công an viên | đoàn đbqh | đoàn đại biểu quốc hội
""")

# Words for many bodies at once; lower case is usual ("các sở, ban, ngành", "cơ quan, đơn vị liên quan").
_CLASSES = listed("""
cơ quan | đơn vị | địa phương | tổ chức | đoàn thể | ban ngành | ngành | doanh nghiệp | cơ sở | trường học | trường
xã | phường | thị trấn | thị xã | thành phố | đặc khu | huyện | quận | tỉnh | thôn | làng | buôn | bản | khu phố
khu dân cư | ấp | cấp ủy | chính quyền | lực lượng | sở | ban | bộ | phòng | hội | cá nhân | cấp | bên | hội đoàn thể
nhà mạng | chi bộ | đảng bộ | đảng ủy | bệnh viện | ngân hàng | báo | đài | khối | trạm | trung tâm | công ty
chủ đầu tư | nhà thầu | hợp tác xã | hộ | cơ quan báo chí | tập đoàn | tổ dân phố | cơ quan truyền thông
cơ quan thông tin đại chúng | cơ quan thông tấn | cơ quan quản lý | cơ quan chuyên môn | cơ quan chủ trì
đơn vị chủ trì | cơ quan phối hợp | đơn vị phối hợp | ban đảng | cơ quan thông tin | đơn vị quản lý
tổ chức chính trị | tổ chức xã hội | tổ chức đoàn thể | tổ chức chính trị - xã hội | cơ quan chức năng
đơn vị chức năng | cơ quan tham mưu | ngành chức năng | ngành thành viên | cơ quan thành viên | tổ chức đảng
cơ sở giáo dục | cơ sở đào tạo | ngành giáo dục | ngành y tế | cơ sở y tế | tổ chức tín dụng | tổ chức tôn giáo
tổ chức thành viên | tổ chức chính trị xã hội | tổ | đội | câu lạc bộ | hội quần chúng | hội đặc thù | phòng ban
cơ quan trung ương | cơ quan tổ chức | tiểu ban | chi cục | cục | vụ | viện | tổ chức kinh tế | ủy ban | hội đồng
quỹ | viện nghiên cứu | trường đại học | viện, trường | nhà khoa học | nhà đầu tư | nhà trường
""")

# They begin like a unit and are none.
NOT_UNITS = Lexicon(
    listed("""
hội nghị | hội thảo | hội thi | hội đàm | hội họp | hội chợ | hội viên | đoàn kết | đoàn viên | nhà nước | nhà ở
nhà tình nghĩa | bộ máy | bộ tiêu chí | bộ chỉ số | bộ thủ tục | bộ luật | bộ phim | bộ đề | tổ quốc | ban đầu
ban đêm | quỹ đất | trường hợp | thành phần | phòng bệnh | đài tưởng niệm | kho tàng | khối lượng | khối đại đoàn kết
cơ sở vật chất | cơ sở dữ liệu | hộ chiếu | ngành nghề | thuế thu nhập | ban bố | hội tụ | hội nhập | bản sắc | bản đồ
bản tin | phòng trào | báo hiệu | hộ gia đình | hội trại | thuế suất | cơ sở pháp lý | bộ mặt | đoàn công tác | tổ ấm
làng nghề | nhà văn hóa | nhà vệ sinh | cấp độ | cấp bách | bên cạnh | xã hội | xã hội hóa | ngành hàng | đội hình
khối kiến thức | hội diễn | hội thao | nhà tạm | cá nhân hóa | thôn bản | bộ dữ liệu | hội trường | hội chứng
phòng dịch | trạm biến áp | thành phố thông minh | đài phun | trường học kết nối | ban hành | báo cáo | phòng ngừa
phòng chống | phòng, chống | tổ chức lại | đoàn thể hóa | bộ phận cấu thành | thường trực sẵn sàng | hạt nhân
viện dẫn | viện trợ | cục bộ | vụ việc | vụ án | vụ mùa | khối tài sản | cơ sở thực tiễn | trung tâm kinh tế | kho bãi
nhóm các nền tảng | nhóm nền tảng | nhóm nhiệm vụ | nhóm giải pháp | nhóm chỉ tiêu | nhóm nội dung | nhóm tiêu chí
nhóm đối tượng | nhóm hộ | nhóm vấn đề | bản sao | bản chính | bản gốc | bản vẽ | bản mô tả | bản cam kết | bản kê
bản thân | bản án | bản tóm tắt | bản giấy | bản điện tử | bản đăng ký
tập thể dục | cá nhân người | hợp tác xã kiểu mới | báo động | tổ hợp | hội đồng hương
""")
)

POSTS = Lexicon(_POSTS)
NEEDY = Lexicon(_NEEDY)
HEADS = Lexicon(_POSTS + _NEEDY + _WHOLE)
CLASSES = Lexicon(_CLASSES)
# What may follow a kind of place or body in lower case and still belongs to the same name.
AREAS = Lexicon(
    listed("""
xã | phường | thị trấn | thị xã | thành phố | đặc khu | huyện | quận | tỉnh | thôn | làng | buôn | bản | khu phố
tổ dân phố | khu dân cư | trung ương | địa phương | nhân dân | ấp | quân sự
""")
)

PARTY_BODIES = Lexicon(
    listed("""
tỉnh ủy | thành ủy | thị ủy | huyện ủy | quận ủy | đảng ủy | đảng bộ | chi bộ | chi ủy
""")
)

# Portfolios: names whose commas and "và" do not part two units. Longer ones win.
PORTFOLIOS = Lexicon(
    listed("""
nội vụ | tài chính | tư pháp | y tế | xây dựng | công thương | ngoại vụ | ngoại giao | thanh tra | dân tộc | du lịch
công an | giáo dục và đào tạo | giáo dục | gd&đt | gdđt | giáo dục & đào tạo | khoa học và công nghệ
khoa học - công nghệ | kh&cn | khcn | khoa học, công nghệ và môi trường | nông nghiệp và môi trường | nn&mt
nông nghiệp & môi trường | quốc phòng | văn hóa, thể thao và du lịch | văn hóa - thể thao và du lịch | vhttdl
vhtt&dl | văn hóa và thể thao | văn hóa, thể thao | dân tộc và tôn giáo | tôn giáo | dân tộc - tôn giáo
kế hoạch và đầu tư | kh&đt | kế hoạch đầu tư | kế hoạch & đầu tư | lao động - thương binh và xã hội
lao động, thương binh và xã hội | lao động thương binh và xã hội | LĐ-TB&XH | LĐTB&XH | LĐTBXH | giao thông vận tải
gtvt | thông tin và truyền thông | tt&tt | thông tin & truyền thông | tài nguyên và môi trường | tn&mt
nông nghiệp và phát triển nông thôn | nông nghiệp và ptnt | nn&ptnt | nông nghiệp & ptnt | quy hoạch - kiến trúc
kiến trúc | văn hóa và thông tin | văn hóa - thông tin | văn hóa thông tin | văn hóa - xã hội | văn hóa xã hội
văn hóa, xã hội | tài chính - kế hoạch | tài chính, kế hoạch | kinh tế - hạ tầng | kinh tế và hạ tầng
kinh tế, hạ tầng và đô thị | kinh tế | kinh tế, hạ tầng | quản lý đô thị | tài nguyên - môi trường
kinh tế và hạ tầng đô thị | kinh tế hạ tầng | an toàn thực phẩm | tổ chức - nội vụ | nội vụ - lao động
kinh tế - xã hội | văn hóa và khoa học | khoa học và thông tin | nông nghiệp | tổ chức | tuyên giáo và dân vận
tuyên giáo | dân vận | nội chính | kiểm tra | xây dựng đảng | chính sách xã hội | chính sách - xã hội | pháp chế
kinh tế - ngân sách | văn hóa - xã hội hđnd | phụ nữ | nông dân | cựu chiến binh | thanh niên
cựu chiến binh việt nam | nông dân việt nam | liên hiệp phụ nữ | liên hiệp phụ nữ việt nam | chữ thập đỏ
người cao tuổi | phát thanh và truyền hình | phát thanh - truyền hình | phát thanh, truyền hình | ptth | PT-TH | pt&th
pt - th | phòng, chống thiên tai và tìm kiếm cứu nạn | phòng chống thiên tai và tìm kiếm cứu nạn
phòng, chống tham nhũng | phòng chống thiên tai | tìm kiếm cứu nạn | phòng thủ dân sự
phòng cháy, chữa cháy và cứu nạn, cứu hộ | cảnh sát
phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh tổ quốc | phòng, chống thiên tai
công tác xã hội và quỹ bảo trợ trẻ em | văn hóa, thông tin và truyền thông | văn hóa, thông tin và thể thao
văn hóa - thông tin và thể thao | dịch vụ việc làm | phát triển quỹ đất | khuyến nông | kiểm soát bệnh tật
đoàn thể và các hội | địa chính - xây dựng | địa chính - nông nghiệp - xây dựng và môi trường | văn phòng - thống kê
tư pháp - hộ tịch | tài chính - kế toán | phổ biến, giáo dục pháp luật | phổ biến giáo dục pháp luật
địa chính - xây dựng - đô thị và môi trường | công tác đảng và công tác chính trị | công tác đảng, công tác chính trị
nông nghiệp và phát triển nông thôn, dân tộc | dân số - kế hoạch hóa gia đình | chăn nuôi và thú y
trồng trọt và bảo vệ thực vật
""")
)

# With these the doing begins. First syllables in capitals are names, so the reader asks for lower case.
VERBS = Lexicon(
    listed("""
tổ chức | triển khai | thực hiện | xây dựng | ban hành | tham mưu | hướng dẫn | kiểm tra | giám sát | theo dõi
đôn đốc | tổng hợp | báo cáo | rà soát | chỉ đạo | lãnh đạo | quán triệt | tuyên truyền | phổ biến | vận động
phối hợp | chủ trì | bố trí | cân đối | thẩm định | đề xuất | kiến nghị | trình | phê duyệt | quản lý | sử dụng
huy động | hỗ trợ | tạo điều kiện | đảm bảo | bảo đảm | tăng cường | đẩy mạnh | nâng cao | phát huy | nghiên cứu
khảo sát | đánh giá | tiếp nhận | xử lý | giải quyết | cung cấp | chia sẻ | trao đổi | thông tin | thông báo
cập nhật | công khai | niêm yết | lập | soạn thảo | biên tập | biên soạn | phát hành | phát động | phát sóng
đăng tải | đưa tin | tập huấn | bồi dưỡng | đào tạo | tuyển chọn | lựa chọn | cử | phân công | giao | đăng ký
nhân rộng | biểu dương | khen thưởng | tôn vinh | sơ kết | tổng kết | thống kê | thu thập | điều tra | xác minh
ngăn chặn | phòng ngừa | phòng, chống | phòng chống | phát hiện | đấu tranh | tuần tra | kiểm soát | duy trì | củng cố
kiện toàn | hoàn thiện | hoàn thành | sửa đổi | bổ sung | điều chỉnh | thí điểm | ứng dụng | số hóa | kết nối
tích hợp | vận hành | khai thác | đầu tư | sửa chữa | lắp đặt | trang bị | cấp phát | phân bổ | thanh toán
quyết toán | khẩn trương | nghiêm túc | trực tiếp | làm tốt | làm việc | làm đầu mối | góp ý | tham gia | lồng ghép
gắn | đưa | mở | gửi | nộp | giúp | giữ gìn | giữ vững | nắm bắt | nắm chắc | nắm tình hình | tiếp xúc | đối thoại
lắng nghe | chăm lo | thăm hỏi | thăm | tặng quà | giáo dục | khuyến khích | động viên | khơi dậy | cụ thể hóa
phụ trách | đồng thời | điều phối | khắc phục | chuẩn bị | tiêu hủy | định hướng | chấp hành | chấn chỉnh | thanh tra
tuyên dương | quan tâm | chú trọng | ưu tiên | xem xét | quyết định | cho ý kiến | phản ánh | hưởng ứng | ra quân
tiến hành | dự báo | cảnh báo | rút kinh nghiệm | lấy ý kiến | thành lập | sắp xếp | bảo vệ | ký kết | trồng
vận dụng | thu gom | điều chuyển | kích hoạt | thiết lập | thúc đẩy | hình thành | tối ưu | bám sát | nhận diện
tham dự | họp | giao ban | tư vấn | giới thiệu | phân tích | phân loại | phát triển | chịu trách nhiệm
có trách nhiệm | có nhiệm vụ | cấp kinh phí | bàn giao | tiếp tục | chủ động | kịp thời | thường xuyên | định kỳ
tập trung | phấn đấu | thống nhất | mời | đón | bầu | chọn | cải tiến | cải thiện | đổi mới | siết chặt | xử phạt
truy quét | hòa giải | tiếp công dân | tiếp dân | tiếp thu | giải trình | trả lời | giải đáp | xác định | xác nhận
lưu trữ | lưu giữ | sao gửi | in ấn | treo | dựng | quét | phun | châm | khơi thông | dự trù | dự toán | lập dự toán
nhắc nhở | uốn nắn | phê bình | tự kiểm tra | tự đánh giá | khảo nghiệm | rèn luyện | học tập | cam kết | đề ra
đề cao | nêu gương | phân cấp | ủy quyền | công bố | đăng | viết | sản xuất | thể hiện | ghi nhận | bảo trì | kiểm đếm
kiểm kê | đo đạc | giải phóng | thu hút | kêu gọi | mời gọi | xúc tiến | quảng bá | trưng bày | giúp đỡ | đỡ đầu
kết nghĩa | nhận | đảm nhận | đảm nhiệm | truyền thông | tìm hiểu | tháo gỡ | tạo lập | tạo | lan tỏa | chuyển
chuyển giao | chuyển đổi | thu | chi | trích | vay | cho vay | chốt | lên | lên kế hoạch | liên hệ | liên kết | dành
đặt | gặp gỡ | ngăn ngừa | cắt giảm | đơn giản hóa | chuẩn hóa | đối soát | đối chiếu | xét | xét duyệt | suy tôn
bình xét | chấm điểm | công nhận | phân định | phòng tránh | sơ tán | ứng phó | ứng cứu | trực | trực ban | huấn luyện
diễn tập | tuyển quân | đăng cai | giữ | nắm | thi hành | dự trữ | cấp cứu | thu mua | cất giữ | tích trữ | phân luồng
cắm mốc | đánh bắt | thả giống | khởi công | tăng | giảm | hạn chế | rút ngắn | kéo dài | kiểm định | nghiệm thu
thẩm tra | phản biện | tọa đàm | gặp mặt | cứu trợ | cứu nạn | cứu hộ | tìm kiếm | truy bắt | khám | chữa bệnh | tiêm
xét nghiệm | lấy mẫu | canh gác | giải tỏa | cưỡng chế | thu hồi | chứng thực | kê khai | khai báo | tháo dỡ | di dời
xóa | sàng lọc | phát quang | dọn dẹp | dọn vệ sinh | làm sạch | trang trí | chỉnh trang | căng | dán | chiếu
biểu diễn | giao lưu | kết hợp | gắn kết | hợp tác | ghi hình | phỏng vấn | thẩm duyệt | duyệt | trao | trao tặng
tặng | quyên góp | ủng hộ | đóng góp | lưu ý | nhắc | nghe | mở lớp | luyện tập | đấu thầu | mua sắm | mua | chi trả
giải ngân | miễn | tổng rà soát | tổng kiểm tra | vận hành thử | kiểm nghiệm | cách ly | khoanh vùng | dập dịch
chữa cháy | thu thuế | đối ứng | bồi thường | hỏi thăm | thông tuyến | cử tuyển | hiệp thương | luân phiên | cùng nhau
phổ cập | xóa mù | dạy | học | sưu tầm | kiểm chứng | truyền dạy | phục dựng | bảo tồn | tôn tạo | gìn giữ | tu bổ
trùng tu | lập hồ sơ | lập danh sách | theo sát | hiến | nhường | giám định | điều hành | chỉ huy | điều động
tiếp tế | tiếp ứng | thay thế | kế thừa | hỏi | xin ý kiến | nêu | chỉ rõ | làm rõ | làm | quy định | quy hoạch | cấp
đấu mối | đứng ra | tự rà soát | can thiệp | điều trị
""")
)
# Words that stand before the verb and end a name as well.
LINKS = Lexicon(
    listed("""
có | phải | cần | sẽ | được | là | theo | căn cứ | để | nhằm | trong | trên cơ sở | về | khi | nếu | từ | đến | do
bằng | qua | thông qua | tại | trước | sau | hằng | hàng | hàng năm | hằng năm | đề nghị | yêu cầu | đã | đang | chưa
không | vẫn | còn | cũng | luôn | dựa | bên cạnh | ngoài | đối với | kể từ | trường hợp | cùng | với | nghiêm
chủ yếu | nghiêm cấm | như | gồm | bao gồm | vào | nào | khẩn | sớm | tích cực | nhanh chóng | chấp nhận | kiên quyết
quyết liệt | đồng bộ | linh hoạt | gương mẫu | tự | ngay | thì | mà | tùy | vì | bởi | nên | đúng | hết | chậm nhất
riêng | chịu | ít nhất | tối thiểu | nhất là | đặc biệt | trong đó | quý | tháng | ngày | tiếp | dưới | ở | này | đó
hiện có | hiện nay | hiện đang | hiện còn | trở lên | hoặc khi | xong | rồi | mỗi năm | toàn diện | tốt | phù hợp | cho
""")
)
# Nouns that look like a verb: "các tổ chức chính trị", "cơ quan quản lý".
NOUN_AFTER_ORGANISATION = Lexicon(
    listed("""
chính trị | đoàn thể | liên quan | có liên quan | xã hội | tôn giáo | thành viên | hội quần chúng | quần chúng
kinh tế | đảng | cá nhân | cơ sở đảng | tín dụng | trong nước | quốc tế | phi chính phủ | khác | công đoàn | , cá nhân
và cá nhân | , đơn vị | , đoàn thể | , doanh nghiệp | đại diện | sự nghiệp | , hội | và doanh nghiệp
xã hội nghề nghiệp | nghề nghiệp | khoa học | thanh niên
""")
)
SURE_ORGANISATION = Lexicon(
    listed("""
tổ chức chính trị | tổ chức đảng | tổ chức đoàn thể | tổ chức công đoàn | tổ chức cơ sở đảng | tổ chức, cá nhân
tổ chức thành viên
""")
)
# Said of units inside their name although LINKS would end it: "các cơ quan có liên quan", "thuộc Sở …".
TAILS = Lexicon(
    listed("""
có liên quan | liên quan khác | liên quan | trên địa bàn | trong tỉnh | trong huyện | trong xã | trong thành phố
thuộc | trực thuộc | của | chức năng | các cấp | cùng cấp | đóng trên địa bàn | đứng chân trên địa bàn
tại địa phương | ở địa phương | nơi có | ở cơ sở | tại cơ sở | trong hệ thống chính trị | được phân công
được giao nhiệm vụ | được giao chủ trì | được giao | trong và ngoài | cấp tỉnh | cấp huyện | cấp xã | cấp trên
cấp dưới | trong phạm vi cả nước | trên toàn tỉnh | trong ngành | tham gia ký kết | ký kết | nơi cư trú | nơi xảy ra
quản lý nhà nước | khác có liên quan | nói trên | nêu trên | sở tại | trong khối | ở xã | ở các thôn | ở thôn
trong toàn tỉnh | trong lực lượng vũ trang | có thẩm quyền | có chức năng | trong cụm | trong khu vực | có điều kiện
có nhu cầu | được phân công chủ trì | được phân công phối hợp | phụ trách | thứ cấp | từ tỉnh đến cơ sở
từ tỉnh đến địa phương | từ tỉnh đến xã | từ trung ương đến cơ sở | từ trung ương đến địa phương
ứng dụng công nghệ cao
""")
)
# After these, a clause tells of a fact, not of a duty.
FACTS = Lexicon(listed("đã | đang | chưa | vẫn | còn | luôn | là | không | hiện có | hiện nay | hiện đang | hiện còn"))
