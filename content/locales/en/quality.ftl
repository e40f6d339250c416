# quality

quality-severity-error = Error
quality-severity-warning = To review
quality-severity-notice = Notice

## The parts that the law requires
quality-part-missing = { $part ->
    [name] The procedure has no name. Write the name exactly as the announcing decision has it.
    [steps] There are no steps. Write down each step, from handing in to receiving the result.
    [channels] There is no way of handing in. Write down the ways: online, in person or by post.
    [dossier] There are no papers. Write down the papers to hand in and the number of sets; if nothing is handed in, add a note that says so.
    [time_limit] No way of handing in has a time limit. Write down the time limit of the announcing decision.
    [applicants] Nobody is named who may apply. Choose who this procedure is for.
    [implementing_agency] There is no implementing agency. Name the agency that receives and handles the papers.
   *[outcome] There is no outcome. Write down what people receive at the end.
}
quality-part-missing-title = A part that the law requires is missing
quality-name-too-long = The name has { $n } characters. Keep an official name as it is, but add a summary and keywords so that people recognise it; explanations that slipped into the name belong in the summary.
quality-name-too-long-title = Name too long
quality-translation-older = The Vietnamese name or summary has changed since the translation “{ $name }” was made. Translate it again, or mark that it still matches.
quality-translation-older-title = Translation older than the Vietnamese

## The abolished district level
quality-district-level = There is no district level since 1 July 2025. Choose the level that carries out this procedure now: commune or province.
quality-district-level-title = District level still named
quality-district-agency = “{ $name }” looks like an agency of the district level, which ended on 1 July 2025. Name the agency that took over the task.
quality-district-agency-title = Agency of the district level

## Online service
quality-online-level-unknown = The online level is not set. Choose the level of the announcing decision; an online channel alone does not make it level 3 or 4.
quality-online-level-unknown-title = Online level unknown
quality-online-level-unannounced = Level { $n } is set, but not the decision that announced it. Find the decision of the province or ministry and write down its number; where there is none, take the level out.
quality-online-level-unannounced-title = Online level without an announcement
quality-level3-without-online-channel = Level { $n } is set, but there is no online channel. Add one with its time limit and cost, or correct the level.
quality-level3-without-online-channel-title = Level 3 or 4 without an online channel
quality-apply-url-missing = Level { $n } is set, but there is no address to apply at. Paste the address of the application page.
quality-apply-url-missing-title = Address to apply at is missing
quality-apply-url-not-https = The address “{ $wording }” does not start with https://. Paste the secure address of the application page.
quality-apply-url-not-https-title = Address to apply at is not secure

## Time limits
quality-time-missing = { $kind ->
    [online] Handing in online
    [in_person] Handing in in person
   *[post] Handing in by post
} has no time limit, though another way has one. Write down the time limit of this way.
quality-time-missing-title = Time limit missing
quality-time-without-unit = The time limit only says “{ $wording }”. Add the unit: hours, working days, days, weeks, months or years.
quality-time-without-unit-title = Time limit without a unit
quality-time-as-worded = No date can be computed from “{ $wording }”. If there are several cases, give each a row with a time limit of its own.
quality-time-as-worded-title = Time limit in words
quality-times-differ-in-channel = { $kind ->
    [online] Handing in online
    [in_person] Handing in in person
   *[post] Handing in by post
} has different time limits ({ $wording }) without the situation in which each applies. Write it into each row; the note often explains it already.
quality-times-differ-in-channel-title = Several time limits, unclear when

## Costs
quality-cost-missing = The cost is unknown when handing in { $kind ->
    [online] online
    [in_person] in person
   *[post] by post
}. Write down the amount, or say that it is free.
quality-cost-missing-title = Cost unknown
quality-cost-under-1000 = “{ $wording }” is under 1,000 đồng: the source has probably lost three zeros. Compare it with the act that sets the amount and correct it.
quality-cost-under-1000-title = Amount under 1,000 đồng
quality-free-but-note-sets-cost = It says free, but the note speaks of a cost: “{ $wording }”. Write down the amount or the act that sets it, or take the note out if it is truly free.
quality-free-but-note-sets-cost-title = Free, but the note sets a cost
quality-cost-set-by-act = Another act sets the cost: “{ $wording }”. Look it up and write down the amount, so that people need not search.
quality-cost-set-by-act-title = Cost set by another act
quality-cost-as-worded = This cannot be read as an amount: “{ $wording }”. Give each item a row with its amount and when it applies.
quality-cost-as-worded-title = Cost in words
quality-online-cost-differs = Online and at the counter the cost differs. Not a fault: the page shows both. Just make sure that it is right.
quality-online-cost-differs-title = Online and counter cost differ

## Dossier
quality-paper-without-count = “{ $wording }” looks like a paper to hand in, but has no number of originals or copies. Write down how many; if it is only a note, leave it.
quality-paper-without-count-title = Paper without a count
quality-case-without-name = Case number { $n } has no name. Name it, so that people know which case is theirs.
quality-case-without-name-title = Case without a name
quality-several-cases = The dossier has { $n } cases. Not a fault: the page asks people which is theirs. See whether the names of the cases are easy to understand.
quality-several-cases-title = Several cases
quality-sets-missing = The number of sets is not said. Write down the number of the announcing decision, usually 1.
quality-sets-missing-title = Number of sets missing
quality-form-without-file = The form “{ $name }” cannot be downloaded. Attach the file.
quality-form-without-file-title = Form without a file

## Legal basis
quality-no-legal-basis = There is no legal basis. Write down the numbers and titles of the acts that regulate this procedure.
quality-no-legal-basis-title = Legal basis missing
quality-law-no-longer-in-force = “{ $name }” is no longer in force or has been replaced. Name the act in force and see whether the procedure must change with it.
quality-law-no-longer-in-force-title = Law no longer in force
quality-no-announcement = No announcing decision is named. Write down its number, day and issuer; without one, nothing can be published.
quality-no-announcement-title = Announcing decision missing

## Source
quality-unverified = Nobody has compared this with its source. Compare it with the act or the national portal and write down the day.
quality-unverified-title = Not compared with its source
quality-stale = It was last compared with its source { $n } days ago. Compare it again and write down the new day.
quality-stale-title = Compared long ago
quality-verified-in-future = The day of comparison, { $day }, has not come. Correct the day.
quality-verified-in-future-title = Day of comparison not yet come
quality-source-missing = Where this was taken from is not said. Name the source or its address, so that others can check it.
quality-source-missing-title = Source missing
