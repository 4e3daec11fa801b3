"""Scripts that make what follows from something else: data files, weights, docs, pictures, files of the tests."""
