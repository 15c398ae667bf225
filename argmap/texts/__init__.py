"""What can be said of a text by itself: its sentences, its fillers, and whether it quotes another."""
