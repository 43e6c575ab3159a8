from .reports import HeadApproval, Report, ReportLine
from .rounds import Question, Round

__all__ = ["HeadApproval", "Question", "Report", "ReportLine", "Round"]
