"""The live preview: a small server that shows a map's page, and draws it again when its files change."""
