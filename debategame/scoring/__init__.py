"""How a rebuttal is scored: which key points it makes, and the words that show it.

aboutness      What a text is about, as a direction; the cosine of two directions says how near two texts are.
classifier     From features to confidence: one logistic curve, the same for every scenario.
concepts       The teacher's synonyms: phrases that mean the same in the whole scenario, found in a run of stems.
contradiction  Whether a segment of a rebuttal says the opposite of a key point, or denies what the key point says.
corrections    What rules made of a claim, corrected by the words around it: whether the player means it.
cuts           Which runs of words of a rebuttal are tried alone: its sentences, two in a row, clauses, what is only
               reported.
elsewhere      Sentences that count for nothing here and are named to the player: they make a key point of another
               line, or argue the other side.
evidence       What explains a verdict: the words that earned it, the sentences that hold them, what was missing.
features       The features: measurements of one segment of a rebuttal and one point, which the classifier weighs.
guards         What only looks like an argument: a pile of keywords, or the opponent's own words given back.
indexes        Numbers that stand for the parts of a scenario while answers are scored, each kind with a type of its
               own.
known_texts    The texts of a scenario as numbered terms, worked out once for all lines and all that is heard.
lexicon        How rare an English word is; which words are related. Data files, each read when it is first needed.
marks          From verdicts to numbers: what an answer scores, what a comeback adds, and what a score is called.
match_finder   What a word or phrase of a rebuttal meets among the terms of the references.
matching       How one word meets another: the same, inflected, mistyped or related.
model          What the scorer says of a rebuttal: verdicts with their evidence, and the score they add up to.
profile        What one segment of a rebuttal does for every voice, worked out once and read off as features.
references     What a rebuttal to one line is held against: every text of the scenario as weighted terms, and who
               speaks in it.
same_things    Which words made an answer and a key point be about the same things, by the learned vectors.
scorer         The scorer: a rebuttal in, a verdict on every key point of the line out, with what explains it.
segments       How far a segment of a rebuttal covers each reference text, and how far a voice explains the segment.
tuning         Every constant of the scorer, with its unit and the measurement that chose it.
verdicts       The verdict on each key point, from what every segment of a rebuttal does for it, and what explains the
               verdict.
reading/       How a text is read: its sentences, clauses and words, and who claims what in it.
"""
