# Words on the pages.

# The frame
skip-to-content = Skip to the content
nav-main = Main
nav-footer = About this site
nav-breadcrumbs = You are here
nav-pages = Pages
nav-groups = Groups
nav-letters = By letter
nav-roles = What the agency does
nav-sorting = Sort by
nav-chosen = Filtered by
nav-life-events = Life events
nav-sectors = Sectors
nav-agencies = Agencies
nav-help = Help
nav-about = About
nav-accessibility = Accessibility
nav-data = Open data
footer-about = Minh Bạch tells you before you go: what to bring, what it costs, how long it takes, where to hand in. When it matters, ask the office.
pager-before = Previous page
pager-after = Next page
pager-page = Page { $page }

# Search
search-label = What do you need to do?
search-button = Search
search-placeholder = For example: register a marriage
search-placeholder-short = Find a procedure
suggestions-label = Suggestions
suggestions-kinds = Procedures | Search in everyday words | Life events | Sectors
suggestions-none = No suggestions, press Enter to search
suggestions-some = % suggestions, use the arrow keys to choose
search-title = Find a procedure
search-title-for = { $q } – find a procedure
search-description = Find administrative procedures in your own words; filter by sector, level of government, online level and cost.
results-count = { $n ->
    [one] { $count } procedure
   *[other] { $count } procedures
}
results-beyond = There are only { $pages } pages of results.
results-last = See the last page
sort-relevance = Best match
sort-name = By name
sort-updated = Newest
filters-title = Filters
filter-online = Online
filter-cost = Cost
filter-free = Free of charge only
filter-audience = For
filter-level = Level of government
filter-sector = Sector
filter-channel = How to hand in
filter-agency = Agency
filter-page = Page
filter-more = { $n } more
filter-take-off = Remove:
nothing-title = No procedure was found
nothing-title-for = No procedure was found for “{ $q }”
nothing-without-filters = Search again without any filter
nothing-advice-words = Try fewer words, or everyday ones in Vietnamese: “khai sinh”, “sổ đỏ”, “mở quán”.
nothing-advice-code = If you have the code of the procedure, type it: 1.001193 for example.
nothing-advice-office = Still nothing? Ask the one-stop desk of the commune or ward where you live.
nothing-sectors = Sectors that may be related
nothing-procedures = Procedures that may be related
meant-agencies = You searched for an agency. See its page, or choose a procedure below:
meant-searched = Searching for:
meant-as-typed = Search exactly as typed:
meant-verbatim = Searching exactly as typed
meant-repair = Search again, correcting typos
meant-perhaps = Did you mean:
asked-lead = In short, from the procedure that fits the question best
asked-all = See all of it
asked-source = Source:
asked-verified = Compared with its source on { $date }
asked-which = Which procedure do you mean?
asked-which-lead = Several procedures fit the question equally well. Choose the right one to see the answer.
asked-which-case = The papers depend on the case. Which one is yours?
asked-which-way = Depending on how you hand in, and on your case:
asked-more-papers = and { $n } more papers
asked-more-cases = See { $n } more cases
asked-more-ways = and { $n } more cases
asked-no-conditions = The source names no requirements of its own.
asked-no-forms = Which form is needed is not known
said-title = Not what you were looking for?
said-not-there = What I need is not here
said-title-nothing = Is this really what you need?
said-wanted = This is what I was looking for
said-what-is-kept = One tap tells us what is missing. Only words that many people search for are counted; who searched is not kept.
said-thanks-title = Thank you for telling us
said-thanks = We count what many people look for and do not find, so that procedures and everyday words can be added.
said-back = Back to the results
refused-title = A part of this search cannot be used
refused-go-on = Search with the rest
refused-unknown = There is nothing named “{ $name }” to search by.
refused-repeated = { $filter }: given more than once; give it once.
refused-not-one-of = { $filter }: there is no value “{ $given }”. Use one of: { $allowed }.
refused-not-a-number = { $filter }: “{ $given }” is not a number from { $min } to { $max }.
refused-too-long = { $filter }: too long, at most { $max } characters.
refused-no-such = { $filter }: the catalogue has no “{ $given }”.

# Home
home-title = What do you need to get done?
home-lead = Ask as you would ask a friend, in Vietnamese, with or without diacritics. You will see what to bring, what it costs, how long it takes and where to hand in.
home-description = Look up Vietnamese administrative procedures in your own words: papers to bring, cost, time, where to hand in, and the online level.
home-examples-label = Often searched
home-examples = đăng ký khai sinh | làm căn cước | sang tên sổ đỏ | mở hộ kinh doanh | xin phép xây nhà
home-most-needed = Most needed
home-life-events = Life events
home-all-events = See all { $n } events
home-sectors = By sector
home-all-sectors = See all { $n } sectors
coverage-title = How much can be done online
coverage-headline = { $online } of { $total } procedures can be handed in online, at level 3 or level 4 ({ $share }).

# Life events
events-lead = Choose what is happening to you, and see the procedures that are often needed then, in a good order.
events-citizen = For people and families
events-business = For businesses
events-organisation = For organisations
events-part-of = This procedure is often needed for:

# Sectors, agencies
sectors-lead = Procedures by sector, as in the national list.
sectors-other = Other sectors
sector-filter = Search and filter in this sector
sector-description = { $n } procedures in the sector { $sector }: papers, cost, time and where to hand in.
agencies-lead = The agencies that decide, and the procedures of each.
agencies-all = All agencies
agencies-largest = Agencies with the most procedures
agencies-letter = Agencies that begin with { $letter }
agency-description = { $n } procedures of { $agency }: papers, cost, time and where to hand in.
agency-carries-out = Carries out
agency-takes-part = Takes part in other ways

# A procedure
procedure-description = { $name }. Cost: { $cost }. Time: { $time }.
contents-title = On this page
fact-papers = Papers
fact-cost = Cost
fact-time = Time
fact-place = Where
fact-online = Online
fact-agency = Done by
paper-count = { $n ->
    [one] { $n } paper
   *[other] { $n } papers
}
paper-count-span = { $from } – { $to } papers, depending on the case (there are { $cases })
papers-unknown = Which papers are needed is not known
place-unknown = Where to hand in is not known
online-since = Since { $date }
online-announced = By decision { $number }
online-unannounced = Not yet compared with the announcing decision. Ask the office before you hand in online.
online-by-agency = Some agencies are at another level
apply-online = Apply online
apply-page = Go to its page
papers-title = Papers to bring
dossier-sets = { $n ->
    [one] Number: { $n } set
   *[other] Number: { $n } sets
}
case-which = Which case is yours?
case-which-lead = This procedure has { $n } cases, each with its own papers. Open them, then choose yours.
case-number = Case { $n }
case-mine = This is my case
case-yours = Your case
case-change = Choose another case
case-all = See all cases
originals = { $n ->
    [one] { $n } original
   *[other] { $n } originals
}
copies = { $n ->
    [one] { $n } copy
   *[other] { $n } copies
}
form-prefix = Form:
checklist-print = Tick each paper when you have it.
checklist-progress = % papers ready, remembered on this device
checklist-clear = Untick all
channels-title = Ways to hand in, time and cost
channels-unknown = How to hand in is not known
channel-way = Way
channel-situation = When
channel-note = Note
steps-title = Steps
steps-unknown = The steps are not known
requirements-title = Requirements
outcomes-title = What you get
forms-title = Forms
applicants-title = Who can apply
agencies-title = Agencies
role-implementing = Carries it out
role-competent = Decides
role-delegated = Delegated to
role-coordinating = Helps
role-promulgating = Issued by
legal-title = Legal basis
legal-unknown = The source names no legal basis
legal-more = { $n } more documents
legal-issued = of { $date }
legal-from = in force from { $date }
legal-to = no longer in force from { $date }
legal-replaced = replaced by { $number }
source-section = Announcement and source
announcement-title = Announced by
announcement-unknown = The announcing decision is not known
change-new = new
change-amended = amended
change-replaced = replaced
change-repealed = repealed
source-title = Taken from
source-unknown = No source is named
verified-title = Compared with the source
verified-never = Nobody has compared it yet
edition-title = This edition
edition = Edition { $n }, published on { $date }
data-title = Data
repealed-badge = Repealed
repealed-title = This procedure has been repealed
repealed-since = No longer carried out since { $date }, by decision { $decision }. What follows is kept for reference only.
repealed-successors = Use instead:
repealed-no-successor = What replaced it is not known. Ask the one-stop desk.

# Errors
go-home = Go to the home page
go-sectors = See the sectors
go-life-events = See life events
error-missing-title = There is no such page
error-missing-advice = The address may have been cut short, or the page was renamed. Search by the name of the procedure.
error-gone-title = This page was withdrawn
error-gone-advice = The procedure's entry was withdrawn and is no longer public. Search for another, or ask the one-stop desk.
error-method-title = That cannot be done here
error-method-advice = This page is for reading only. Go back and start again from the home page.
error-too-long-title = The address or question is too long
error-too-long-advice = Write less: only the words that matter.
error-busy-title = The portal is busy
error-busy-advice = Sorry, there is no answer at the moment. Try again in a few minutes.
error-request-title = The request was not understood
error-request-advice = Something in the address is not right. Try searching from here.
error-fault-title = Something went wrong on our side
error-fault-advice = Sorry, there was a fault, and it has been noted. Try again in a few minutes.

coverage-headline-unsure = { $online } of { $total } procedures are known to be handed in online, at level 3 or level 4. The level of { $unknown } is not known, so this is not a share yet.
district-title = The office named here no longer exists
district-advice = The district level ended on 1 July 2025, and the source does not name the new office yet. Ask the people’s committee of your commune or ward, or the public service centre, before you go.
made-public-by = For one place only, made public by

# Translations of names and summaries
translation-missing = Vietnamese only
translation-older = translation older than the Vietnamese
translation-official-name = Official name:
translation-given-explained = Name and summary are translated; everything else about this procedure is in Vietnamese, as it was made public.
translation-missing-explained = Nobody has translated this procedure yet: name, summary and everything else about it are in Vietnamese, as they were made public.
translation-older-explained = The Vietnamese name or summary has changed since this translation was made: where the two differ, the Vietnamese is right. Everything else about this procedure is in Vietnamese, as it was made public.
