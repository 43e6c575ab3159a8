"""Addresses of templates."""

from django.urls import path

from . import views

app_name = "templating"
urlpatterns = [
    path("", views.templates, name="list"),
    path("<int:key>/", views.template, name="template"),
    path("<int:key>/thu/", views.trial, name="trial"),
    path("<int:key>/goc/", views.original, name="file"),
    path("<int:key>/dung/", views.use, name="use"),
    path("<int:key>/thoi-dung/", views.withdraw, name="withdraw"),
]
