"""Addresses of the public pages."""

from django.urls import path

from .views import consultation, feedback, home, language, machines, programme

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", home.search, name="search"),
    path("cam-ket/<int:key>/", programme.programme, name="programme"),
    path("cam-ket/<int:key>/noi-dung/<int:content_key>/", programme.content, name="content"),
    path("cam-ket/<int:key>/noi-dung/<int:content_key>/phan-anh/", feedback.send, name="send_feedback"),
    path("phan-anh/", feedback.landing, name="feedback"),
    path("phan-anh/theo-doi/", feedback.follow, name="follow"),
    path("phan-anh/don-vi/<int:key>/", feedback.send_to, name="send_feedback_to"),
    path("lay-y-kien/", consultation.consultations, name="consultations"),
    path("lay-y-kien/<int:key>/", consultation.consultation, name="consultation"),
    path("lay-y-kien/<int:key>/tra-loi/", consultation.answer, name="answer_consultation"),
    path("ngon-ngu/<slug:code>/", language.choose, name="language"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
]
