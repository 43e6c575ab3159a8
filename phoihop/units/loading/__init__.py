"""How a sheet comes into the house, whatever it holds: this room's own kinds and those that rooms above register.

``kinds`` what a kind of sheet is, ``opening`` a stranger's file in a process of its own, ``actions`` the verbs,
``carrying`` all rows or none, ``jobs`` the long work, ``pages`` the browser's way.
"""
