-- A batch of captures, closed under one Merkle root. Its leaves stay when captures are deleted: the paths of the others need them.
CREATE TABLE seal (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sealed_at       timestamptz NOT NULL,
    -- Leaf hashes one after another, 32 bytes each, in the order of leaf_index.
    leaves          bytea       NOT NULL CHECK (octet_length(leaves) > 0 AND octet_length(leaves) % 32 = 0),
    root            bytea       NOT NULL CHECK (octet_length(root) = 32),
    -- An RFC 3161 token over the root, and the time it states.
    token           bytea,
    stamped_at      timestamptz,
    authority       text,
    -- When a token is asked for next. Null with a token, and null without one: then nobody was there to be asked.
    next_attempt_at timestamptz,
    attempts        int         NOT NULL DEFAULT 0,
    last_error      text,
    CHECK ((token IS NULL) = (stamped_at IS NULL) AND (token IS NULL) = (authority IS NULL)),
    CHECK (token IS NULL OR next_attempt_at IS NULL)
);
CREATE INDEX seal_unstamped ON seal (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- One row per visit that brought bytes, where there was one per page. sha256 names the page's bytes and is what others
-- refer to; record_sha256 names the sealed record of the visit.
ALTER TABLE capture DROP CONSTRAINT capture_pkey CASCADE;
ALTER TABLE capture
    ADD COLUMN id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ADD COLUMN kept_at       timestamptz,
    ADD COLUMN tenants       text[],
    -- What the store knows it by. Equal to sha256: the bytes themselves, kept before there were records.
    ADD COLUMN record_sha256 text,
    -- The record itself where it is small: a visit that found the bytes of an earlier one.
    ADD COLUMN record        bytea,
    ADD COLUMN original_id   bigint REFERENCES capture (id),
    -- The WARC-Record-ID that revisits refer to.
    ADD COLUMN response_id   uuid,
    ADD COLUMN seal_id       bigint REFERENCES seal (id),
    ADD COLUMN leaf_index    int,
    -- Something that must be provable refers to it: never deleted.
    ADD COLUMN held          boolean NOT NULL DEFAULT false;
UPDATE capture SET kept_at = captured_at, record_sha256 = sha256,
    tenants = ARRAY (SELECT tenant FROM capture_reader r WHERE r.sha256 = capture.sha256 ORDER BY tenant);
DROP TABLE capture_reader;
ALTER TABLE capture
    ALTER COLUMN kept_at SET NOT NULL,
    ALTER COLUMN tenants SET NOT NULL,
    ALTER COLUMN record_sha256 SET NOT NULL,
    ADD CHECK ((original_id IS NULL) = (record IS NULL)),
    ADD CHECK ((seal_id IS NULL) = (leaf_index IS NULL));
CREATE INDEX capture_page ON capture (sha256);
CREATE INDEX capture_record ON capture (record_sha256);
CREATE INDEX capture_seal ON capture (seal_id, id);
CREATE INDEX capture_original ON capture (original_id) WHERE original_id IS NOT NULL;

-- Which episode of which violation refers to a page.
CREATE TABLE capture_hold (
    sha256       text NOT NULL,
    violation_id uuid NOT NULL,
    PRIMARY KEY (sha256, violation_id)
);

-- Work on the evidence that one process of the fleet does at a time, and how far it is.
CREATE TABLE evidence_chore (
    name     text PRIMARY KEY,
    due_at   timestamptz NOT NULL,
    progress bigint      NOT NULL DEFAULT 0
);
INSERT INTO evidence_chore (name, due_at) VALUES ('retention', '1970-01-01T00:00:00Z'), ('orphans', '1970-01-01T00:00:00Z');
