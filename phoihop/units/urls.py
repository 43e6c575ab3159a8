"""Addresses of the room."""

app_name = "units"
urlpatterns: list = []
