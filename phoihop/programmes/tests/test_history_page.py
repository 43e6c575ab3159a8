"""What was done with a programme can be checked: who, what it concerned, from what to what, why."""

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import override

from phoihop.programmes import actions
from phoihop.programmes.models import Programme
from tests.cast import Cast, Person
from tests.worlds import duty_of, in_force

SignIn = Callable[[Person], Client]


def journal(browser: Client, programme: Programme, **asked: object) -> str:
    return browser.get(reverse("programmes:history", args=[programme.pk]), asked).content.decode()


def test_a_correction_tells_who_what_before_and_after(cast: Cast, signed_in: SignIn) -> None:
    programme = in_force(cast)
    duty = duty_of(programme, "Báo cáo")
    actions.correct(
        duty, reason="Gõ nhầm", text="Báo cáo kết quả", rrule="FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", **cast.ha.by
    )
    html = strip_tags(journal(signed_in(cast.ha), programme))
    assert "Hà · Ban Dân vận Huyện ủy · Thư ký chương trình" in html
    assert "Nhiệm vụ: “Báo cáo kết quả”" in html
    assert "Nhiệm vụ: “Báo cáo kết quả thực hiện dân chủ ở cơ sở” → “Báo cáo kết quả”" in html
    assert "Quy tắc lặp: “hằng năm, ngày 15/6 và 15/11” → “" in html
    assert "FREQ=" not in html


def test_days_and_units_are_said_as_people_say_them(cast: Cast, signed_in: SignIn) -> None:
    programme = in_force(cast)
    actions.correct(programme, reason="Sai năm", ends_on=programme.ends_on.replace(year=2028), **cast.ha.by)  # type: ignore[union-attr]
    support = duty_of(programme, "Tuyên truyền").assignments.get(role="support")
    actions.correct(support, reason="Sai xã", unit=cast.adok, **cast.ha.by)
    html = strip_tags(journal(signed_in(cast.ha), programme))
    assert "Đến ngày: “31/12/2027” → “31/12/2028”" in html
    assert "Đơn vị: “UBND xã Glar” → “UBND xã A Dơk”" in html
    assert "Phân công: “UBND xã A Dơk (Phối hợp): Tuyên truyền" in html


def test_a_long_text_is_cut_and_can_be_opened(cast: Cast, signed_in: SignIn) -> None:
    programme = in_force(cast)
    long = "Tuyên truyền rất dài " * 20 + "hết."
    actions.correct(duty_of(programme, "Tuyên truyền"), reason="Thiếu chữ", text=long, **cast.ha.by)
    html = journal(signed_in(cast.ha), programme)
    assert f"…”</summary>{long}</details>" in html


def test_many_entries_need_no_more_queries(
    cast: Cast, signed_in: SignIn, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    programme = in_force(cast)
    for number in range(12):  # each is followed by its tasks being made anew
        actions.correct(duty_of(programme, "Tuyên truyền"), reason="Gõ nhầm", product=f"Tin {number}", **cast.ha.by)
    browser = signed_in(cast.ha)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        html = journal(browser, programme)
    assert html.count("Sản phẩm, kết quả: ") == 12


def test_the_ledger_speaks_one_language_whoever_acts(cast: Cast, signed_in: SignIn) -> None:
    programme = in_force(cast)
    support = duty_of(programme, "Tuyên truyền").assignments.get(role="support")
    with override("en"):
        actions.correct(support, reason="Wrong commune", unit=cast.adok, **cast.ha.by)
    assert "“UBND xã A Dơk (Phối hợp): Tuyên truyền" in journal(signed_in(cast.ha), programme)


def test_a_long_journal_goes_on_and_each_page_is_light(cast: Cast, signed_in: SignIn) -> None:
    programme = in_force(cast)
    told = duty_of(programme, "Tuyên truyền")
    for number in range(20):
        text = f"Tuyên truyền {number}, " + "vận động " * 90
        actions.correct(told, reason=f"Lý do {number}.", text=text, **cast.ha.by)
    browser, html, read, asked = signed_in(cast.ha), "", "", ""
    while not html or asked:
        html = journal(browser, programme, sau=asked)
        assert len(html.encode()) < 100_000
        assert ('href="?"' in html) == bool(asked)
        read += html
        following = re.search(r'href="\?sau=(\d+)"', html)
        asked = following[1] if following else ""
    assert re.findall(r"Lý do (\d+)", read) == [str(number) for number in reversed(range(20))]
    assert read.count("Lập chương trình") == 1
