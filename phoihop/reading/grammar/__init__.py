"""The grammar of Vietnamese official documents: what a Source says, with spans into its text."""
