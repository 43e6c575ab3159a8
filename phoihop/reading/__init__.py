"""A document's text becomes a draft programme: the grammar of Vietnamese official documents. Pure Python, no Django."""
