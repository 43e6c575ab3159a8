"""Addresses of the officials' side; citizens' pages are the portal's."""

from django.urls import path

from .views import answering, lists

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
]
