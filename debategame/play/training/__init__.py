"""What trains between bouts: the map and recall, what is due, say it better, five minutes a day, the speech.

article_map  The map of an article: its key points in the order in which the article argues.
better       Say it better: one sentence of the player's own for a key point that was missed.
growth       What grew: the key points made today and this week, in a sentence.
recall       Recall before a bout: two minutes of claims from their hints, and names from their claims.
review       The key points that are due, as many as fit the player's time.
speech       A speech from the case: the player's best sentences in the article's order, and what is missing.
today        Today: five minutes of what was made least and what is due.
"""
