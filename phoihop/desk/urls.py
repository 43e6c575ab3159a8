"""Addresses of the officials' shell."""

from django.urls import path

from .views import overview

app_name = "desk"
urlpatterns = [path("", overview, name="overview")]
