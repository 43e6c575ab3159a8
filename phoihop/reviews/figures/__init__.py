"""The figures of a period: counted in the database while it is a draft, read from the snapshot once it is issued."""
