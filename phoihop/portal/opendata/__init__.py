"""What is public, as files: one table of datasets and columns makes the files, the page and the catalogues."""
