from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """What was promised."""

    name = "phoihop.programmes"

    def ready(self) -> None:
        from phoihop.ground.shell import (  # lazily: labels are translated once apps are loaded
            add_block,
            add_finder,
            add_menu,
            add_tab,
        )
        from phoihop.ledger.telling import name_kind, say_field  # lazily: as above
        from phoihop.publishing.kinds import offer  # lazily: as above

        from . import actions, jobs, rules  # noqa: F401  # lazily: registers acts and rules once models are loaded
        from .blocks import document_block  # lazily: needs the loaded models
        from .finding import find_contents, find_duties, find_programmes  # lazily: as above
        from .models import Assignment, Content, Doubt, Duty, Party, Programme  # lazily: as above
        from .publishing import (  # lazily: as above
            content_may_be_public,
            content_told,
            may_be_public,
            may_publish,
            may_publish_content,
            told,
            visible_contents,
        )
        from .queries import visible_programmes  # lazily: as above
        from .schedule_words import words_of  # lazily: as above

        add_menu(20, _("Chương trình"), "programmes:list")
        add_tab("programme", 20, _("Nội dung, nhiệm vụ"), "programmes:programme")
        add_tab("programme", 60, _("Văn bản"), "programmes:papers")
        add_tab("programme", 90, _("Nhật ký"), "programmes:history")
        add_tab("programme", 70, _("Công khai"), "programmes:publishing")
        add_block("document", 10, "programmes/document_block.html", document_block)
        add_finder(10, "chuong-trinh", _("Chương trình"), find_programmes)
        add_finder(20, "noi-dung", _("Nội dung"), find_contents)
        add_finder(30, "nhiem-vu", _("Nhiệm vụ"), find_duties)
        offer(
            Programme,
            "chuong-trinh",
            _("Chương trình"),
            ready=may_be_public,
            theirs=may_publish,
            visible=visible_programmes,
            told=told,
        )
        offer(
            Content,
            "noi-dung",
            _("Nội dung cam kết"),
            ready=content_may_be_public,
            theirs=may_publish_content,
            visible=visible_contents,
            told=content_told,
        )
        for model, words in (
            (Party, _("Bên ký kết")),
            (Content, _("Nội dung")),
            (Duty, _("Nhiệm vụ")),
            (Assignment, _("Phân công")),
            (Doubt, _("Điểm cần xem lại")),
        ):
            name_kind(model, words)
        say_field(Duty, "rrule", words_of)
