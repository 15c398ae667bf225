"""One module of tests a stage of the pipeline."""
