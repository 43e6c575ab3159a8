from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ground.deadlines import add_deadlines
from phoihop.ground.shell import add_block, add_marks, add_menu, add_tab


class TasksConfig(AppConfig):
    """What is due when."""

    name = "phoihop.tasks"

    def ready(self) -> None:
        from . import actions, imports, jobs, listening, rules  # noqa: F401  # lazily: they register once models are loaded
        from .blocks import (  # lazily: needs the loaded models
            duty_marks,
            our_work,
            programme_clock,
            runs_programme,
            to_chase,
        )
        from .deadlines import TaskDeadlines  # lazily: as above

        add_deadlines("tasks.task", TaskDeadlines())
        add_menu(10, _("Việc của đơn vị"), "tasks:our_tasks")
        add_tab("programme", 10, _("Ma trận"), "tasks:matrix")
        add_tab("programme", 30, _("Quá hạn"), "tasks:overdue", runs_programme)
        add_block("programme.clock", 10, "tasks/clock.html", programme_clock)
        add_block("overview", 10, "tasks/to_chase.html", to_chase)
        add_block("overview", 20, "tasks/our_work.html", our_work)
        add_marks("duty", duty_marks)
