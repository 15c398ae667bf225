"""Maps in an editor: the language server that editors use for YAML, with our schema."""
