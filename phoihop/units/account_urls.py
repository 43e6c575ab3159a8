"""Addresses of signing in, of one's own page, and of the administrators' accounts. allauth asks for its own names."""

from allauth.account import views as signing
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import include, path, re_path

from phoihop.ground.pages import public

from .views import accounts, invitations, memberships, own, slips
from .views.access import personal

administration = [
    path("", accounts.accounts, name="accounts"),
    path("tao/", accounts.create_account, name="create"),
    path("<int:key>/", accounts.account, name="account"),
    path("<int:key>/sua/", accounts.edit_account, name="edit"),
    path("<int:key>/khoa/", accounts.disable_account, name="disable"),
    path("<int:key>/mo-khoa/", accounts.enable_account, name="enable"),
    path("<int:key>/go-hai-lop/", accounts.drop_second_factor, name="drop_second_factor"),
    path("<int:key>/giao-vai-tro/", memberships.grant_membership, name="grant"),
    path("vai-tro/<int:key>/thoi/", memberships.end_membership, name="end"),
    path("<int:key>/phieu-moi/", invitations.issue_invitation, name="invite"),
    path("phieu-moi/", slips.issue_invitations, name="invite_many"),
    path("phieu-moi/in/", slips.slips, name="slips"),
    path("phieu-moi/<int:key>/", invitations.slip, name="slip"),
]

second_factor = [
    path("", personal(mfa.index), name="mfa_index"),
    path("nhap-ma/", public(mfa.authenticate), name="mfa_authenticate"),
    path("xac-nhan-lai/", personal(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("bat/", personal(totp.activate_totp), name="mfa_activate_totp"),
    path("tat/", personal(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("ma-du-phong/", personal(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("ma-du-phong/tao/", personal(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("ma-du-phong/tai-ve/", personal(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
]

forgotten = [
    path("", public(signing.password_reset), name="account_reset_password"),
    path("da-gui/", public(signing.password_reset_done), name="account_reset_password_done"),
    path("xong/", public(signing.password_reset_from_key_done), name="account_reset_password_from_key_done"),
    re_path(
        r"^dat-lai/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(signing.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]

urlpatterns = [
    path("", own.account, name="account"),
    path("lam-viec-cho/", own.act_for, name="account_act_for"),
    path("nhan/", invitations.accept, name="account_accept"),
    path("dang-nhap/", public(signing.login), name="account_login"),
    path("dang-xuat/", public(signing.logout), name="account_logout"),
    path("bi-khoa/", public(signing.account_inactive), name="account_inactive"),
    path("mat-khau/", personal(signing.password_change), name="account_change_password"),
    path("xac-nhan-lai/", personal(signing.reauthenticate), name="account_reauthenticate"),
    path("quen-mat-khau/", include(forgotten)),
    path("hai-lop/", include(second_factor)),
    path("quan-tri/", include((administration, "accounts"))),
]
