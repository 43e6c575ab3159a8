"""The register offers every kind that reading knows, in the order of the alphabet."""

from phoihop.documents.kinds import KINDS
from phoihop.reading.grammar.kinds import NAMES


def test_the_register_and_reading_know_the_same_kinds() -> None:
    assert set(KINDS) == set(NAMES) - {"thoả thuận"}
    assert KINDS.index("dự án") < KINDS.index("đề án") < KINDS.index("giao ước")
