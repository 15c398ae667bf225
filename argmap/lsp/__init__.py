"""The language server: what a check knows of a map, said to editors while the map is written."""
