"""Addresses of the cycle; its overview stands below the programme."""

from django.urls import path

from .views import acts, cycle, proofs

app_name = "steering"
urlpatterns = [
    path("chuong-trinh/<int:key>/chu-trinh/", cycle.cycle, name="cycle"),
    path("chuong-trinh/<int:key>/chu-trinh/ghi/", acts.record, name="record"),
    path("chuong-trinh/<int:key>/chu-trinh/<int:act_key>/bo/", acts.remove, name="remove"),
    path("chu-trinh/<int:key>/", acts.act, name="act"),
    path("chu-trinh/<int:key>/sua/", acts.edit, name="edit"),
    path("chu-trinh/<int:key>/minh-chung/", proofs.attach, name="attach"),
    path("chu-trinh/minh-chung/<int:key>/", proofs.proof, name="proof"),
    path("chu-trinh/<int:key>/minh-chung/<int:proof_key>/bo/", proofs.detach, name="detach"),
]
