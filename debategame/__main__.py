"""Lets `python -m debategame` run the game."""

from debategame.cli.main import main

if __name__ == "__main__":
    main()
