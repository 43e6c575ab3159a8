"""Addresses of the officials' side; citizens' pages are the portal's."""

from django.urls import path

from .views import answering, consultation, household_vote, lists, response_files, response_table

app_name = "voices"
urlpatterns = [
    path("", lists.feedback_list, name="list"),
    path("phan-anh/<int:key>/", answering.feedback, name="feedback"),
    path("phan-anh/<int:key>/tiep-nhan/", answering.take, name="take"),
    path("phan-anh/<int:key>/tra-loi/", answering.answer, name="answer"),
    path("phan-anh/<int:key>/hoi-them/", answering.ask, name="ask"),
    path("phan-anh/<int:key>/chuyen/", answering.forward, name="forward"),
    path("phan-anh/<int:key>/khong-tiep-nhan/", answering.refuse, name="refuse"),
    path("phan-anh/<int:key>/gop/", answering.merge, name="merge"),
    path("phan-anh/<int:key>/dang/", answering.publish, name="publish"),
    path("phan-anh/<int:key>/lien-he/", answering.contact, name="contact"),
    path("khong-tiep-nhan/", lists.refuse_many, name="refuse_many"),
    path("phan-anh/<int:key>/anh/<int:photo_key>/", answering.photo, name="photo"),
    path("lay-y-kien/", consultation.consultations, name="consultations"),
    path("lay-y-kien/moi/", consultation.draft, name="draft_consultation"),
    path("lay-y-kien/<int:key>/", consultation.consultation, name="consultation"),
    path("lay-y-kien/<int:key>/sua/", consultation.edit, name="edit_consultation"),
    path("lay-y-kien/<int:key>/bo/", consultation.drop, name="drop_consultation"),
    path("lay-y-kien/<int:key>/muc/", consultation.add_section, name="add_section"),
    path("lay-y-kien/<int:key>/du-thao/", consultation.paste, name="paste_sections"),
    path("lay-y-kien/<int:key>/muc/<int:section_key>/", consultation.edit_section, name="edit_section"),
    path("lay-y-kien/<int:key>/muc/<int:section_key>/bo/", consultation.drop_section, name="drop_section"),
    path("lay-y-kien/<int:key>/cong-khai/", consultation.open_it, name="open_consultation"),
    path("lay-y-kien/<int:key>/gia-han/", consultation.extend, name="extend_consultation"),
    path("lay-y-kien/<int:key>/y-kien/", response_table.contributions, name="contributions"),
    path("lay-y-kien/<int:key>/y-kien/xep/", response_table.sort, name="sort_contributions"),
    path("lay-y-kien/<int:key>/y-kien/ghi/", response_table.write_down, name="write_down"),
    path("lay-y-kien/<int:key>/nhom/", response_table.make_group, name="make_group"),
    path("lay-y-kien/<int:key>/nhom/<int:group_key>/", response_table.group, name="group"),
    path("lay-y-kien/<int:key>/nhom/<int:group_key>/bo/", response_table.drop_group, name="drop_group"),
    path("lay-y-kien/<int:key>/bieu-quyet/", household_vote.record_vote, name="record_vote"),
    path("lay-y-kien/<int:key>/bieu-quyet/<int:vote_key>/bo/", household_vote.drop_vote, name="drop_vote"),
    path("lay-y-kien/<int:key>/bien-ban/<int:proof_key>/", household_vote.minutes, name="vote_minutes"),
    path("lay-y-kien/<int:key>/cong-bo/", response_table.close, name="close_consultation"),
    path("lay-y-kien/<int:key>/word/", response_files.word, name="response_word"),
    path("lay-y-kien/<int:key>/excel/", response_files.excel, name="response_excel"),
]
