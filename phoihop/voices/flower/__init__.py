from .counting import EXAMPLES, Flower, Flowers, Petal, flower_of_units, flowers_of
from .petals import DEFINITIONS, Petals, Stage

__all__ = ["DEFINITIONS", "EXAMPLES", "Flower", "Flowers", "Petal", "Petals", "Stage", "flower_of_units", "flowers_of"]
