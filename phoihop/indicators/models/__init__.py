from .indicators import Indicator, Measurer, Target
from .measurements import Measurement, Proof

__all__ = ["Indicator", "Measurement", "Measurer", "Proof", "Target"]
