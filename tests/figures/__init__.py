"""Maps in documents and notebooks, each built with the program that they are for."""
