# Changes of procedures: what differs between two editions, editions over time, news.

# What differs between two editions
difference-none = The two editions are exactly the same.
difference-only-form = Only the order or the layout changed; it says the same as before.
difference-added = Added
difference-removed = Removed
difference-changed = Changed
difference-came = added
difference-gone = removed
difference-same = { $n ->
    [one] { $n } other line is unchanged
   *[other] { $n } other lines are unchanged
}
difference-interlinked = Interlinked
difference-is-interlinked = Interlinked: hand in at one place, several agencies work on it
difference-not-interlinked = Not interlinked
difference-source = Source and last comparison
difference-number = Number
difference-day = Day
difference-issuer = Announced by
difference-kind = What it decides
difference-successor = Replaced by
difference-address = Address

# In short: what changes for people
short-repealed = The procedure is repealed
short-became = { $what }: was { $before }, is now { $after }
short-becomes = is now
short-more = and { $n } more
short-papers-added = { $n ->
    [one] { $n } paper added
   *[other] { $n } papers added
}
short-papers-removed = { $n ->
    [one] { $n } paper no longer needed
   *[other] { $n } papers no longer needed
}
short-papers-changed = { $n ->
    [one] { $n } paper asked for in another way
   *[other] { $n } papers asked for in another way
}
short-sets = { $n ->
    [one] { $n } set
   *[other] { $n } sets
}
short-ways-added = Can now also be handed in: { $ways }
short-ways-removed = Can no longer be handed in: { $ways }
short-cost-varies = The cost of some ways of handing in changed
short-time-varies = The time of some ways of handing in changed
short-online-by-agency = The online level changed at some agencies
short-applicants-added = Now also open to: { $names }
short-applicants-removed = No longer for: { $names }
short-levels-added = Now also carried out at: { $names }
short-levels-removed = No longer carried out at: { $names }
short-parts = Changed: { $parts }
short-other-parts = Also changed: { $parts }

# The history of a procedure
history-title = History of changes
history-title-for = History of changes: { $name }
history-description = The public editions of the procedure { $name }: what each changed, and by which decision.
history-procedure = The procedure
history-now = shown now
history-edition = Edition { $n }
history-since = Since { $from }
history-span = { $from } to { $until }
history-withdrawn = From { $from }, withdrawn on { $until }
history-first = The first edition on this site.
history-compare = Compare edition { $n } with edition { $before }
history-whole = See the whole of edition { $n }
history-taken-back = The content of this procedure was withdrawn and is no longer public. Its history stays.
history-repealed = The procedure is no longer carried out since { $date }, by decision { $decision }.
history-feed = Atom feed, to follow changes
history-between = Edition { $n } compared with edition { $before }
history-nothing-before = This is the first edition; there is none before it to compare with.
history-in-short = In short
history-each = Every difference
history-each-lead = Words that were removed are struck through; words that were added are underlined.
history-against = Compare edition { $n } with
history-compare-button = Compare
history-all = See the other editions
history-today = See the procedure today
history-away-title = History cannot be shown just now
history-away-advice = The place where earlier editions are kept does not answer. What holds today and all other pages can be read as usual. Please try again in a few minutes.

# The page as of a day
day-label = See what it said on
day-button = Show
day-title = This is what it said on { $date } (edition { $n })
day-still = It still says the same today.
day-changed = It has changed since { $date }. If you are about to apply, read what holds today.
day-now = See what holds today
day-difference = How today differs
day-nothing-title = There is nothing to show for this day
day-unreadable = “{ $asked }” is not a day we can read. Write it as 15/01/2026 or 2026-01-15.
day-to-come = { $date } is still to come. Choose today or a day in the past.
day-before-first = On { $date } this procedure was not yet on this site. Its first edition is from { $first }.
day-taken-back = On { $date } nothing was public: what there was before was withdrawn on { $since }.

# What changed lately
lately-title = Recent changes
lately-lead = Which procedures are new, changed, repealed or withdrawn on this site, and what that changes for people.
lately-count = { $n ->
    [one] { $count } change
   *[other] { $count } changes
}
lately-none = Nothing changed in this time.
lately-by-month = Month
lately-all-months = All months
lately-all-sectors = All sectors
lately-month = { $name } { $year }
lately-filter = Filter
lately-first = New on this site
lately-new-edition = Content updated
lately-decided = Decision { $number }: { $kind }
lately-taken-back = Content withdrawn
lately-repealed = Repealed since { $date }, by decision { $decision }
lately-no-longer-repealed = No longer repealed
feed-title = Minh Bạch: changes to procedures
feed-title-for = Changes to the procedure: { $name }

# Online levels over time
history-levels = Online level over time
history-level-told = shown here since { $date }
online-title = How much can be done online
online-title-for = How much can be done online: { $name }
online-lead = How many procedures can be handed in online (levels 3 and 4), today and month by month. A level that is not known is shown as unknown and never counted as low.
online-now = Today
online-by-month = Month by month
online-by-month-lead = As of the end of each month, from the editions that were public here and the days that they name.
online-by-sector = By sector
online-by-agency-title = By agency
online-month = Month
online-table-months = Procedures by level, month by month
online-table-sectors = Procedures by level in each sector, today
online-table-agencies = Procedures by level at each agency, today
online-column-total = Procedures
online-column-4 = Level 4
online-column-3 = Level 3
online-column-unknown = Not known
online-column-share = Levels 3 and 4
online-column-target = Target
online-at-least = at least { $share }
online-more-agencies = { $n } more agencies have fewer procedures.
online-level-4 = level 4
online-level-3-up = level 3 or higher
online-target = Target: { $share }% at { $level } by the end of { $date }.
online-target-decision = By decision
online-target-reached = Reached: { $share }.
online-target-unsure = It is not known whether this is reached: { $share } are certain, and the level of { $unknown } procedures is not known.
online-target-missed = Not yet reached: { $share }.
online-target-line = Target
online-chart = Chart from { $from } to { $to }: the share at levels 3 and 4 went from { $before } to { $now }. The table below has the figures.

# Setting targets
targets-title = Targets for online services
targets-lead = Targets are shown on a public page, with the decision that they rest on. A target cannot be changed once it is set; a new one takes its place.
targets-done = The target is set.
targets-all-sectors = All procedures
targets-share = Share, in percent
targets-by = By the end of
targets-decision = Decision that it rests on
targets-set = Set the target
targets-none = No target has been set.
targets-all = Targets that were set
targets-counts = counts
targets-replaced = replaced
targets-column-share = Share
targets-column-who = Set by
targets-column-state = State
targets-error-sector = Sector: choose one of the list.
targets-error-level = Level: choose level 3 or higher, or level 4.
targets-error-share = Share: write a number from 1 to 100.
targets-error-by = By the end of: write today or a day to come.
targets-error-decision = Decision: write its number, in at most 200 characters.
