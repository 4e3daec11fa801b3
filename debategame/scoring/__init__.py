"""What the program exists for: which key points a rebuttal makes, and why.

scorer          Scorer: a rebuttal in, a verdict on every key point of the line out
model           the verdicts with their evidence; marks: from verdicts to numbers

From text to verdicts
text            sentences and words, each with its span; spelling: British and American as one
grammar         words that carry grammar rather than meaning
lexicon         how rare a word is, which words are related (data/); concepts: the teacher's synonyms
yardstick       the wordings a rebuttal is held against, as weighted words
matching        how one word meets another; coverage: how far a stretch covers each wording
judge           from coverage to confidence
stance          asserted, denied or reported; negation: what a negation reaches; cues: turns of English that tell
guards          piles of keywords, and the opponent's own words given back
opposing        whether the opposite is said
ruling          the verdict on each key point; explain: what explains it
elsewhere       sentences that make a key point of another line
"""
