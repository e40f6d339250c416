-- Feedback and ratings. What was said and done stays; what is personal (the words
-- of whoever wrote, and how to reach them) can be erased while the record of it
-- stays. The twin of this file is ../postgres/0011_feedback.sql.

CREATE TABLE feedback (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL CHECK (kind IN ('page_unclear', 'regulation', 'handling')),
    procedure_id INTEGER REFERENCES procedures (id),
    unclear      TEXT CHECK (unclear IN ('papers', 'cost', 'time', 'place', 'steps', 'other')),
    document     TEXT CHECK (document <> ''),
    place        TEXT CHECK (place <> ''),
    -- None once they were erased.
    words        TEXT,
    -- What is the same of all that say the same.
    fingerprint  TEXT NOT NULL,
    received_at  TEXT NOT NULL,
    -- None where the calendar does not reach.
    due_on       TEXT,
    state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'answered', 'closed')),
    agency       TEXT,
    answered_at  TEXT,
    -- Since when nobody waits for an answer.
    settled_at   TEXT,
    CHECK (kind <> 'page_unclear' OR procedure_id IS NOT NULL),
    CHECK ((state = 'waiting') = (settled_at IS NULL))
) STRICT;

-- Each time the same was sent, with what is kept of the code to follow it.
CREATE TABLE feedback_sendings (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    feedback_id INTEGER NOT NULL REFERENCES feedback (id),
    code        TEXT NOT NULL UNIQUE CHECK (code <> ''),
    sent_at     TEXT NOT NULL
) STRICT;

-- How to reach whoever sent it; none once it was erased.
CREATE TABLE feedback_contacts (
    sending_id INTEGER PRIMARY KEY REFERENCES feedback_sendings (id),
    contact    TEXT CHECK (contact <> ''),
    erased_at  TEXT,
    CHECK ((contact IS NULL) = (erased_at IS NOT NULL))
) STRICT;

-- What the staff did, first to last.
CREATE TABLE feedback_events (
    feedback_id INTEGER NOT NULL REFERENCES feedback (id),
    number      INTEGER NOT NULL CHECK (number >= 1),
    at          TEXT NOT NULL,
    actor       TEXT NOT NULL CHECK (actor <> ''),
    did         TEXT NOT NULL,
    PRIMARY KEY (feedback_id, number)
) STRICT;

-- What the public sees, in words of the staff. Two people stand for it.
CREATE TABLE feedback_published (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    feedback_id  INTEGER NOT NULL REFERENCES feedback (id),
    question     TEXT NOT NULL CHECK (question <> ''),
    answer       TEXT NOT NULL CHECK (answer <> ''),
    answered_by  TEXT NOT NULL,
    worded_by    TEXT NOT NULL,
    published_by TEXT NOT NULL,
    published_at TEXT NOT NULL,
    taken_back_at TEXT,
    CONSTRAINT two_people_publish CHECK (published_by <> answered_by AND published_by <> worded_by)
) STRICT;

-- Taps, as counts; no row of anybody.
CREATE TABLE procedure_taps (
    procedure_id INTEGER NOT NULL REFERENCES procedures (id),
    day          TEXT NOT NULL,
    aspect       TEXT NOT NULL CHECK (aspect IN ('clear', 'stars', 'on_time', 'visits')),
    value        TEXT NOT NULL CHECK (value <> ''),
    count        INTEGER NOT NULL CHECK (count >= 1),
    PRIMARY KEY (procedure_id, day, aspect, value)
) STRICT;

CREATE INDEX feedback_by_state ON feedback (state, id);
CREATE INDEX feedback_by_fingerprint ON feedback (fingerprint);
CREATE INDEX feedback_sendings_by_feedback ON feedback_sendings (feedback_id);
CREATE UNIQUE INDEX feedback_is_published_once ON feedback_published (feedback_id) WHERE taken_back_at IS NULL;
CREATE INDEX procedure_taps_by_day ON procedure_taps (aspect, day);

CREATE TRIGGER feedback_stays BEFORE DELETE ON feedback
BEGIN SELECT RAISE(ABORT, 'a feedback is never deleted'); END;

CREATE TRIGGER feedback_does_not_change BEFORE UPDATE ON feedback
WHEN NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.procedure_id IS NOT OLD.procedure_id
  OR NEW.unclear IS NOT OLD.unclear OR NEW.document IS NOT OLD.document OR NEW.place IS NOT OLD.place
  OR (NEW.words IS NOT OLD.words AND NEW.words IS NOT NULL) OR NEW.fingerprint <> OLD.fingerprint
  OR NEW.received_at <> OLD.received_at OR NEW.due_on IS NOT OLD.due_on
  OR (OLD.answered_at IS NOT NULL AND NEW.answered_at IS NOT OLD.answered_at)
BEGIN SELECT RAISE(ABORT, 'of a feedback only what became of it changes, and words are only erased'); END;

CREATE TRIGGER feedback_sendings_stay BEFORE DELETE ON feedback_sendings
BEGIN SELECT RAISE(ABORT, 'a sending is never deleted'); END;

CREATE TRIGGER feedback_sendings_do_not_change BEFORE UPDATE ON feedback_sendings
BEGIN SELECT RAISE(ABORT, 'a sending never changes'); END;

CREATE TRIGGER feedback_contacts_stay BEFORE DELETE ON feedback_contacts
BEGIN SELECT RAISE(ABORT, 'that there was a contact is never deleted'); END;

CREATE TRIGGER feedback_contacts_are_only_erased BEFORE UPDATE ON feedback_contacts
WHEN NEW.sending_id <> OLD.sending_id OR NEW.contact IS NOT NULL OR OLD.contact IS NULL
BEGIN SELECT RAISE(ABORT, 'a contact is only erased, once'); END;

CREATE TRIGGER feedback_events_stay BEFORE DELETE ON feedback_events
BEGIN SELECT RAISE(ABORT, 'what was done with a feedback is never deleted'); END;

CREATE TRIGGER feedback_events_do_not_change BEFORE UPDATE ON feedback_events
BEGIN SELECT RAISE(ABORT, 'what was done with a feedback never changes'); END;

CREATE TRIGGER feedback_published_stays BEFORE DELETE ON feedback_published
BEGIN SELECT RAISE(ABORT, 'what was published is never deleted'); END;

CREATE TRIGGER feedback_published_does_not_change BEFORE UPDATE ON feedback_published
WHEN NEW.number <> OLD.number OR NEW.feedback_id <> OLD.feedback_id OR NEW.question <> OLD.question
  OR NEW.answer <> OLD.answer OR NEW.answered_by <> OLD.answered_by OR NEW.worded_by <> OLD.worded_by
  OR NEW.published_by <> OLD.published_by OR NEW.published_at <> OLD.published_at
  OR OLD.taken_back_at IS NOT NULL OR NEW.taken_back_at IS NULL
BEGIN SELECT RAISE(ABORT, 'what was published is only taken back, once'); END;

CREATE TRIGGER feedback_is_published_when_answered BEFORE INSERT ON feedback_published
WHEN (SELECT state FROM feedback WHERE id = NEW.feedback_id) IS NOT 'answered'
  OR NOT EXISTS (SELECT 1 FROM feedback_events WHERE feedback_id = NEW.feedback_id AND actor = NEW.answered_by)
BEGIN SELECT RAISE(ABORT, 'only an answered feedback is published'); END;

CREATE TRIGGER procedure_taps_stay BEFORE DELETE ON procedure_taps
BEGIN SELECT RAISE(ABORT, 'a count of taps is never deleted'); END;

CREATE TRIGGER procedure_taps_only_grow BEFORE UPDATE ON procedure_taps
WHEN NEW.procedure_id <> OLD.procedure_id OR NEW.day <> OLD.day OR NEW.aspect <> OLD.aspect
  OR NEW.value <> OLD.value OR NEW.count <= OLD.count
BEGIN SELECT RAISE(ABORT, 'a count of taps only grows'); END;
