"""Argdown: read as Argdown reads it, and written so that it reads as the same map."""
