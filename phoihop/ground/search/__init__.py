"""Searching by words, with or without diacritics, by an index of the database.

``query`` reads what somebody typed, ``fields`` keeps a model's folded text and asks for it, ``indexes`` makes the
database's side of it, ``lists`` walks what is found, ``marking`` shows the words that matched.
"""
