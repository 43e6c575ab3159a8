"""Running the house on a machine: preparing it, the processes, and keeping them alive."""
