"""Copies of everything an installation holds: made while it runs, checked before they are put back."""
