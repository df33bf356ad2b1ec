-- What the watches on an address say is there; kept by whoever plans the target's visits.
ALTER TABLE target ADD COLUMN expected text NOT NULL DEFAULT 'PAGE'
    CHECK (expected IN ('PAGE', 'CARDS', 'PAYLOAD', 'SITEMAP', 'FEED'));
UPDATE target SET expected = 'CARDS' WHERE id IN (SELECT target_id FROM watch WHERE kind = 'SEARCH' AND NOT paused);

-- Rows are added in sets from here on, an id each.
ALTER SEQUENCE watch_seq INCREMENT BY 1;

ALTER TABLE watch
    DROP CONSTRAINT watch_kind_check,
    ALTER COLUMN every_ms DROP NOT NULL,
    -- The address is normal: scheme, host with any port, path.
    ADD COLUMN host text GENERATED ALWAYS AS (split_part(url, '/', 3)) STORED,
    -- How far it leads: pages or sitemap files, listings, and whether these get visits of their own.
    ADD COLUMN pages int NOT NULL DEFAULT 1 CHECK (pages > 0),
    ADD COLUMN listings int NOT NULL DEFAULT 200 CHECK (listings > 0),
    ADD COLUMN follow boolean NOT NULL DEFAULT false,
    -- Set on what was discovered: the watch that led there, at which of its addresses, and when last.
    ADD COLUMN root_id bigint REFERENCES watch (id) ON DELETE CASCADE,
    ADD COLUMN found_on bigint REFERENCES target (id),
    ADD COLUMN found_at timestamptz,
    -- Which page of the watch this is, and how many listings the pages before it showed.
    ADD COLUMN page int NOT NULL DEFAULT 1,
    ADD COLUMN listings_before int NOT NULL DEFAULT 0,
    ADD CONSTRAINT watch_kind_check
        CHECK (kind IN ('LISTING', 'SHOP', 'SEARCH', 'SITEMAP', 'FEED', 'API', 'CAPTURED')),
    -- What a person captures is not visited.
    ADD CONSTRAINT watch_captured_has_no_interval CHECK ((kind = 'CAPTURED') = (every_ms IS NULL)),
    ADD CONSTRAINT watch_discovered CHECK (num_nulls(root_id, found_on, found_at) IN (0, 3));
CREATE INDEX watch_root ON watch (root_id) WHERE root_id IS NOT NULL;
CREATE INDEX watch_found_on ON watch (found_on) WHERE found_on IS NOT NULL;

-- What an address last led to, for people.
CREATE TABLE discovery (
    target_id bigint PRIMARY KEY REFERENCES target (id),
    at        timestamptz NOT NULL,
    pages     int         NOT NULL,
    listings  int         NOT NULL,
    rows_bad  int         NOT NULL,
    -- The first few things that were wrong, and what kept us from following further.
    remarks   text[]      NOT NULL
);
