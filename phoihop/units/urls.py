"""Addresses of the room."""

from django.urls import path

from .views import classes, days, imports, posts, unit_forms, units

app_name = "units"
urlpatterns = [
    path("", units.units, name="units"),
    *imports.pages.urls(),
    path("them/", unit_forms.create_unit, name="create_unit"),
    path("goi-y/", units.suggest, name="suggest"),
    path("<int:key>/", units.unit, name="unit"),
    path("<int:key>/sua/", unit_forms.edit_unit, name="edit_unit"),
    path("<int:key>/ket-thuc/", unit_forms.end_unit, name="end_unit"),
    path("<int:key>/them-chuc-vu/", posts.create_post, name="create_post"),
    path("chuc-vu/<int:key>/giao/", posts.hold_post, name="hold_post"),
    path("chuc-vu/<int:key>/bo/", posts.end_post, name="end_post"),
    path("nhom/", classes.classes, name="classes"),
    path("nhom/them/", classes.create_class, name="create_class"),
    path("nhom/<int:key>/", classes.unit_class, name="unit_class"),
    path("nhom/<int:key>/sua/", classes.edit_class, name="edit_class"),
    path("ngay-nghi/", days.days, name="days"),
    path("ngay-nghi/ghi/", days.add_day, name="add_day"),
    path("ngay-nghi/<int:key>/bo/", days.remove_day, name="remove_day"),
]
