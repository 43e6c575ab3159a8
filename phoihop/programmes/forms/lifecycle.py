"""The forms of signing: a paper that is signed already, each party's signing, coming into force."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from phoihop.ground.dates import written
from phoihop.ground.forms import DayField, Form
from phoihop.ledger.actor import Actor

from ..doubles import Doubles, doubles_of
from ..models import Party, Programme
from .files import ScanField


class _InForceForm(Form):
    """What comes into force: where the same paper is there already, why this is another one."""

    doubles: Doubles

    def ask_if_other(self, programme: Programme, actor: Actor, signed_on: dt.date | None) -> None:
        """Asks where the paper looks like one that is there."""
        self.doubles = doubles_of(programme, actor, signed_on)
        if self.doubles:
            self.fields["why_other"] = forms.CharField(
                label=_("Vì sao đây là văn bản khác"),
                help_text=_("Chỉ ghi khi đây không phải là văn bản đã có. Lý do được ghi vào nhật ký."),
                max_length=500,
                required=False,
            )
            self.order_fields(["why_other"])

    @property
    def other_paper(self) -> str:
        """Why it is another paper; "" where nobody says so."""
        return str(self.cleaned_data.get("why_other", ""))


class ConfirmForm(_InForceForm):
    """A paper that is signed: its day, who signed for each party, its scan, the cited papers to register."""

    signed_on = DayField(label=_("Ngày ký"))
    tracked_from = DayField(
        label=_("Theo dõi từ ngày"), help_text=_("Việc có hạn trước ngày này không được lập. Thường là hôm nay.")
    )

    def __init__(
        self,
        *args: Any,
        programme: Programme,
        parties: list[Party],
        actor: Actor,
        today: dt.date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.parties = today, parties
        self.initial.setdefault("signed_on", programme.signed_on)
        self.initial.setdefault("tracked_from", today)
        for party in parties:
            self.fields[f"name-{party.pk}"] = forms.CharField(
                label=_("Người ký, {party}").format(party=party.name), max_length=120, initial=party.signatory_name
            )
            self.fields[f"office-{party.pk}"] = forms.CharField(
                label=_("Chức vụ"), max_length=160, required=False, initial=party.signatory_office
            )
        intake = programme.intake
        if intake and intake.scan_id is None:
            self.fields["scan"] = ScanField(
                label=_("Bản ký, đóng dấu (bản chụp)"),
                required=False,
                help_text=_("PDF hoặc ảnh; được lưu làm bằng chứng."),
            )
        cited = [(str(place), _citation(one)) for place, one in enumerate(intake.reading.get("citations") or [])
                 if one.get("number")] if intake else []  # fmt: skip
        if cited:
            self.fields["citations"] = forms.MultipleChoiceField(
                label=_("Văn bản viện dẫn cần đưa vào sổ"),
                choices=cited,
                initial=[place for place, _words in cited],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.ask_if_other(programme, actor, self._day_given)

    @property
    def _day_given(self) -> dt.date | None:
        """The day that was sent, before the form is cleaned."""
        try:
            day: dt.date = self.fields["signed_on"].clean(self.data.get("signed_on"))
        except forms.ValidationError:
            return None
        return day

    def clean_signed_on(self) -> dt.date:
        """Nothing was signed tomorrow."""
        day: dt.date = self.cleaned_data["signed_on"]
        if day > self.today:
            raise forms.ValidationError(_g("Ngày ký không thể sau ngày hôm nay."))
        return day

    @property
    def signatories(self) -> dict[int, tuple[str, str]]:
        """Name and office by the key of the party."""
        data = self.cleaned_data
        return {party.pk: (data[f"name-{party.pk}"], data[f"office-{party.pk}"]) for party in self.parties}


class SignForm(Form):
    """One party has signed."""

    signed_on = DayField(label=_("Ngày ký"))
    signatory_name = forms.CharField(label=_("Người ký"), max_length=120)
    signatory_office = forms.CharField(label=_("Chức vụ"), max_length=160, required=False)


class EnforceForm(_InForceForm):
    """A signed programme comes into force."""

    tracked_from = DayField(label=_("Theo dõi từ ngày"), help_text=_("Việc có hạn trước ngày này không được lập."))

    def __init__(self, *args: Any, programme: Programme, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_if_other(programme, actor, programme.signed_on)


def _citation(read: dict[str, Any]) -> str:
    day = written(dt.date.fromisoformat(read["issued_on"])) if read.get("issued_on") else ""
    words = [(read.get("kind") or _g("văn bản")).capitalize(), read["number"], day and _g("ngày {day}").format(day=day)]
    return " ".join(filter(None, words)) + (f": {read['abstract']}" if read.get("abstract") else "")
