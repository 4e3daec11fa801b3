"""Scripts that generate files: data of the scorer, its weights, documentation, pictures, test data."""
