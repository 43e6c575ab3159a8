"""``phoihop import``: ``command`` its arguments, ``work`` what it does once Django is set up."""
