-- The people of the departments: accounts, what they were given to do, how they
-- come in. The twin of this file is ../postgres/0005_people.sql.
--
-- What opens something is kept as a hash only, the secret of a second factor
-- sealed with a key that is not in here.

CREATE TABLE accounts (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    name              TEXT NOT NULL UNIQUE,
    display_name      TEXT NOT NULL CHECK (display_name <> ''),
    state             TEXT NOT NULL CHECK (state IN ('invited', 'active', 'closed')),
    password          TEXT CHECK (password LIKE '$argon2id$%'),
    factor            TEXT,
    factor_last_step  INTEGER,
    enrolling         TEXT,
    for_provider      INTEGER NOT NULL DEFAULT 0 CHECK (for_provider IN (0, 1)),
    issuer            TEXT,
    subject           TEXT,
    -- What failed on devices that nobody knows.
    failures          INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at         TEXT,
    locked_until      TEXT,
    created_at        TEXT NOT NULL,
    signed_in_at      TEXT,
    UNIQUE (issuer, subject),
    CHECK ((issuer IS NULL) = (subject IS NULL)),
    CHECK (state = 'active' OR (password IS NULL AND factor IS NULL AND issuer IS NULL))
) STRICT;

-- A role over a scope, from when to when and by whom. One that ended stays.
CREATE TABLE grants (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    role       TEXT NOT NULL CHECK (role IN ('editor', 'reviewer', 'publisher', 'administrator')),
    scope      TEXT NOT NULL,
    given_at   TEXT NOT NULL,
    given_by   TEXT NOT NULL,
    taken_at   TEXT,
    taken_by   TEXT,
    CHECK ((taken_at IS NULL) = (taken_by IS NULL))
) STRICT;

CREATE TABLE invitations (
    token      TEXT PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at   TEXT
) STRICT;

CREATE TABLE sessions (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id    INTEGER NOT NULL REFERENCES accounts (id),
    token         TEXT NOT NULL UNIQUE,
    -- Waits for its second step, and opens nothing.
    pending       INTEGER NOT NULL CHECK (pending IN (0, 1)),
    second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
    about         TEXT NOT NULL,
    started_at    TEXT NOT NULL,
    seen_at       TEXT NOT NULL,
    ends_at       TEXT NOT NULL,
    ended_at      TEXT,
    failures      INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at     TEXT,
    locked_until  TEXT
) STRICT;

CREATE TABLE devices (
    account_id   INTEGER NOT NULL REFERENCES accounts (id),
    token        TEXT NOT NULL,
    seen_at      TEXT NOT NULL,
    failures     INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at    TEXT,
    locked_until TEXT,
    PRIMARY KEY (account_id, token)
) STRICT;

CREATE TABLE recovery_codes (
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    code       TEXT NOT NULL,
    used_at    TEXT,
    PRIMARY KEY (account_id, code)
) STRICT;

-- Failures under names that nobody has, so that they are answered as the others
-- are. The names are hashed with a key; only so many rows are kept.
CREATE TABLE unknown_names (
    name         TEXT PRIMARY KEY,
    failures     INTEGER NOT NULL,
    failed_at    TEXT,
    locked_until TEXT
) STRICT;

CREATE UNIQUE INDEX grants_held_once ON grants (account_id, role, scope) WHERE taken_at IS NULL;
CREATE INDEX grants_by_account ON grants (account_id);
CREATE UNIQUE INDEX invitations_open_once ON invitations (account_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_by_account ON sessions (account_id, ends_at) WHERE ended_at IS NULL;
CREATE INDEX unknown_names_by_age ON unknown_names (failed_at);
CREATE INDEX audit_by_actor ON audit (actor, number);
CREATE INDEX audit_by_action ON audit (action, number);
CREATE INDEX audit_by_procedure ON audit (procedure_id, number);

-- A name stands under what was done for ever, so it never comes to mean another.

CREATE TRIGGER accounts_stay BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'an account is never deleted'); END;

CREATE TRIGGER accounts_keep_their_name BEFORE UPDATE OF id, name, created_at ON accounts
WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.created_at <> OLD.created_at
BEGIN SELECT RAISE(ABORT, 'an account keeps its name'); END;

CREATE TRIGGER accounts_begin_with_an_invitation BEFORE INSERT ON accounts
WHEN NEW.state <> 'invited'
BEGIN SELECT RAISE(ABORT, 'an account begins with an invitation'); END;

CREATE TRIGGER grants_stay BEFORE DELETE ON grants
BEGIN SELECT RAISE(ABORT, 'what somebody was given is never deleted'); END;

CREATE TRIGGER grants_only_end BEFORE UPDATE ON grants
WHEN NEW.number <> OLD.number OR NEW.account_id <> OLD.account_id OR NEW.role <> OLD.role OR NEW.scope <> OLD.scope
  OR NEW.given_at <> OLD.given_at OR NEW.given_by <> OLD.given_by OR OLD.taken_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what somebody was given only ends'); END;

CREATE TRIGGER invitations_stay BEFORE DELETE ON invitations
BEGIN SELECT RAISE(ABORT, 'an invitation is never deleted'); END;

CREATE TRIGGER invitations_only_end BEFORE UPDATE ON invitations
WHEN NEW.token <> OLD.token OR NEW.account_id <> OLD.account_id OR NEW.expires_at <> OLD.expires_at
  OR OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an invitation only ends'); END;

CREATE TRIGGER sessions_stay BEFORE DELETE ON sessions
BEGIN SELECT RAISE(ABORT, 'a session is never deleted'); END;

CREATE TRIGGER sessions_only_end BEFORE UPDATE ON sessions
WHEN NEW.id <> OLD.id OR NEW.account_id <> OLD.account_id OR NEW.token <> OLD.token OR NEW.pending <> OLD.pending
  OR NEW.started_at <> OLD.started_at OR NEW.ends_at <> OLD.ends_at OR OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a session only ends'); END;
