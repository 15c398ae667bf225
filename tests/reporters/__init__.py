"""The reports, each read by the rules of those it is made for."""
