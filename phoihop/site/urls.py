"""Every address of the house."""

from django.urls import include, path
from django.views.i18n import set_language

from phoihop.ground.pages import public

urlpatterns = [
    path("", include("phoihop.portal.urls")),
    path("tong-quan/", include("phoihop.desk.urls")),
    path("", include("phoihop.tasks.urls")),
    path("", include("phoihop.steering.urls")),
    path("", include("phoihop.indicators.urls")),
    path("", include("phoihop.notices.urls")),
    path("bao-cao/", include("phoihop.rounds.urls")),
    path("tong-hop/", include("phoihop.reviews.urls")),
    path("y-kien/", include("phoihop.voices.urls")),
    path("mau-word/", include("phoihop.templating.urls")),
    path("chuong-trinh/", include("phoihop.programmes.urls")),
    path("van-ban/", include("phoihop.documents.urls")),
    path("don-vi/", include("phoihop.units.urls")),
    path("tai-khoan/", include("phoihop.units.account_urls")),
    path("cong-khai/", include("phoihop.publishing.urls")),
    path("ngon-ngu/", public(set_language), name="set_language"),
]
