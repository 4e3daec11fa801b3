"""Scripts that made what the scorer ships: data files, weights, golden scores."""
