"""Helpers of the people who build the product; nothing of it is needed to run."""
