"""Addresses of the officials' side; citizens' pages are the portal's."""

from django.urls import path

from .views import activity, answering, lists, publishing, survey

app_name = "voices"
urlpatterns = [
    path("", lists.feedback_list, name="list"),
    path("phan-anh/<int:key>/", answering.feedback, name="feedback"),
    path("phan-anh/<int:key>/tiep-nhan/", answering.take, name="take"),
    path("phan-anh/<int:key>/tra-loi/", answering.answer, name="answer"),
    path("phan-anh/<int:key>/hoi-them/", answering.ask, name="ask"),
    path("phan-anh/<int:key>/chuyen/", answering.forward, name="forward"),
    path("phan-anh/<int:key>/khong-tiep-nhan/", answering.refuse, name="refuse"),
    path("phan-anh/<int:key>/anh/<int:photo_key>/", answering.photo, name="photo"),
    path("cong-khai/<slug:noun>/<int:key>/", publishing.publish, name="publish"),
    path("thoi-cong-khai/<slug:noun>/<int:key>/", publishing.withdraw, name="withdraw"),
    path("viec/", activity.activities, name="activities"),
    path("viec/them/", activity.plan, name="plan_activity"),
    path("viec/<int:key>/", activity.activity, name="activity"),
    path("viec/<int:key>/sua/", activity.edit, name="edit_activity"),
    path("viec/<int:key>/danh-sach-giay/", activity.count_paper, name="count_paper"),
    path("viec/<int:key>/ket-qua/", activity.conclude, name="conclude_activity"),
    path("viec/<int:key>/khong-lam/", activity.cancel, name="cancel_activity"),
    path("viec/<int:key>/dong-gop/", activity.contribute, name="contribute"),
    path("viec/<int:key>/dong-gop/<int:row_key>/bo/", activity.drop_contribution, name="drop_contribution"),
    path("viec/<int:key>/anh/", activity.show, name="show_activity"),
    path("viec/<int:key>/anh/<int:row_key>/", activity.photo, name="activity_photo"),
    path("viec/<int:key>/anh/<int:row_key>/bo/", activity.drop_photo, name="drop_activity_photo"),
    path("khao-sat/", survey.surveys, name="surveys"),
    path("khao-sat/soan/", survey.draft, name="draft_survey"),
    path("khao-sat/<int:key>/", survey.survey, name="survey"),
    path("khao-sat/<int:key>/sua/", survey.edit, name="edit_survey"),
    path("khao-sat/<int:key>/cau-hoi/", survey.ask, name="ask_question"),
    path("khao-sat/<int:key>/cau-hoi/<int:row_key>/bo/", survey.drop_question, name="drop_question"),
    path("khao-sat/<int:key>/mo/", survey.open_survey, name="open_survey"),
    path("khao-sat/<int:key>/in-ma/", survey.print_codes, name="print_codes"),
    path("khao-sat/<int:key>/ket-thuc/", survey.close, name="close_survey"),
]
