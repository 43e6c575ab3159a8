"""Django's backend for SQLite, whose queries are put into SQLite's own form once and not at every call."""
