from .announcements import Announcement, AnnouncementFile
from .posting import Channel, ChannelProof, Posting, Version
from .provisions import LegalFigure, Subject

__all__ = [
    "Announcement", "AnnouncementFile", "Channel", "ChannelProof", "LegalFigure", "Posting", "Subject", "Version",
]  # fmt: skip
