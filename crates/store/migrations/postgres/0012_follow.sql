-- Who wants to hear of what by e-mail, and the letters that tell them.
-- The twin of this file is ../sqlite/0012_follow.sql.
--
-- An address is a person's: it stands in `followers` alone, and goes from there,
-- with all that hangs on it, when they leave or never said yes. These are the only
-- rows of this database that are meant to go.

CREATE TABLE followers (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    address    TEXT NOT NULL UNIQUE CHECK (address LIKE '_%@_%._%' AND address = lower(address)),
    lang       TEXT NOT NULL CHECK (lang IN ('vi', 'en')),
    -- With the key of the installation it makes the token of their links, whose
    -- hash stands beside: nothing in here opens anything.
    nonce      TEXT NOT NULL UNIQUE CHECK (length(nonce) = 32),
    token      TEXT NOT NULL UNIQUE CHECK (length(token) = 64),
    asks       BIGINT NOT NULL CHECK (asks >= 0),
    asks_since TEXT NOT NULL,
    refusals   BIGINT NOT NULL DEFAULT 0 CHECK (refusals >= 0),
    stopped_at TEXT,
    -- Up to which place in the outbox they were told, and when that was.
    told       BIGINT NOT NULL DEFAULT 0,
    told_at    TEXT
);

CREATE TABLE follows (
    follower_id    BIGINT NOT NULL REFERENCES followers (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL CHECK (kind IN ('procedure', 'sector', 'life_event')),
    slug           TEXT NOT NULL CHECK (slug <> ''),
    lang           TEXT NOT NULL CHECK (lang IN ('vi', 'en')),
    nonce          TEXT NOT NULL UNIQUE CHECK (length(nonce) = 32),
    token          TEXT NOT NULL UNIQUE CHECK (length(token) = 64),
    asked_at       TEXT NOT NULL,
    confirmed_at   TEXT,
    -- What changed up to this place in the outbox was before they followed.
    after_position BIGINT NOT NULL,
    PRIMARY KEY (follower_id, kind, slug)
);

CREATE INDEX follows_by_topic ON follows (kind, slug);
CREATE INDEX follows_that_wait ON follows (asked_at) WHERE confirmed_at IS NULL;

-- What is to be sent, and what became of it; not what it says.
CREATE TABLE letters (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    follower_id    BIGINT NOT NULL REFERENCES followers (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL CHECK (kind IN ('confirmation', 'changes')),
    topic_kind     TEXT,
    topic_slug     TEXT,
    after_position BIGINT,
    upto_position  BIGINT,
    -- What tells it from every other, the same each time it is sent.
    name           TEXT NOT NULL UNIQUE,
    created_at     TEXT NOT NULL,
    next_at        TEXT NOT NULL,
    attempts       BIGINT NOT NULL DEFAULT 0,
    claimed_until  TEXT,
    sent_at        TEXT,
    failed         TEXT CHECK (failed IN ('refused', 'given_up', 'empty')),
    CHECK (sent_at IS NULL OR failed IS NULL),
    CHECK ((kind = 'confirmation') = (topic_kind IS NOT NULL AND topic_slug IS NOT NULL)),
    CHECK ((kind = 'changes') = (after_position IS NOT NULL AND upto_position IS NOT NULL))
);

CREATE INDEX letters_to_send ON letters (next_at) WHERE sent_at IS NULL AND failed IS NULL;
CREATE INDEX letters_by_follower ON letters (follower_id);
-- No change goes into two letters to one person.
CREATE UNIQUE INDEX letters_tell_once ON letters (follower_id, after_position) WHERE kind = 'changes';

-- What each change belongs to, and up to which place in the outbox that is known.
CREATE TABLE news (
    kind     TEXT NOT NULL CHECK (kind IN ('procedure', 'sector', 'life_event')),
    slug     TEXT NOT NULL CHECK (slug <> ''),
    position BIGINT NOT NULL REFERENCES outbox (position),
    at       TEXT NOT NULL,
    PRIMARY KEY (kind, slug, position)
);

CREATE TABLE news_known (
    one      SMALLINT PRIMARY KEY CHECK (one = 1),
    position BIGINT NOT NULL
);

INSERT INTO news_known (one, position) SELECT 1, COALESCE(MAX(position), 0) FROM outbox;

CREATE TRIGGER news_stays BEFORE DELETE OR TRUNCATE ON news
FOR EACH STATEMENT EXECUTE FUNCTION refuse('news is never deleted');

CREATE TRIGGER news_does_not_change BEFORE UPDATE ON news
FOR EACH STATEMENT EXECUTE FUNCTION refuse('news never changes');

CREATE TRIGGER news_known_goes_on BEFORE UPDATE ON news_known
FOR EACH ROW
WHEN (NEW.position < OLD.position)
EXECUTE FUNCTION refuse('what is known is not forgotten');
