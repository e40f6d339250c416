# What the form has besides when the browser runs JavaScript.

live-preview = Preview
live-preview-close = Close the preview
live-checks = Checked while you write
live-nothing = Nothing to correct was found.
live-findings = Everything can be read. { $n } things to look at before publication.
live-to-field = Go there
live-filled = The empty fields of the document % were filled from the catalogue. Compare them with the document.
live-saved = Saved automatically at %.
live-away = Not saved at %: the connection is lost, or you were signed out. A copy is kept in this window.
live-unsent = There is a copy of this form that could not be saved last time.
live-send = Save that copy
live-forget = Throw that copy away
live-not-saved-wrong = Not saved yet: { $n } places cannot be read.
live-not-saved-moved = No longer saved automatically: { $by } saved this edition while you were writing. Press “Save” to see where the two differ; no word of yours is lost.
live-not-saved-closed = No longer saved automatically: this edition is not a draft any more.
