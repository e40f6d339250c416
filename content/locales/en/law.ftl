# The register of legal documents.

law-title = Legal documents
law-lead = Every document that procedures rest on. Spellings of one number are joined.
law-search = Number or title
law-search-button = Search
law-count = { $count } documents
law-none = There is no such document.
law-column-number = Number
law-column-title = Title
law-column-entries = Procedures
law-column-state = In force
law-gone = no longer in force
law-ends = ends on { $day }
law-replaced-by = replaced by { $number }
law-unrecorded = nothing recorded
law-recorded = recorded
law-disputed = several titles
law-only-gone = Only those no longer in force

law-number = Number
law-name = Title
law-issuer = Issued by
law-issued-on = Issued on
law-in-force-from = In force from
law-in-force-to = No longer in force from
law-replaced = Replaced by
law-link = Link
law-spellings = Spellings
law-titles = Titles in use
law-cited = { $text } ({ $count })

law-record = Record what is known
law-record-lead = Reviewers and publishers record. Every record is kept.
law-record-button = Record
law-replaced-hint = The number of the document that replaces it, if one does.
law-link-hint = An address that begins with https://
law-recorded-now = Recorded.
law-history = Recorded before
law-history-line = { $day }, { $who }

law-entries = Public procedures that rest on it
law-entries-none = No procedure rests on it any more.
law-drafts = Editions on their way that rest on it
law-mend = Make drafts to correct them
law-mend-lead = Every procedure above gets a draft. You see a preview first.
law-mend-to = Number of the document to cite instead
law-mend-to-hint = Leave it empty to cite none.
law-mend-title = Title of that document
law-mend-button = Preview

law-error-number = A document needs a number.
law-error-order = It ends before it begins.
law-error-itself = A document cannot replace itself.
law-error-link = A link begins with https:// or http:// and has no spaces.
law-error-moved = Somebody recorded something just before you. Have a look, then record again.
law-error-day = That is not a real date. Write it like 15/01/2026.
law-error-key = This number belongs to another document. Open its page.
