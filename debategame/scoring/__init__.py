"""How a rebuttal is scored: which key points it makes, and the words that show it.

classifier       From coverage to confidence: one logistic curve over six features, the same for every scenario.
concepts         The teacher's synonyms: phrases that mean the same in the whole scenario, found in a run of stems.
contradiction    Whether a stretch of a rebuttal says the opposite of a key point, or denies what the key point says.
cues             Turns of English by which people report what others say, turn it down, or come back to their own
                 case.
evidence         What explains a verdict: the words that earned it, the sentences that hold them, what was missing.
guards           What only looks like an argument: a pile of keywords, or the opponent's own words given back.
lexicon          How rare an English word is; which words are related. Data files, each read when it is first needed.
marks            From verdicts to numbers: what an answer scores, what a comeback adds, and what a score is called.
matching         How one word meets another: the same, inflected, mistyped or related.
model            What the scorer says of a rebuttal: verdicts with their evidence, and the score they add up to.
negation         Which words of a sentence a negation reaches: read clause by clause, double negations and questions
                 included.
other_lines      Sentences that make a key point of another line: named to the player, never earned.
references       What a rebuttal to one line is held against: every wording of the scenario as weighted words, and
                 whose it is.
reported_speech  Whether a word of a rebuttal is asserted, denied, or only reported: read sentence by sentence, clause
                 by clause.
scorer           The scorer: a rebuttal in, a verdict on every key point of the line out, with what explains it.
segments         How far a stretch of a rebuttal covers each wording, word by word, and how far a voice explains the
                 stretch.
spelling         British and American spellings of a word brought to one form, so that either meets the other.
text             Text as the scorer reads it: sentences and words, each with its span in code points of the text as
                 given.
verdicts         The verdict on each key point, from what every stretch of a rebuttal does for it, and what explains
                 the verdict.
"""
