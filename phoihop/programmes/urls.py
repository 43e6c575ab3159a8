"""Addresses of the room."""

from django.urls import path

from .views import correct, draft, fields, intake, lifecycle, lists, parts, programme, publishing

app_name = "programmes"
urlpatterns = [
    path("", lists.programmes, name="list"),
    path("nhap/", intake.upload, name="upload"),
    path("lap/", intake.create, name="create"),
    path("tep/<int:key>/", intake.intake, name="intake"),
    path("tep/<int:key>/ban-goc/", intake.original, name="original"),
    path("tep/<int:key>/ban-ky/", intake.scan, name="scan"),
    # a programme
    path("<int:key>/", programme.programme, name="programme"),
    path("<int:key>/van-ban/", programme.papers, name="papers"),
    path("<int:key>/nhat-ky/", programme.history, name="history"),
    path("<int:key>/cong-khai/", publishing.publishing, name="publishing"),
    path("<int:key>/linh-vuc/", fields.fields, name="fields"),
    # its draft
    path("<int:key>/du-thao/", draft.draft, name="draft"),
    path("<int:key>/doi-chieu/", draft.match, name="match"),
    path("<int:key>/don-vi-moi/", draft.new_unit, name="new_unit"),
    path("<int:key>/bo-sung/", draft.fill, name="fill"),
    path("<int:key>/da-xem/", draft.settle, name="settle"),
    path("<int:key>/thong-tin/", parts.facts, name="facts"),
    path("<int:key>/ben-ky/them/", parts.add_party, name="add_party"),
    path("ben-ky/<int:key>/", parts.party, name="party"),
    path("ben-ky/<int:key>/bo/", parts.remove_party, name="remove_party"),
    path("<int:key>/noi-dung/them/", parts.add_content, name="add_content"),
    path("noi-dung/<int:key>/", parts.content, name="content"),
    path("noi-dung/<int:key>/bo/", parts.remove_content, name="remove_content"),
    path("<int:key>/nhiem-vu/them/", parts.add_duty, name="add_duty"),
    path("nhiem-vu/<int:key>/", parts.duty, name="duty"),
    path("nhiem-vu/<int:key>/bo/", parts.remove_duty, name="remove_duty"),
    path("nhiem-vu/<int:key>/phan-cong/", parts.add_assignment, name="add_assignment"),
    path("phan-cong/<int:key>/", parts.assignment, name="assignment"),
    path("phan-cong/<int:key>/bo/", parts.remove_assignment, name="remove_assignment"),
    # from draft to the end
    path("<int:key>/xac-nhan/", lifecycle.confirm, name="confirm"),
    path("<int:key>/thong-nhat/", lifecycle.agree, name="agree"),
    path("ben-ky/<int:key>/ky/", lifecycle.sign, name="sign"),
    path("<int:key>/thuc-hien/", lifecycle.enforce, name="enforce"),
    path("<int:key>/mo-lai/", lifecycle.reopen, name="reopen"),
    path("<int:key>/bo/", lifecycle.discard, name="discard"),
    path("<int:key>/ket-thuc/", lifecycle.close, name="close"),
    # typing errors in what is frozen
    path("<int:key>/sua-loi/", correct.choose, name="correct"),
    path("<int:key>/sua-loi/thong-tin/", correct.facts, name="correct_facts"),
    path("ben-ky/<int:key>/sua-loi/", correct.party, name="correct_party"),
    path("noi-dung/<int:key>/sua-loi/", correct.content, name="correct_content"),
    path("nhiem-vu/<int:key>/sua-loi/", correct.duty, name="correct_duty"),
    path("phan-cong/<int:key>/sua-loi/", correct.assignment, name="correct_assignment"),
]
