"""How a text is read: its sentences, clauses and words, and who claims what in it.

attitudes        What words that speak of a claim say of it: that it holds, is doubtful or false, or does not matter.
attributed       Whether a sentence gives a claim as someone else's, and whether what follows goes against it.
clauses          Where in a sentence a clause begins that could stand alone, with or without a mark before it.
contrary         Whether words nearly repeat a wording, but with another number, the other way round, or with roles
                 exchanged.
cues             Turns of English that deny, doubt, report, reject or grant what stands beside them, found among the
                 words.
english_data     The lists of English turns and forms: one file for each kind, one entry a line, with the sentences
                 that test it.
meant            Whether a player means a claim: read from the words around it, by weights learned from sentence
                 frames.
negation         Which words of a sentence a negation reaches: read clause by clause, double negations and questions
                 included.
numbers          Numbers in one form, in words or digits: "two million" is 2m is 2,000,000; the nineties are the
                 1990s.
opening_kinds    What an opening makes of the clause behind its "that", by the words and cues in it.
openings         What the words before a "that" make of the clause after it: a claim, a doubt or a denial.
predicates       What a sentence says of a claim that it holds itself: of a claim that it names, or in a last clause.
relatives        Whether a "that" points out a thing or begins a result, instead of beginning a claim.
remarks          Sentences that argue nothing themselves: "Let me tell you something.", "So you're wrong."
remembered       The texts of scenarios, each read once however many lines it is weighed for.
replies          What a sentence, or a last clause, does with what stands before it: turns it down, mocks it, waves it
                 away.
reported_speech  Whether a word of a rebuttal is the player's claim: or reported, rejected, doubted, or granted and
                 waved away.
sayings          Whether someone else speaks in a sentence: a verb of saying that is not the player's, a quotation, an
                 echo.
sentence_ends    Where a sentence ends: at its stop or its line, at an item of a list, never after a title or an
                 initial.
spelling         British and American spellings of a word brought to one form, so that either meets the other.
stems            The stem of a word in letters: that of a common one is kept in a data file, any other is worked out.
table            Some bytes for each of many words, in a data file: a word is found without reading the others.
text             Text as the scorer reads it: sentences and words, each with its span in code points of the text as
                 given.
weighted_runs    Curves over runs of words: each run has a weight, and their sum is the logit of what is asked.
"""
