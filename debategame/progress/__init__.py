"""What a player has done: rounds, the save that keeps them, and what follows from them."""
