# My case, my undertaking, comparison

weekday-name = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[other] Sunday
}
clock = { $hour }:{ $minute }
change = Change
go-on = Continue
error-prefix = Error
procedure = Procedure
paper-conditional = only if needed

# Questions
case-title = My case
case-description = Answer a few questions to see the papers, the cost and the day of the result in your case: { $name }.
case-start = Show my case
case-start-lead = { $n ->
    [one] Answer one short question to see exactly your papers, cost, office and the day of the result.
   *[other] Answer { $n } short questions to see exactly your papers, cost, office and the day of the result.
}
case-start-none = See the papers, the cost, the office and the day of the result if you hand in today.
case-step = Question { $n } of { $of }
case-ask-who = Who are you?
case-ask-level = At which level do you apply?
case-ask-case = Which case is yours?
case-ask-channel = How do you hand in?
case-ask-row = What kind of dossier is yours?
case-ask-costs = Which costs do you have to pay?
case-lead-who = The person in whose name the dossier is.
case-lead-level = This procedure is carried out at several levels, each with its own office.
case-lead-case = Each case needs other papers.
case-lead-channel = Time and cost may differ by the way of handing in.
case-lead-row = Time and cost differ by kind.
case-lead-costs = Tick what applies to you. If you do not know, leave all empty.
case-short-who = You are
case-short-level = Level
case-short-case = Case
case-short-channel = Handing in
case-short-row = Kind of dossier
case-short-costs = Costs
case-unsure = I do not know
case-unsure-said = Not known yet
case-hint-commune = The commune or ward where you live
case-hint-province = A department or the public service centre of the province or city
case-times = How many ({ $per })
case-times-said = × { $n }
case-not-counted = Not counted, because you did not choose it.
case-nothing-chosen = Choose an answer. If you do not know, choose “I do not know”.
case-count-wrong = “{ $typed }” is not a count. Write a number from 1 to { $most }.
case-none-of-these = Are you none of these? Then this procedure is probably not for you.
case-search-other = Search for another procedure
case-answer-change = Change the answer: { $question }
case-stale = This procedure has changed since you answered. Please look at your answers again.

# Checklist
case-result-title = What you have to do
case-several = The papers still depend on the case. Open them and choose yours.
case-ask-desk = The source does not say. Ask the receiving office before you go.
case-whole-procedure = See the whole procedure
total-unknown = Amount not known
total-and-more = and costs of unknown amount
total-depends = Depends on which costs apply to you.
total-ask = For some costs the catalogue has no amount, so they could not be added. Ask the receiving office.
total-other-way = (handed in another way)
total-of-all = { $n ->
    [one] One procedure
   *[other] All { $n } procedures
}

# The day of the result
due-title = The day of the result
due-hand-in-on = Handed in on
due-again = Count again
due-before-closing = Hand in on { $day } before { $closing }, result at the latest on
due-after-closing = Hand in after { $closing } that day, result at the latest on
due-that-day = Hand in on { $day }, result at the latest on
due-rule = Why this day?
due-from = The day of receipt is { $day }; it is not counted. Saturdays, Sundays and public holidays are not working days.
due-received-later = What is handed in on { $day } counts from the next working day, because it is a day off or offices have closed.
due-off = { $day } is a day off: { $name } ({ $basis }).
due-worked = { $day } is worked instead: { $name } ({ $basis }).
due-moved = The time limit ends on { $day }, a day off, so it moves to the next working day.
due-complete = The time limit only runs when the dossier is complete and correct.
due-unconfirmed = The calendar for this period has days that staff have not yet compared with the decision.
due-limit-unknown = No day can be given, because the time limit is not clear. Ask for the day when you hand in.
due-hours = The time limit is in hours. Ask for the time when you hand in.
due-part-of-a-month = No day can be given, because the time limit is a part of a month or a year. Ask for the day when you hand in.
due-no-calendar = No day can be given, because there is no calendar of public holidays for { $year } yet.
due-calendar = Add to my calendar (.ics)
due-calendar-all = Add the days to my calendar (.ics)
day-unreadable-short = That is not a date. Write it like 26/11/2026. The days below are counted from today.
day-past = That day has passed. The days below are counted from today.
ics-result = Result due: { $name }

# My undertaking
undertaking-title = My dossier
undertaking-title-for = My dossier: { $event }
undertaking-description = Put several procedures together: shared papers, total cost, what comes first, and when all is done.
undertaking-lead = Put together the procedures you have to do: which papers they share, what they cost, what comes first, when all is done.
undertaking-add = Add to my dossier
undertaking-back = Put into my dossier
undertaking-again = Open the dossier I was working on (% procedures)
undertaking-from-event = Begin from an event
undertaking-from-event-lead = Choose what is coming to you or to your business, or search for single procedures below.
undertaking-kept = This dossier is only in the address of the page and on your device. Whoever gets the address can see it. Once opened, it can be read without a network.
undertaking-steps = What to do, in order
undertaking-timeline = Time
undertaking-papers = Papers to prepare
undertaking-papers-open = Papers not put together yet:
undertaking-case-open = the case has to be chosen
undertaking-merged = { $n ->
    [one] One paper is asked for by several procedures and listed once.
   *[other] { $n } papers are asked for by several procedures and listed once.
}
undertaking-for = For:
undertaking-shown = This paper is only shown and given back, so one will do.
undertaking-costs = Costs
undertaking-more = Add procedures
undertaking-search = Search for a procedure to add
undertaking-add-this = Add
undertaking-found-nothing = No other procedure found. Try fewer words.
undertaking-full = A dossier has at most { $most } procedures.
undertaking-missing = Not in the catalogue, so left out: { $words }
undertaking-too-many = Only { $most } procedures could be taken, { $n } were left out.
undertaking-stale = A procedure has changed since you answered. Please look at your answers again.
undertaking-done = { $n ->
    [one] One procedure. It is done by { $day } at the latest.
   *[other] { $n } procedures. Done in this order, all is finished by { $day } at the latest.
}
undertaking-known-until = { $n ->
   *[other] { $n } procedures. What can be counted is finished by { $day } at the latest; some time limits are not clear.
}
undertaking-no-day = { $n ->
   *[other] { $n } procedures. No day can be told, because the time limits are not clear.
}
task-after = After the result of:
task-questions = { $n ->
    [one] Answer one question to see papers and costs
   *[other] Answer { $n } questions to see papers and costs
}
task-checklist = See the checklist of this procedure
task-remove = Remove
task-remove-label = Remove from the list: { $name }
task-from-to = Can be handed in from { $from }, done by { $to } at the latest.
task-from = Can be handed in from { $from }.
task-no-day = No day can be given, because the time limit of what comes first is not clear.
timeline-label = The time of each procedure, from { $from } to { $to }. The list below says the same.
timeline-unknown = Cannot be drawn, because no time limit is clear.
timeline-longest = What decides how long it takes
timeline-longest-lead = { $n ->
    [1] This procedure is finished last, on { $day }. To be faster, begin here.
   *[other] These { $n } procedures follow each other and are finished last, on { $day }. To be faster, begin here.
}

# Comparison
compare-title = Compare procedures
compare-description = Procedures or cases side by side: papers, time, cost, office.
compare-with = Compare with another procedure
compare-these = Compare these procedures
compare-empty = Nothing to compare yet. Search below, or open a procedure and choose “Compare with another procedure”.
compare-one = Add at least one more procedure to compare.
compare-remove-label = Remove from the table: { $name }
compare-due = Handed in today
compare-due-open = Depends on the way of handing in
compare-cases = { $n ->
   *[other] Depends on the case; there are { $n }.
}
compare-add = Add a procedure to compare

# Events, in order
event-steps = What to do
event-steps-lead = Untick what does not apply to you, then make your dossier to see shared papers, total cost and the day when all is done.
event-make = Make my dossier
event-when = Only:
event-choose = Choose one:
event-missing = Not in this catalogue yet. Ask the one-stop desk.
event-after = After:
event-others = Other procedures that are often needed
