"""Addresses of the room."""

app_name = "publishing"
urlpatterns: list = []
