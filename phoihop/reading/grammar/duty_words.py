"""The words between a unit and its duty: who is asked, who leads, who cooperates, who follows."""

from __future__ import annotations

from phoihop.reading.grammar.words import Lexicon, listed

# Words with which a paper turns to somebody.
REQUESTS = Lexicon(
    listed("""
giao | giao cho | giao nhiệm vụ cho | giao trách nhiệm cho | đề nghị | kính đề nghị | yêu cầu | phân công
trân trọng đề nghị | đồng thời giao | đồng thời đề nghị | đồng thời yêu cầu | ủy quyền cho
""")
)
# Those of them that may stand in the middle: "Chủ tịch UBND tỉnh yêu cầu …".
COMMANDS = Lexicon(listed("giao | giao cho | đề nghị | yêu cầu | phân công | giao nhiệm vụ cho"))
# They open a sentence and say nothing.
OPENERS = Lexicon(
    listed("""
đồng thời | ngoài ra | bên cạnh đó | riêng | trong đó | cụ thể | ngoài ra còn | riêng đối với | đối với
""")
)
# With these a sentence tells when or on what ground before it tells who.
CIRCUMSTANCES = Lexicon(
    listed("""
trên cơ sở | căn cứ | hằng năm | hàng năm | định kỳ | khi | trong quá trình | trường hợp | nếu | trước ngày | trước
từ | sau khi | sau | để | nhằm | theo | thông qua | trong | hằng quý | hằng tháng | hàng quý | hàng tháng | hằng tuần
đối với | chậm nhất | ngay sau | tùy | vào | quá trình | để kịp thời | nhân | đến | thực hiện | hai năm | sáu tháng
6 tháng | mỗi năm | kết thúc | trên địa bàn
""")
)
# They stand between a unit and its verb.
BEFORE_DOING = Lexicon(
    listed("""
phải | cần | sẽ | căn cứ | căn cứ vào | theo | trên cơ sở | chịu | tích cực | sớm | nghiêm | tự | cùng | cùng với
hằng năm | hàng năm | khi | trong | được giao | được phân công | trước ngày | chậm nhất | thông qua | định kỳ | hằng
hàng | tùy | dựa | quyết liệt | kiên quyết | nhanh chóng | linh hoạt | gương mẫu | với | nghiêm túc | có | bằng | qua
luân phiên | cùng nhau | khi có | từng | mỗi | là cơ quan | là đơn vị | là đầu mối | là thường trực | là bộ phận | làm
là chủ đầu tư | sau khi | ngoài | để | khẩn trương | đồng bộ | không | không được | thì | từ | đến | vào | trước | giữ
tiếp
""")
)
# How well bodies are to cooperate.
MANNER = Lexicon(
    listed("""
chặt chẽ | thường xuyên | tốt | hiệu quả | có hiệu quả | đồng bộ | kịp thời | chặt chẽ và hiệu quả | chủ động
tích cực
""")
)
# They lead from "phối hợp" to the partner.
WITH = Lexicon(listed("với | cùng | cùng với | giữa | chặt chẽ với | và chỉ đạo | và hướng dẫn"))
# Working with others.
COOPERATE = Lexicon(listed("phối hợp | phối, kết hợp | phối kết hợp"))
# Leading together with others: "chủ trì cùng Sở …".
CHAIR_WITH = Lexicon(listed("chủ trì cùng | chủ trì cùng với | chủ trì, cùng với | chủ trì, cùng"))
# Following what others do.
MONITOR = Lexicon(
    listed("""
theo dõi | đôn đốc | giám sát | kiểm tra | theo dõi, đôn đốc | kiểm tra, đôn đốc | theo dõi, kiểm tra
đôn đốc, theo dõi
""")
)
RESPONSIBLE = Lexicon(listed("có trách nhiệm | chịu trách nhiệm | có nhiệm vụ"))
BY_OFFICE = Lexicon(listed("theo chức năng | theo thẩm quyền | căn cứ | trên cơ sở | trong phạm vi | theo quy định"))
# Telling others, who need no more than know: "gửi Ban Dân vận để biết".
INFORM = Lexicon(
    listed("""
gửi | gửi cho | gửi đến | gửi tới | gửi về | thông báo | thông báo cho | thông báo đến | thông báo tới | báo cho
sao gửi | đồng gửi | thông tin cho | thông tin đến | thông tin tới
""")
)
KNOW = Lexicon(listed("để biết | được biết | biết để phối hợp | cùng biết | để cùng biết"))
# Being followed by others.
UNDER_EYES = Lexicon(
    listed(
        "chịu sự theo dõi của | chịu sự giám sát của | chịu sự kiểm tra của | chịu sự kiểm tra, giám sát của"
        " | chịu sự theo dõi, đôn đốc của | chịu sự giám sát, kiểm tra của | dưới sự theo dõi của"
        " | dưới sự giám sát của | dưới sự kiểm tra của | dưới sự kiểm tra, giám sát của"
        " | dưới sự theo dõi, đôn đốc của"
    )
)
# Whom a body puts in charge among its own.
PEOPLE = Lexicon(
    listed(
        "cán bộ | công chức | viên chức | đồng chí | một đồng chí | 01 đồng chí | lãnh đạo | một lãnh đạo"
        " | đảng viên | hội viên | thành viên | người | một người | báo cáo viên | đầu mối | các đồng chí"
        " | cán bộ, công chức | cán bộ, đảng viên | cán bộ, hội viên"
    )
)
LEADS = Lexicon(["chủ trì"])
# What is done to other bodies; units behind these words are not those who do it.
DIRECTS = Lexicon(
    listed("chỉ đạo | hướng dẫn | đôn đốc | vận động | tham mưu | tham mưu cho | giúp | hỗ trợ | báo cáo | gửi")
)
# Doing it oneself.
LEADING = Lexicon(
    listed("""
chủ trì | làm đầu mối | đầu mối | thực hiện | chịu trách nhiệm | phụ trách | tham mưu | tổ chức | triển khai
làm chủ trì
""")
)
