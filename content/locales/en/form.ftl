# The form of an edition.

form-parts = Parts of the form
form-up = Back to the list of parts
form-part-wrong = ({ $n } to correct)
form-required = (required)
form-choose = Choose…
form-full = The form has nearly { $n } rows, and no more can be added. Join rows that are alike, then go on.
form-errors = { $n ->
    [one] One thing needs correcting
   *[other] { $n } things need correcting
}

form-part-basics = Name and introduction
form-name = Name of the procedure
form-summary = Introduction
form-hint-summary = A few plain sentences: whom it is for, and what for. **Bold** and lists can be written in Markdown.
form-keywords = Words that people use
form-hint-keywords = Separate them by commas or line breaks, or by semicolons where one contains a comma. For example: làm giấy kết hôn, đăng ký cưới
form-sector = Sector

form-part-applicants = Who can apply
form-applicants = Applicants

form-part-agencies = Agencies and where to hand in
form-levels = Levels of government
form-agencies-implementing = Agencies that carry it out
form-agencies-competent = Agencies that decide
form-agencies-delegated = Agencies it is delegated to
form-agencies-coordinating = Agencies that help
form-agencies-promulgating = Agencies that made it public
form-hint-agencies = One agency per line
form-reception = Where papers are handed in
form-hint-reception = An address, or words that lead there, for example: Bộ phận một cửa của xã nơi cư trú
form-interlinked = Interlinked: one submission, several agencies

form-part-online = Online service
form-online-level = Level
form-online-since = Applies from
form-online-announced-by = Decision that announced the level
form-hint-announced-by = The number of the decision. Without it, the page says that the level was not checked against one.
form-online-apply-url = Page to apply at
form-online-by-agency = Where the level differs
form-online-agency = Agency

form-part-channels = Ways to hand in, time limits and costs
form-channels-lead = One frame for each way. Where a way has several time limits or costs, add another frame and say when it applies.
form-channel-kind = Way to hand in
form-channel-situation = When it applies
form-hint-situation = Needed only where a way has several frames
form-channel-note = Note on this way
form-time = Time limit
form-time-amount = Number
form-time-unit = Unit
form-time-note = Note on the time limit
form-hint-time-note = For example: kể từ ngày nhận đủ hồ sơ hợp lệ
form-time-words = Or in words
form-hint-time-words = Only where the limit is not a single number and unit. Leave it empty if it is not known.
form-unit-hour = hours
form-unit-working-day = working days
form-unit-day = days
form-unit-week = weeks
form-unit-month = months
form-unit-year = years
form-costs = Fees and charges
form-cost-kind = Fee or charge
form-cost-value = How much
form-value-unknown = Not known
form-value-free = Free
form-value-amount = A sum
form-value-range = From one sum to another
form-value-rate = A rate
form-value-act = Set by another act
form-value-worded = As the source words it
form-cost-amount = Sum, or the lowest
form-hint-money = In dong, such as 50.000
form-cost-to = The highest
form-hint-to = Only for a range of sums
form-cost-words = Rate, act, or the words of the source
form-hint-cost-words = For example: 0,5% giá trị nhà, đất; or the number of the resolution that sets it
form-cost-per = For each
form-hint-per = For example: hồ sơ, trường hợp, giấy phép
form-cost-note = When it is paid, and notes
form-wording = The source says: “{ $words }”. These words are kept until you change something here.

form-part-dossier = Papers
form-dossier-lead = Where the papers depend on the case, use a frame for each case. Where they are the same for everyone, one frame without a name is enough.
form-dossier-sets = Number of sets
form-case-name = Name of the case
form-hint-case = So that people recognise themselves, for example: Người nộp là người nước ngoài
form-items = Papers
form-item-kind = This row is
form-item-paper = A paper to hand in or to show
form-item-note = A note between papers
form-item-name = Name of the paper, or the note
form-item-originals = Originals
form-item-copies = Copies
form-item-forms = Forms for this paper

form-part-forms = Other forms
form-forms-lead = Forms that belong to no single paper.
form-template-name = Name of the form
form-template-url = Where to get it

form-part-steps = Steps
form-step-title = Name of the step
form-hint-step-title = A few words, for example: Nộp hồ sơ. It may stay empty.
form-step-text = What happens
form-hint-markdown = **Bold** and lists can be written in Markdown

form-part-requirements = Requirements and conditions
form-requirements = Requirements and conditions

form-part-outcomes = Outcome
form-outcome-name = Name of the outcome
form-outcome-code = Code of the outcome
form-hint-outcome-code = Its code in the national list, such as KQ.G15.000031. Leave it empty if there is none.

form-part-legal-basis = Legal basis
form-legal-number = Number of the document
form-hint-number = For example: 60/2014/QH13
form-legal-title = Title of the document
form-legal-issuer = Issued by
form-legal-issued-on = Issued on
form-legal-in-force-from = In force from
form-legal-in-force-to = No longer in force from
form-legal-replaced-by = Replaced by document number

form-part-announcement = Announcement
form-announcement-number = Number of the decision
form-announcement-date = Date of the decision
form-announcement-issuer = Announced by
form-announcement-change = What it announces
form-announcement-successors = Replaced by
form-hint-successors = When it is repealed or replaced: the address of each procedure that takes its place, one per line, such as cap-ban-sao-trich-luc-ho-tich
form-error-successor = “{ $typed }” is not the address of a procedure. Open the page of the procedure that takes its place and copy the address here.

form-part-life-events = Life events
form-life-events = This procedure is often needed when
form-hint-life-events = Those that are chosen come first

form-part-source = Source
form-source-name = Where it was taken from
form-hint-source = For example: Cổng Dịch vụ công quốc gia
form-source-url = Address of the source
form-source-verified-on = Last checked against the source on

form-hint-day = Day/month/year, such as 25/11/2026
form-hint-url = The full address, starting with https://

form-row-channel = Way { $n }
form-row-cost = Cost { $n } of way { $channel }
form-row-case = Case { $n }
form-row-item = Paper { $n } of case { $case }
form-row-item-form = Form { $n } of paper { $item } of case { $case }
form-row-agency = Place { $n } with another level
form-row-form = Form { $n }
form-row-step = Step { $n }
form-row-outcome = Outcome { $n }
form-row-legal = Document { $n }
form-row-up = Move up
form-row-down = Move down
form-row-remove = Remove
form-add-channel = Add a way
form-add-cost = Add a cost
form-add-case = Add a case
form-add-item = Add a paper
form-add-agency = Add an agency
form-add-form = Add a form
form-add-step = Add a step
form-add-outcome = Add an outcome
form-add-legal = Add a document

form-error-name = Write the name of the procedure.
form-error-sector = Write the sector, such as Hộ tịch.
form-error-day = “{ $typed }” is not a date. Write day/month/year, such as 25/11/2026.
form-error-count = “{ $typed }” is not a number. Write it in digits, such as 1.
form-error-url = Write the full address, starting with https:// or http://
form-error-choice = “{ $typed }” is not in the list. Choose again.
form-error-agency = Write the name of the agency, or remove this row.
form-error-level = Choose the level at this agency, or remove this row.
form-error-channel-kind = Choose a way to hand in: online, in person or by post.
form-error-amount = “{ $typed }” cannot be read as a number. Write one greater than 0, such as 5 or 2,5; choose the unit beside it.
form-error-unit = Choose the unit of the time limit, such as working days.
form-error-time-both = Write only one of the two: a number, or words. Clear one field.
form-error-time-note = This note needs a number. Write the number, or move the note to “Or in words”.
form-error-money = “{ $typed }” cannot be read as a sum. Write it in dong, such as 50.000; write US dollars like 10 USD.
form-error-money-missing = Write the sum in dong, such as 50.000, or choose “Not known”.
form-error-money-zero = The sum must be greater than 0. If nothing is paid, choose “Free” and clear this field.
form-error-range = The highest must be greater than the lowest, in the same currency.
form-error-words = Write the rate, the act or the words of the source here, or choose “Not known”.
form-error-unused = This field does not go with what was chosen. Clear it, or choose otherwise.
form-error-not-counted = A paper needs at least one original or copy. If this is only a note, choose “A note”.
form-error-note-counted = A note has no number of copies. Choose “A paper”, or clear the numbers.
form-error-note-forms = A note has no forms. Choose “A paper”, or remove the forms.

form-unreadable-too-long = The form is too long and was not saved. Go back, shorten it and try again.
form-unreadable-too-many-rows = The form has too many rows and was not saved. Go back, join rows that are alike and try again.
form-unreadable-not-this-form = What was sent cannot be read as this form. Go back, reload the page and try again.

# Other languages
form-translations = Name and introduction in other languages
form-translation-name = Name ({ $language })
form-translation-summary = Introduction ({ $language })
form-translation-older = This translation is older than the Vietnamese. Change it, or say that it still matches.
form-translation-matches = It matches the Vietnamese as it stands now
form-error-translation-name = Write the name in this language too, or leave both fields empty.
form-error-language = The portal is not in the language “{ $typed }”: leave both fields empty.
