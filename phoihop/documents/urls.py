"""Addresses of the room."""

from django.urls import path

from .views import document, files, imports, links, register

app_name = "documents"
urlpatterns = [
    path("", register.register, name="register"),
    *imports.pages.urls(),
    path("them/", document.register_document, name="add"),
    path("<int:key>/", document.document, name="document"),
    path("<int:key>/sua/", document.edit_document, name="edit"),
    path("<int:key>/tep/", files.attach, name="attach"),
    path("<int:key>/tep/<int:file_key>/", files.download, name="download"),
    path("<int:key>/quan-he/", links.link, name="link"),
    path("<int:key>/quan-he/<int:link_key>/bo/", links.unlink, name="unlink"),
]
