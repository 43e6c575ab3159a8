"""Addresses of reviews."""

from django.urls import path

from .views import exports, figures, head, issuing, lists, opening, review, sections

app_name = "reviews"
urlpatterns = [
    path("", lists.reviews, name="list"),
    path("chuong-trinh/<int:key>/", lists.of_programme, name="programme"),
    path("dot/<int:key>/", opening.open_review, name="open"),
    path("<int:key>/", review.review, name="review"),
    path("<int:key>/so-lieu/", figures.tables, name="figures"),
    path("<int:key>/bieu-do/", figures.charts, name="charts"),
    path("<int:key>/the-thuc/", head.head, name="head"),
    path("<int:key>/ban-hanh/", issuing.issue, name="issue"),
    path("<int:key>/bo/", issuing.discard, name="discard"),
    path("<int:key>/muc/<slug:name>/", sections.edit, name="edit"),
    path("<int:key>/muc/<slug:name>/lay-lai/", sections.restore, name="restore"),
    path("<int:key>/tep/", exports.exports, name="exports"),
    path("tep/<int:key>/", exports.download, name="download"),
]
