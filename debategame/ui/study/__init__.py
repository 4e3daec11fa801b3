"""Study before a bout: the map of the article, and two minutes of recall.

article_map  The map: every claim in the order of the article, masked until it was met or opened.
flow         The map, the recall and what follows them, one screen after the other.
notes        Keeps in the save that the player has seen claims.
question     One question of a recall, and what the player had.
recalled     The end of a recall: what the player had, and the way into the bout.
"""
