# Words used in many places: names, money, time, lists of values.
app-name = Minh Bạch
app-tagline = administrative procedures made clear
language-name = English
unknown = Not known
code = Code
and-more = and { $n } more
interlinked = Interlinked: hand in once, several agencies deal with it
procedure-count = { $n ->
    [one] { $n } procedure
   *[other] { $n } procedures
}

# Money
money-vnd = { $amount } VND
money-usd = { $amount } USD
cost-free = Free
cost-range = { $from } – { $to }
cost-free-to = Free to { $to }
cost-by-act = By { $act }
cost-unknown = Not known
cost-partly-unknown = Depends on how you apply, partly not known
cost-varies = Depends on the case
cost-fee-and-charge = Both a fee and a charge
cost-doubtful = The source contradicts itself: ask first
cost-service-fee = Fee
cost-administrative-charge = Charge
cost-warning-contradiction = The source says free, yet names a sum or an act that sets one. Ask the office before you hand in.
cost-warning-small = The sum is unusually small; the source may have lost three zeros. Ask the office before you hand in.

# Time
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
time-hour = { $amount } { $n ->
    [one] hour
   *[other] hours
}
time-working-day = { $amount } { $n ->
    [one] working day
   *[other] working days
}
time-day = { $amount } { $n ->
    [one] day
   *[other] days
}
time-week = { $amount } { $n ->
    [one] week
   *[other] weeks
}
time-month = { $amount } { $n ->
    [one] month
   *[other] months
}
time-year = { $amount } { $n ->
    [one] year
   *[other] years
}
time-unknown = Not known
time-partly-unknown = Depends on how you apply, partly not known
time-without-unit = Unknown: the source only says “{ $words }”, without a unit
time-varies = Depends on the case

# Online levels
online-1 = Level 1 · Information
online-2 = Level 2 · Forms
online-3 = Level 3 · Partly online
online-4 = Level 4 · Fully online
online-lower = Levels 1 and 2
online-either = Can be handed in online (level 3 or 4)
online-unknown = Online level not known

# Levels of government
level-commune = Commune
level-province = Province
level-ministry = Ministry
level-other = Other agencies
level-district = District (abolished)

# Applicants
audience-citizen = People
audience-business = Businesses and cooperatives
audience-organisation = Other organisations
applicant-vietnamese-citizen = Vietnamese citizens
applicant-overseas-vietnamese = Vietnamese settled abroad
applicant-foreigner = Foreigners
applicant-resident-foreigner = Foreigners living in Việt Nam
applicant-public-employee = Public employees
applicant-party-member = Party members
applicant-enterprise = Enterprises
applicant-vietnamese-enterprise = Vietnamese enterprises
applicant-foreign-invested-enterprise = Foreign-invested enterprises
applicant-cooperative = Cooperatives
applicant-organisation = Organisations (not enterprises or cooperatives)
applicant-foreign-organisation = Foreign organisations
applicant-party-organisation = Party organisations

# Ways of handing in
channel-online = Online
channel-in-person = In person
channel-post = By post

# Numbers, days, times: as this language writes them
number-group = ,
number-decimal = .
percent = { $amount }%
date = { $day } { month-name } { $year }
date-weekday = { $weekday }, { $date }
date-time = { $date } { $time }
