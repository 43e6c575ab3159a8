from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public pages."""

    name = "phoihop.portal"

    def ready(self) -> None:
        """Rooms below learn at which public addresses their nouns are read."""
        from phoihop.programmes.models import Programme  # lazily: needs the loaded models
        from phoihop.publishing.kinds import show_at, show_postings_at  # lazily: as above
        from phoihop.reviews.models import Review  # lazily: as above
        from phoihop.steering.models import YearlyPlan  # lazily: as above
        from phoihop.voices.models import CivicActivity, Survey, Visit  # lazily: as above

        show_at(Programme, "portal:programme")
        show_at(YearlyPlan, "portal:plan")
        show_at(Review, "portal:review")
        show_at(CivicActivity, "portal:activity")
        show_at(Survey, "portal:survey")
        show_at(Visit, "portal:visit")
        show_postings_at("portal:posting")
