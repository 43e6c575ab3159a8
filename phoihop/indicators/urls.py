"""Addresses of indicators; those of a programme's table stand below the programme."""

from django.urls import path

from .views import define, figures, imports, indicator, table, targets, unit

app_name = "indicators"
urlpatterns = [
    path("chi-tieu/", unit.ours, name="ours"),
    *imports.pages.urls("chi-tieu/nhap/"),
    path("chi-tieu/<int:key>/", indicator.indicator, name="indicator"),
    path("chi-tieu/<int:key>/sua/", define.change, name="change"),
    path("chi-tieu/<int:key>/bo/", define.withdraw, name="withdraw"),
    path("chi-tieu/<int:key>/muc-tieu/", targets.targets, name="targets"),
    path("chi-tieu/<int:key>/don-vi/<int:unit_key>/", unit.unit, name="unit"),
    path("chi-tieu/<int:key>/don-vi/<int:unit_key>/ghi/", figures.record, name="record"),
    path("chi-tieu/so-lieu/<int:key>/rut/", figures.withdraw, name="withdraw_figure"),
    path("chi-tieu/minh-chung/<int:key>/", figures.proof, name="proof"),
    path("chuong-trinh/<int:key>/chi-tieu/", table.table, name="table"),
    path("chuong-trinh/<int:key>/chi-tieu/them/", define.define, name="define"),
    path("chuong-trinh/<int:key>/chi-tieu.xlsx", table.sheet, name="sheet"),
]
