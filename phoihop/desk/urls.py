"""Addresses of the officials' shell."""

from django.urls import path

from .views import overview, search

app_name = "desk"
urlpatterns = [path("", overview, name="overview"), path("tim/", search, name="search")]
