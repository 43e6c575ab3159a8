"""Tables that offices keep: a sheet's cells, its headings, its rows as typed values, and what is wrong where.

``book`` opens, ``columns`` says what is expected, ``header`` finds it, ``cells`` reads one cell, ``table`` reads all of
them, ``faults`` says what is wrong in words, ``blank`` writes an empty sheet to fill in. No database here.
"""
