"""Maps as drawings: what is drawn, and the programs that draw it."""
