"""Addresses of tasks; those of a programme's matrix stand below the programme."""

from django.urls import path

from .views import extensions, handling, imports, lists, matrix, overdue, task

app_name = "tasks"
urlpatterns = [
    path("viec/", lists.our_tasks, name="our_tasks"),
    path("viec/cua-toi/", lists.my_work, name="my_work"),
    path("viec/theo-doi/", lists.followed, name="followed"),
    *imports.pages.urls("viec/nhap/"),
    path("viec/<int:key>/", task.task, name="task"),
    path("viec/<int:key>/tien-do/", task.report, name="report"),
    path("viec/<int:key>/xin-gia-han/", task.ask_extension, name="ask_extension"),
    path("viec/<int:key>/nghiem-thu/", task.accept, name="accept"),
    path("viec/<int:key>/tra-lai/", task.return_report, name="return_report"),
    path("viec/<int:key>/gia-han/", task.extend, name="extend"),
    path("viec/<int:key>/huy/", task.cancel, name="cancel"),
    path("viec/<int:key>/giao/", handling.hand, name="hand"),
    path("viec/giao/<int:key>/tra-lai/", handling.give_back, name="give_back"),
    path("viec/gia-han/<int:key>/", extensions.answer_extension, name="answer_extension"),
    path("viec/minh-chung/<int:key>/", task.evidence, name="evidence"),
    path("v/<str:code>/", task.short, name="short"),
    path("nhiem-vu/<int:key>/viec/", matrix.duty, name="duty"),
    path("chuong-trinh/<int:key>/ma-tran/", matrix.matrix, name="matrix"),
    path("chuong-trinh/<int:key>/ma-tran/<int:content>/<str:column>/", matrix.cell, name="cell"),
    path("chuong-trinh/<int:key>/qua-han/", overdue.overdue_tasks, name="overdue"),
    path("chuong-trinh/<int:key>/qua-han.xlsx", overdue.overdue_excel, name="overdue_excel"),
]
