"""Documents of the genre with what must be read in them."""
