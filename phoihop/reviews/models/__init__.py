from .exports import Export
from .reviews import Review, Section
from .templates import Template

__all__ = ["Export", "Review", "Section", "Template"]
