"""Word templates that an office edits itself: what they may name, what is wrong with them, filling them.

A template is a stranger's program in a small language. It sees plain data alone: no attribute of an object, no call, no
name that begins with an underscore, only the filters of ``language``; and it has a budget of time, turns and letters.
"""

from .checking import check
from .fields import KINDS, Field, example, fields, head_of_paper
from .rendering import render

__all__ = ["KINDS", "Field", "check", "example", "fields", "head_of_paper", "render"]
