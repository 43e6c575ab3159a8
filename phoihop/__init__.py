"""Phối Hợp: the signed promises of public bodies, as duties that somebody owns."""

__version__ = "0.1.0"
