"""Addresses of the room."""

from django.urls import path

from .views import provisions

app_name = "publishing"
urlpatterns = [
    path("quy-dinh/", provisions.law, name="law"),
    path("quy-dinh/so/<int:key>/", provisions.correct_figure, name="correct_figure"),
    path("quy-dinh/so/<int:key>/moi/", provisions.renew_figure, name="renew_figure"),
    path("quy-dinh/noi-dung/<int:key>/", provisions.correct_subject, name="correct_subject"),
    path("quy-dinh/noi-dung/<int:key>/moi/", provisions.renew_subject, name="renew_subject"),
]
