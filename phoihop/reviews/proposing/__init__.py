"""The text that writes itself: paragraphs of official Vietnamese, made of the figures alone.

A paper is written in Vietnamese whoever reads the page, so nothing here is translated.
"""

from .sections import Part, propose

__all__ = ["Part", "propose"]
