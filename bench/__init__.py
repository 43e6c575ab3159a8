"""Measuring the product beside the barest thing that could do the same work; ``make bench``.

What counts are ratios within one run: the machines that this runs on are noisy.
"""
