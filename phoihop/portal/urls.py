from django.urls import path
from django.http import HttpResponse
app_name = "portal"
urlpatterns = [path("", lambda r: HttpResponse("portal"), name="home")]
