-- The people of the departments: accounts, what they were given to do, how they
-- come in. The twin of this file is ../sqlite/0005_people.sql.
--
-- What opens something is kept as a hash only, the secret of a second factor
-- sealed with a key that is not in here.

CREATE TABLE accounts (
    id                BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name              TEXT NOT NULL UNIQUE,
    display_name      TEXT NOT NULL CHECK (display_name <> ''),
    state             TEXT NOT NULL CHECK (state IN ('invited', 'active', 'closed')),
    password          TEXT CHECK (password LIKE '$argon2id$%'),
    factor            TEXT,
    factor_last_step  BIGINT,
    enrolling         TEXT,
    for_provider      BIGINT NOT NULL DEFAULT 0 CHECK (for_provider IN (0, 1)),
    issuer            TEXT,
    subject           TEXT,
    -- What failed on devices that nobody knows.
    failures          BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at         TEXT,
    locked_until      TEXT,
    created_at        TEXT NOT NULL,
    signed_in_at      TEXT,
    UNIQUE (issuer, subject),
    CHECK ((issuer IS NULL) = (subject IS NULL)),
    CHECK (state = 'active' OR (password IS NULL AND factor IS NULL AND issuer IS NULL))
);

-- A role over a scope, from when to when and by whom. One that ended stays.
CREATE TABLE grants (
    number     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    role       TEXT NOT NULL CHECK (role IN ('editor', 'reviewer', 'publisher', 'administrator')),
    scope      TEXT NOT NULL,
    given_at   TEXT NOT NULL,
    given_by   TEXT NOT NULL,
    taken_at   TEXT,
    taken_by   TEXT,
    CHECK ((taken_at IS NULL) = (taken_by IS NULL))
);

CREATE TABLE invitations (
    token      TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at   TEXT
);

CREATE TABLE sessions (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id    BIGINT NOT NULL REFERENCES accounts (id),
    token         TEXT NOT NULL UNIQUE,
    -- Waits for its second step, and opens nothing.
    pending       BIGINT NOT NULL CHECK (pending IN (0, 1)),
    second_factor BIGINT NOT NULL CHECK (second_factor IN (0, 1)),
    about         TEXT NOT NULL,
    started_at    TEXT NOT NULL,
    seen_at       TEXT NOT NULL,
    ends_at       TEXT NOT NULL,
    ended_at      TEXT,
    failures      BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at     TEXT,
    locked_until  TEXT
);

CREATE TABLE devices (
    account_id   BIGINT NOT NULL REFERENCES accounts (id),
    token        TEXT NOT NULL,
    seen_at      TEXT NOT NULL,
    failures     BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_at    TEXT,
    locked_until TEXT,
    PRIMARY KEY (account_id, token)
);

CREATE TABLE recovery_codes (
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    code       TEXT NOT NULL,
    used_at    TEXT,
    PRIMARY KEY (account_id, code)
);

-- Failures under names that nobody has, so that they are answered as the others
-- are. The names are hashed with a key; only so many rows are kept.
CREATE TABLE unknown_names (
    name         TEXT PRIMARY KEY,
    failures     BIGINT NOT NULL,
    failed_at    TEXT,
    locked_until TEXT
);

CREATE UNIQUE INDEX grants_held_once ON grants (account_id, role, scope) WHERE taken_at IS NULL;
CREATE INDEX grants_by_account ON grants (account_id);
CREATE UNIQUE INDEX invitations_open_once ON invitations (account_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_by_account ON sessions (account_id, ends_at) WHERE ended_at IS NULL;
CREATE INDEX unknown_names_by_age ON unknown_names (failed_at);
CREATE INDEX audit_by_actor ON audit (actor, number);
CREATE INDEX audit_by_action ON audit (action, number);
CREATE INDEX audit_by_procedure ON audit (procedure_id, number);

-- A name stands under what was done for ever, so it never comes to mean another.

CREATE TRIGGER accounts_stay BEFORE DELETE OR TRUNCATE ON accounts
FOR EACH STATEMENT EXECUTE FUNCTION refuse('an account is never deleted');

CREATE TRIGGER accounts_keep_their_name BEFORE UPDATE OF id, name, created_at ON accounts
FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.created_at <> OLD.created_at)
EXECUTE FUNCTION refuse('an account keeps its name');

CREATE TRIGGER accounts_begin_with_an_invitation BEFORE INSERT ON accounts
FOR EACH ROW
WHEN (NEW.state <> 'invited')
EXECUTE FUNCTION refuse('an account begins with an invitation');

CREATE TRIGGER grants_stay BEFORE DELETE OR TRUNCATE ON grants
FOR EACH STATEMENT EXECUTE FUNCTION refuse('what somebody was given is never deleted');

CREATE TRIGGER grants_only_end BEFORE UPDATE ON grants
FOR EACH ROW
WHEN (NEW.number <> OLD.number OR NEW.account_id <> OLD.account_id OR NEW.role <> OLD.role OR NEW.scope <> OLD.scope
  OR NEW.given_at <> OLD.given_at OR NEW.given_by <> OLD.given_by OR OLD.taken_at IS NOT NULL)
EXECUTE FUNCTION refuse('what somebody was given only ends');

CREATE TRIGGER invitations_stay BEFORE DELETE OR TRUNCATE ON invitations
FOR EACH STATEMENT EXECUTE FUNCTION refuse('an invitation is never deleted');

CREATE TRIGGER invitations_only_end BEFORE UPDATE ON invitations
FOR EACH ROW
WHEN (NEW.token <> OLD.token OR NEW.account_id <> OLD.account_id OR NEW.expires_at <> OLD.expires_at
  OR OLD.ended_at IS NOT NULL)
EXECUTE FUNCTION refuse('an invitation only ends');

CREATE TRIGGER sessions_stay BEFORE DELETE OR TRUNCATE ON sessions
FOR EACH STATEMENT EXECUTE FUNCTION refuse('a session is never deleted');

CREATE TRIGGER sessions_only_end BEFORE UPDATE ON sessions
FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.account_id <> OLD.account_id OR NEW.token <> OLD.token OR NEW.pending <> OLD.pending
  OR NEW.started_at <> OLD.started_at OR NEW.ends_at <> OLD.ends_at OR OLD.ended_at IS NOT NULL)
EXECUTE FUNCTION refuse('a session only ends');
