"""Addresses of the room."""

from django.urls import path

from .views import choosing, feeds, notices, sharing

app_name = "notices"
urlpatterns = [
    path("thong-bao/", notices.notices, name="notices"),
    path("thong-bao/da-doc/", notices.read_all, name="read_all"),
    path("thong-bao/cach-nhan/", choosing.choose, name="choose"),
    path("thong-bao/lich/", feeds.calendars, name="calendars"),
    path("thong-bao/lich/cua-toi/", feeds.renew_own, name="renew_own"),
    path("thong-bao/lich/don-vi/", feeds.renew_unit, name="renew_unit"),
    path("thong-bao/<int:key>/", notices.open_notice, name="open"),
    path("thong-bao/<int:key>/da-doc/", notices.read_one, name="read_one"),
    path("lich/<int:key>/<str:secret>.ics", feeds.feed, name="feed"),
    path("viec/<int:key>/nhan-nhom/", sharing.share, name="share"),
]
