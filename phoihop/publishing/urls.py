"""Addresses of the room."""

from django.urls import path

from .views import about, announcements, outgoing, posting, provisions, unit

app_name = "publishing"
urlpatterns = [
    path("", unit.unit, name="unit"),
    path("quy/", unit.quarter, name="quarter"),
    path("quy/word/", unit.quarter_word, name="quarter_word"),
    # what the law says
    path("quy-dinh/", provisions.law, name="law"),
    path("quy-dinh/so/<int:key>/", provisions.correct_figure, name="correct_figure"),
    path("quy-dinh/so/<int:key>/moi/", provisions.renew_figure, name="renew_figure"),
    path("quy-dinh/noi-dung/<int:key>/", provisions.correct_subject, name="correct_subject"),
    path("quy-dinh/noi-dung/<int:key>/moi/", provisions.renew_subject, name="renew_subject"),
    # texts of the unit's own
    path("soan/", announcements.write, name="write"),
    path("soan/<int:key>/", announcements.edit, name="edit"),
    path("soan/tep/<int:key>/", announcements.file, name="file"),
    # one posting
    path("lan/<int:key>/", posting.posting, name="posting"),
    path("lan/<int:key>/thoi/", posting.withdraw, name="withdraw"),
    path("lan/<int:key>/hinh-thuc/", posting.add_channel, name="add_channel"),
    path("lan/<int:key>/hinh-thuc/<int:channel_key>/bo/", posting.drop_channel, name="drop_channel"),
    path("lan/<int:key>/ban-dan-a4.pdf", outgoing.poster, {"size": "a4"}, name="poster_a4"),
    path("lan/<int:key>/ban-dan-a3.pdf", outgoing.poster, {"size": "a3"}, name="poster_a3"),
    path("lan/<int:key>/doc-loa/", outgoing.script, name="script"),
    path("lan/<int:key>/tieng/", posting.translate, name="translate"),
    path("hinh-thuc/<int:key>/go/", posting.end_channel, name="end_channel"),
    path("hinh-thuc/<int:key>/minh-chung/", posting.prove, name="prove"),
    path("minh-chung/<int:key>/", posting.proof, name="proof"),
    # anything that may be public
    path("<slug:kind>/<int:key>/", about.about, name="about"),
    path("<slug:kind>/<int:key>/dang/", about.publish, name="publish"),
]
