"""Addresses of the public pages."""

from django.urls import path

from .views import (
    activity,
    consultation,
    feedback,
    flower,
    home,
    language,
    machines,
    programme,
    published,
    survey,
    visit,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", home.search, name="search"),
    path("cam-ket/<int:key>/", programme.programme, name="programme"),
    path("cam-ket/<int:key>/noi-dung/<int:content_key>/", programme.content, name="content"),
    path("cam-ket/<int:key>/noi-dung/<int:content_key>/phan-anh/", feedback.send, name="send_feedback"),
    path("da-cong-khai/", published.published, name="published"),
    path("da-cong-khai/atom.xml", published.feed, name="feed"),
    path("da-cong-khai/<int:key>/", published.posting, name="posting"),
    path("da-cong-khai/tep/<int:key>/", published.file, name="file"),
    path("ke-hoach-da-ban-hanh/<int:key>/", published.plan, name="plan"),
    path("bao-cao-da-ban-hanh/<int:key>/", published.review, name="review"),
    path("phan-anh/", feedback.landing, name="feedback"),
    path("phan-anh/theo-doi/", feedback.follow, name="follow"),
    path("phan-anh/don-vi/<int:key>/", feedback.send_to, name="send_feedback_to"),
    path("cung-lam/", activity.activities, name="activities"),
    path("cung-lam/<int:key>/", activity.activity, name="activity"),
    path("cung-lam/<int:key>/ghi-ten/", activity.sign_up, name="sign_up"),
    path("cung-lam/<int:key>/rut-ten/", activity.sign_off, name="sign_off"),
    path("cung-lam/<int:key>/anh/<int:row_key>/", activity.photo, name="activity_photo"),
    path("khao-sat/", survey.surveys, name="surveys"),
    path("khao-sat/<int:key>/", survey.survey, name="survey"),
    path("khao-sat/<int:key>/tra-loi/", survey.answer, name="answer_survey"),
    path("dan-kiem-tra/", visit.visits, name="visits"),
    path("dan-kiem-tra/<int:key>/", visit.visit, name="visit"),
    path("dan-kiem-tra/<int:key>/anh/<int:row_key>/", visit.photo, name="visit_photo"),
    path("lay-y-kien/", consultation.consultations, name="consultations"),
    path("lay-y-kien/<int:key>/", consultation.consultation, name="consultation"),
    path("lay-y-kien/<int:key>/tra-loi/", consultation.answer, name="answer_consultation"),
    path("hoa-sau-canh/", flower.flower, name="flower"),
    path("ngon-ngu/<slug:code>/", language.choose, name="language"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
]
