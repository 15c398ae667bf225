# What continuous integration checks, in parts. `.ci/run` does it all from a clean checkout.

# Everything that has to be right before a commit.
check: lint test maps

# Run the tests: `just test -n 2 tests/cli`.
test *arguments:
    python -m pytest {{arguments}}

# The tests, and how much of the code they reach, branch by branch.
coverage:
    python -m pytest --cov --cov-report=term-missing:skip-covered

# Form, types, and who may import whom.
lint:
    ruff format --check .
    ruff check .
    mypy
    lint-imports

# Run the examples of the manual, and follow its links.
docs:
    python -m pytest tests/docs

# The manual as a site, in `build/site`.
site:
    mkdocs build --strict

# Write anew what is printed and drawn: then look at what has changed.
update: schema
    UPDATE_SNAPSHOTS=1 python -m pytest tests/rules tests/docs tests/drawing

# Draw the pictures of the gallery anew.
gallery:
    UPDATE_SNAPSHOTS=1 python -m pytest tests/docs/test_gallery.py

# Write the JSON Schemas of maps and of settings anew.
schema:
    python -m argmap schema -o schema/argmap.schema.json
    python -m argmap schema --settings -o schema/settings.schema.json

# Check all maps of the project.
maps:
    python -m argmap check maps
    python -m argmap fmt --check maps argmap/templates

# Measure the start, checking one map and many, drawing, the page, what breaking maps shows, and editing.
bench:
    python -m benchmarks.startup
    python -m benchmarks.check
    python -m benchmarks.check_many
    python -m benchmarks.render
    python -m benchmarks.page
    python -m benchmarks.mutate
    python -m benchmarks.lsp

# Look for inputs that make argmap fail.
fuzz seconds="60":
    python fuzz/fuzz_check.py --seconds {{seconds}}
    python fuzz/fuzz_formats.py --seconds {{seconds}}
