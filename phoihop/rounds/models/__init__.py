from .figures import ReportFigure
from .reports import HeadApproval, Report, ReportLine
from .rounds import Question, Round

__all__ = ["HeadApproval", "Question", "Report", "ReportFigure", "ReportLine", "Round"]
