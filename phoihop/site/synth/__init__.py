"""A big made-up body of data from a number: units, a programme, tasks, figures, a round of reports."""
