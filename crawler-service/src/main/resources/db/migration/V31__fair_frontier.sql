-- Brands take turns. A lane is one brand's queue at one host; each address rides in exactly one lane.
CREATE TABLE lane (
    host        text        NOT NULL REFERENCES host (name),
    tenant      text        NOT NULL,
    -- The earliest next visit of its addresses; null: none is planned.
    next_due_at timestamptz,
    -- Whose turn was longest ago goes next.
    served_at   timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z',
    PRIMARY KEY (host, tenant)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

ALTER TABLE target
    -- Empty: nobody watches it, a case asked for it.
    ADD COLUMN lane        text    NOT NULL DEFAULT '',
    ADD COLUMN violating   boolean NOT NULL DEFAULT false,
    -- How often it is visited now, between the bounds around what the watches ask for.
    ADD COLUMN interval_ms bigint;
-- 2: a recheck is asked for; 1: a violation is open; 0: the rest.
UPDATE target SET priority = 2 WHERE priority = 1;
UPDATE target t SET lane = (SELECT min(w.tenant) FROM watch w WHERE w.target_id = t.id AND NOT w.paused)
WHERE EXISTS (SELECT 1 FROM watch w WHERE w.target_id = t.id AND NOT w.paused);

-- The one index claims go through; a lane's earliest visit is the least of three probes into it.
CREATE INDEX target_lane ON target (host, lane, priority, next_visit_at) WHERE next_visit_at IS NOT NULL;
DROP INDEX target_claim;
DROP INDEX target_due;

INSERT INTO lane (host, tenant, next_due_at) SELECT host, lane, min(next_visit_at) FROM target GROUP BY host, lane;

ALTER TABLE host
    -- Whose address is visited here next: the host waits in that brand's queue.
    ADD COLUMN front       text,
    -- When the holder of the lease may send its request.
    ADD COLUMN turn_at     timestamptz,
    -- Why next_allowed_at lies where it lies.
    ADD COLUMN rest_reason text,
    SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
UPDATE host h SET front = (SELECT tenant FROM lane l WHERE l.host = h.name AND l.next_due_at IS NOT NULL
                           ORDER BY l.next_due_at LIMIT 1);
CREATE INDEX host_front ON host (front, ready_at) WHERE ready_at IS NOT NULL;
-- With it, claims would look for one brand's hosts among everybody's.
DROP INDEX host_ready;
CREATE INDEX host_leased ON host (lease_owner) WHERE lease_owner IS NOT NULL;

-- What pricing says is open, by episode. Listings nobody visits by themselves are in it too: a visit may come later.
CREATE TABLE open_violation (
    id         uuid PRIMARY KEY,
    listing_id text NOT NULL
);
CREATE INDEX open_violation_listing ON open_violation (listing_id);
