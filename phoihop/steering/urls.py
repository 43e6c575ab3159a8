"""Addresses of the cycle; its overview stands below the programme."""

from django.urls import path

from .views import acts, agenda, attendance, conclusions, cycle, meetings, papers, plan_lines, plans, proofs

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
    path("chuong-trinh/<int:key>/giao-ban/", meetings.meetings, name="meetings"),
    path("chuong-trinh/<int:key>/giao-ban/trieu-tap/", meetings.call, name="call"),
    path("giao-ban/<int:key>/", meetings.meeting, name="meeting"),
    path("giao-ban/<int:key>/sua/", meetings.change, name="change_meeting"),
    path("giao-ban/<int:key>/khong-hop/", meetings.cancel, name="cancel_meeting"),
    path("giao-ban/<int:key>/dien-bien/", meetings.minutes, name="minutes"),
    path("giao-ban/<int:key>/ket-thuc/", meetings.conclude, name="conclude"),
    path("giao-ban/<int:key>/thanh-phan/", attendance.attendance, name="attendance"),
    path("giao-ban/<int:key>/moi/", attendance.invite, name="invite"),
    path("giao-ban/<int:key>/de-xuat/", agenda.propose, name="propose"),
    path("giao-ban/<int:key>/muc/", agenda.add_item, name="add_item"),
    path("giao-ban/muc/<int:key>/", agenda.edit_item, name="edit_item"),
    path("giao-ban/<int:key>/muc/<int:item_key>/bo/", agenda.drop_item, name="drop_item"),
    path("giao-ban/<int:key>/ket-luan/", conclusions.draft, name="draft_conclusion"),
    path("giao-ban/ket-luan/<int:key>/", conclusions.edit, name="edit_conclusion"),
    path("giao-ban/<int:key>/ket-luan/<int:conclusion_key>/bo/", conclusions.drop, name="drop_conclusion"),
    path("giao-ban/<int:key>/bien-ban.docx", papers.minutes, name="minutes_word"),
    path("giao-ban/<int:key>/thong-bao-ket-luan.docx", papers.notice, name="notice_word"),
    path("chuong-trinh/<int:key>/ke-hoach-nam/", plans.plans, name="plans"),
    path("chuong-trinh/<int:key>/ke-hoach-nam/lap/", plans.open_plan, name="open_plan"),
    path("chuong-trinh/<int:key>/ke-hoach-nam/<int:plan_key>/bo/", plans.discard, name="discard_plan"),
    path("ke-hoach-nam/<int:key>/", plans.plan, name="plan"),
    path("ke-hoach-nam/<int:key>/sua/", plans.change, name="change_plan"),
    path("ke-hoach-nam/<int:key>/dieu-chinh/", plans.amend, name="amend_plan"),
    path("ke-hoach-nam/<int:key>/chon/", plans.choose, name="choose"),
    path("ke-hoach-nam/<int:key>/viec/", plan_lines.add, name="add_line"),
    path("ke-hoach-nam/viec/<int:key>/", plan_lines.edit, name="edit_line"),
    path("ke-hoach-nam/viec/<int:key>/han/", plan_lines.sharpen, name="sharpen"),
    path("ke-hoach-nam/<int:key>/viec/<int:line_key>/bo/", plan_lines.drop, name="drop_line"),
    path("ke-hoach-nam/<int:key>/ban-hanh/", plans.issue, name="issue"),
    path("ke-hoach-nam/<int:key>/ke-hoach.docx", plans.plan_word, name="plan_word"),
]
