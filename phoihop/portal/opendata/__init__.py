"""What is public, as files for machines: one table of datasets and columns makes the pages, the files and their catalogues."""
