"""Addresses of rounds and reports."""

from django.urls import path

from .views import approval, deciding, imports, line, lists, opening, report, running, sheets, urging

app_name = "rounds"
urlpatterns = [
    path("", lists.ours, name="ours"),
    path("thu-truong-duyet/", approval.approval, name="approval"),
    *imports.pages.urls("nhap/"),
    # rounds
    path("dot/", lists.rounds, name="rounds"),
    path("chuong-trinh/<int:key>/", lists.of_programme, name="of_programme"),
    path("dot/mo/", opening.open_round, name="open"),
    path("dot/<int:key>/", running.round_page, name="round"),
    path("dot/<int:key>/sua/", opening.change, name="change"),
    path("dot/<int:key>/khoa/", running.lock, name="lock"),
    path("dot/<int:key>/mo-lai/", running.unlock, name="unlock"),
    path("dot/<int:key>/don-doc/", urging.urge, name="urge"),
    path("dot/<int:key>/cong-van-don-doc/", urging.letter, name="letter"),
    path("dot/<int:key>/bang.xlsx", sheets.of_round, name="round_sheet"),
    # one report
    path("<int:key>/", report.report, name="report"),
    path("<int:key>/ban-in/", report.read, name="read"),
    path("<int:key>/bao-cao.docx", report.report_word, name="report_word"),
    path("<int:key>/bang.xlsx", sheets.of_report, name="report_sheet"),
    path("dong/<int:key>/", line.line, name="line"),
    path("<int:key>/so-lieu/<int:indicator>/", line.figure, name="figure"),
    path("<int:key>/duyet/", deciding.approve, name="approve"),
    path("<int:key>/sua-lai/", deciding.hand_back, name="hand_back"),
    path("<int:key>/xin-them-thoi-gian/", deciding.ask_time, name="ask_time"),
    path("<int:key>/tra-loi-thoi-gian/", deciding.answer_time, name="answer_time"),
    path("<int:key>/mo-khoa/", deciding.open_again, name="open_again"),
    path("<int:key>/tiep-nhan/", deciding.accept, name="accept"),
    path("<int:key>/tra-lai/", deciding.return_report, name="return_report"),
]
