"""Demo data: two programmes signed in Đak Đoa on 29 April 2022 with made-up progress, and an invented one of today.

Facts: the parties, the day, the periods, the numbers of contents, the papers named. Made up and marked as such: the
eighth content, all contents of the second programme, every duty, every report, every act of the steering cycle. The
district ended on 1 July 2025; the demo leaves its units as they were on the day of signing. The third programme,
between the bodies of a commune as they are since that day, is invented whole, and moves with the day on which the demo
is loaded. Never for a real office.
"""

from .accounts import ACCOUNTS, PASSWORD
from .loading import load

__all__ = ["ACCOUNTS", "PASSWORD", "load"]
