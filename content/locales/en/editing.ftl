# Writing, reviewing, publishing.

state-draft = Draft
state-submitted = Waiting for review
state-approved = Approved
state-scheduled = Waiting for its day
state-published = Public
state-superseded = Superseded
state-withdrawn = Withdrawn

## The desk
desk-nothing-waits = Nothing waits for you.
desk-to-review = For you to review ({ $n })
desk-to-publish = For you to publish ({ $n })
desk-my-drafts = Your drafts ({ $n })
desk-with-others = Yours, waiting for somebody else’s review ({ $n })
desk-coming = Coming into force ({ $n })
desk-faulty = Procedures with faults to correct ({ $n })
desk-column-faults = Faults
desk-stale = Procedures that nobody has looked at for { $months } months ({ $n })
desk-stale-lead = Compare with the law or the source. Where it is still right, press “Still right”; there is no need to write it anew.
desk-column-last-word = Last look
desk-shown = { $shown } of { $n } procedures
desk-more = More

## Choosing a procedure
editing-procedures = Procedures
editing-procedures-lead = Find a procedure to amend, see what is on its way, add a new one.
editing-search = Name or code of the procedure
editing-new = Add a procedure
editing-found = Procedures found
editing-nothing-found = No procedure found. Try fewer words, or the code.
editing-more-found = Only the first { $n } are shown. Add a word to narrow it down.
editing-not-yours = (outside your scope)
editing-under-way = Editions on their way to the public
editing-nothing-under-way = Nothing is being written or waits to be published.
editing-column-procedure = Procedure
editing-column-changed = Last change
editing-hint-name = The whole name, as in the announcing decision
editing-hint-sector = Such as Hộ tịch
editing-hint-code = The national or provincial code, such as 1.001193. Leave empty if there is none yet.
editing-error-code = This does not look like a code. Codes look like 1.001193 or 1.013980.H19; leave it empty if there is none yet.
editing-make = Begin a draft

## A procedure
editing-public-page = See the public page
editing-confirmed = Last said to be right
editing-confirmed-by = { $day }, { $by }
editing-repealed-since = since { $day }, by decision { $decision }
editing-open = Open edition { $n } ({ $state })
editing-editions = The editions of this procedure
editing-edition = Edition { $n }
editing-edition-in-state = Edition { $n } ({ $state })
editing-column-edition = Edition
editing-column-decision = Announcing decision

## An edition
editing-edition-title = Edition { $n }: { $name }
editing-state = State
editing-authors = Written by
editing-begun = Begun
editing-based-on = Begun from
editing-approved-by = Reviewed by
editing-in-force-from = In force from
editing-hint-in-force = Day/month/year. Today or a day that has passed publishes at once.
editing-published-at = Public since
editing-superseded-at = Public until
editing-reason = Reason
editing-deeds = What you can do
editing-go-on-writing = Go on writing
editing-waits-for-another = You wrote in this edition, so somebody else must review it. Nobody approves their own words.
editing-remark = Remark (optional)
editing-give-reason = Reason
editing-comment = Comment
editing-comments = Comments
editing-nothing-said-yet = Nothing has been said yet.
editing-findings = What to look at
editing-findings-lead = A draft can be saved while it lacks things, but no fault may be left when it is published.
editing-no-findings = The checks found nothing.
editing-to-field = To the field
editing-changes = Against edition { $n }
editing-compare-with = Compare with
editing-compare = Compare
editing-first-edition = This is the first edition: there is nothing to compare it with.

impact-title = What changes for people
impact-nothing = Papers, costs, times and online level stay as they are.
impact-events = Life events it touches
impact-event-stays = still has this procedure
impact-event-new = will have this procedure, too
impact-event-gone = will no longer have this procedure
impact-related = Related procedures
impact-successor = named as what takes its place
impact-predecessor = was replaced by this one

## What one button does
deed-begin = Begin a new edition
deed-begin-lead = It begins with what this one says. What the public sees does not change until the new one is reviewed and its day has come.
deed-begin-done = The draft was created.
deed-confirm = Still right
deed-confirm-lead = You compared it with the law: what the public sees is still right.
deed-confirm-done = Noted: it is still right.
deed-save = Save
deed-save-lead = Keeps what was written.
deed-save-done = Saved.
deed-submit = Hand in for review
deed-submit-lead = Somebody else will look at it. It cannot be changed until it is sent back.
deed-submit-done = Handed in for review.
deed-give-up = Give this edition up
deed-give-up-lead = It will not be published, but stays in the history.
deed-give-up-done = Given up.
deed-send-back = Send back to its authors
deed-send-back-lead = Say what is to be changed.
deed-send-back-done = Sent back.
deed-approve = Approve
deed-approve-lead = You read every change and found it to be as the announcing decision says.
deed-approve-done = Approved.
deed-schedule = Set the day of publication
deed-schedule-lead = On the day it comes into force, it automatically replaces what the public sees.
deed-schedule-done = The day is set. It will be published automatically.
deed-withdraw = Withdraw
deed-withdraw-lead = It is no longer public, or never will be. This is kept with the reason.
deed-withdraw-done = Withdrawn.
deed-comment = Comment
deed-comment-lead = Everybody who works on this edition can read it.
deed-comment-done = Your comment was added.
deed-publish = Publish
deed-publish-lead = It is put before the public at once.
deed-publish-done = Published.

## The form and conflicts
editing-form-title = Writing edition { $n }
editing-written-by = Saved { $n } times, last by { $by }
editing-save = Save
editing-save-and-look = Save and look
editing-back-to-form = Back to the form
conflict-title = Somebody else changed this edition
conflict-lead = While you wrote, { $by } saved this edition. Nothing is lost: see what both sides changed, then choose.
conflict-theirs = What { $by } changed
conflict-mine = What you changed
conflict-merge = Join both
conflict-none = You did not change the same part, so both can be joined at once.
conflict-choose = Both of you changed the parts below. Choose a side for each; the other parts are joined.
conflict-side-mine = Take mine
conflict-side-theirs = Take that of { $by }
conflict-do-merge = Join and save
conflict-keep-mine = Keep mine only
conflict-take-theirs = Drop mine and open what was saved

## When something cannot be done
editing-not-done = Not done
editing-forbidden = You may not do this
editing-forbidden-advice = If it is part of your work, ask an administrator to look at your roles.
editing-the-other = Open the procedure that has this code
editing-error-state = This edition is “{ $state }” now, so this cannot be done. Somebody else may just have dealt with it.
editing-error-same-person = You wrote a part of this edition, so somebody else must review it.
editing-error-no-reason = Write a reason.
editing-error-no-announcement = The announcing decision is not complete: it needs a number, a day, an issuer and what it does. Add them in the draft.
editing-error-not-yet = This edition is in force only from { $day }.
editing-error-missing = There is no such edition.
editing-error-open-already = Edition { $n } is being written or waits for review. There is one of these at a time.
editing-error-conflict = Somebody else just changed this edition. Open it again and try once more.
editing-error-findings = These faults must be corrected before it can be published:
editing-error-nothing-said = Write your comment.
editing-error-code-taken = There is a procedure with this code already.
editing-error-store = It cannot be saved right now. What you wrote is still below; try again in a few minutes.
editing-error-day = The day cannot be read. Write day/month/year, such as 25/11/2026.

## Preview
preview = preview
preview-see = See it as the public will
preview-lead = This is a preview of edition { $n }. The public does not see this page.
preview-back = Back to the edition
