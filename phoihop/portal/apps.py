from django.apps import AppConfig

from phoihop.ground.shell import add_block


class PortalConfig(AppConfig):
    """The public pages."""

    name = "phoihop.portal"

    def ready(self) -> None:
        """Rooms below learn at which public addresses their nouns are read."""
        from phoihop.programmes.models import Programme  # lazily: needs the loaded models
        from phoihop.publishing.kinds import show_at, show_postings_at  # lazily: as above
        from phoihop.reviews.models import Review  # lazily: as above
        from phoihop.steering.models import YearlyPlan  # lazily: as above
        from phoihop.voices.models import CivicActivity, Consultation, Survey, Visit  # lazily: as above

        from .blocks import public_page_of, sixfold_of  # lazily: as above

        show_at(Programme, "portal:programme")
        show_at(YearlyPlan, "portal:plan")
        show_at(Review, "portal:review")
        show_at(CivicActivity, "portal:activity")
        show_at(Consultation, "portal:consultation")
        show_at(Survey, "portal:survey")
        show_at(Visit, "portal:visit")
        show_postings_at("portal:posting")
        add_block("consultation", 10, "portal/consultation_link.html", public_page_of)
        add_block("published", 10, "portal/sixfold_block.html", sixfold_of)
