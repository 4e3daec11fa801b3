"""A class in browsers: plain web pages over the same core as the terminal game."""
