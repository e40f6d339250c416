# The pages for staff.

staff-title = For staff

explain-title = How a question is understood
explain-lead = Type a question as people do, to see what is made of it and why each result ranks where it does.
explain-question = Somebody’s question
explain-button = Explain
explain-engine = Answered by: { $engine }
explain-understood = What was understood
explain-typing = Typing
explain-codes = Procedure codes
explain-laws = Legal documents
explain-intents = What is asked
explain-levels = Levels named
explain-repairs = Looks mistyped
explain-neighbours = Neighbouring words
explain-parts = The parts of the question; one wording of each is enough
explain-wordings = Wordings and what they count
explain-why = Why a wording is there
explain-results = Results
explain-results-caption = The score is 100 times the product of the factors in its row
explain-place = Place
explain-name = Procedure
explain-score = Score
explain-covered = Covers
explain-index = Index
explain-named = Named
explain-prior = How common
explain-level = Level
explain-rare = Rare variants not asked for

intent-papers = papers
intent-cost = cost
intent-time = time
intent-place = place
intent-online = online
intent-conditions = conditions
intent-form = form
intent-steps = steps
intent-law = legal basis

missed-page-title = What people search for without success
missed-page-lead = Each row is something that the catalogue lacks, or a word that the search does not know. Follow it to see how it is understood.
missed-spans = Look back
missed-days = { $days } days
