-- One row per host name. Its lease lets one crawler of the fleet talk to it, its next_allowed_at is kept by all of them.
CREATE TABLE host (
    name            text PRIMARY KEY,
    next_allowed_at timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z',
    next_due_at     timestamptz,
    lease_owner     text,
    lease_until     timestamptz,
    -- Grows with every lease. Whoever comes back with an older one is refused (fencing).
    lease_token     bigint      NOT NULL DEFAULT 0,
    delay_ms        bigint      NOT NULL DEFAULT 0,
    crawl_delay_ms  bigint,
    failures        int         NOT NULL DEFAULT 0,
    last_error      text,
    last_visited_at timestamptz,
    robots          bytea,
    robots_status   int,
    robots_at       timestamptz,
    -- When there is something that may be done: the one narrow index the claim goes through.
    ready_at        timestamptz GENERATED ALWAYS AS
        (CASE WHEN next_due_at IS NULL THEN NULL ELSE greatest(next_due_at, next_allowed_at, lease_until) END) STORED
);
CREATE INDEX host_ready ON host (ready_at) WHERE ready_at IS NOT NULL;

-- One row per address, however many tenants watch it.
CREATE TABLE target (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    url             text        NOT NULL UNIQUE,
    host            text        NOT NULL REFERENCES host (name),
    listing_id      text        NOT NULL,
    -- Null: nobody watches it.
    every_ms        bigint,
    next_visit_at   timestamptz,
    -- 1 while a recheck is asked for: such visits come before others of the host.
    priority        smallint    NOT NULL DEFAULT 0,
    recheck_from    timestamptz,
    recheck_until   timestamptz,
    recheck_every_ms bigint,
    failures        int         NOT NULL DEFAULT 0,
    etag            text,
    last_modified   text,
    body_sha256     text,
    reading_version int         NOT NULL DEFAULT 0,
    last_outcome    text,
    last_detail     text,
    last_visited_at timestamptz,
    last_observed_at timestamptz,
    capture_sha256  text,
    captured_at     timestamptz
);
CREATE INDEX target_claim ON target (host, priority DESC, next_visit_at) WHERE next_visit_at IS NOT NULL;
CREATE INDEX target_due ON target (host, next_visit_at) WHERE next_visit_at IS NOT NULL;
CREATE INDEX target_listing ON target (listing_id);

-- What a tenant wants looked at.
CREATE SEQUENCE watch_seq INCREMENT BY 50;
CREATE TABLE watch (
    id         bigint PRIMARY KEY,
    tenant     text        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('LISTING', 'SEARCH')),
    url        text        NOT NULL,
    target_id  bigint      NOT NULL REFERENCES target (id),
    every_ms   bigint      NOT NULL CHECK (every_ms > 0),
    paused     boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    UNIQUE (tenant, target_id)
);
CREATE INDEX watch_target ON watch (target_id);
CREATE INDEX watch_page ON watch (tenant, id);

-- Listings as last seen.
CREATE TABLE listing (
    id               text PRIMARY KEY,
    platform         text        NOT NULL,
    url              text        NOT NULL,
    title            text,
    shop_platform    text,
    shop_id          text,
    shop_name        text,
    price            numeric,
    up_to            numeric,
    list_price       numeric,
    currency         text,
    availability     text,
    last_outcome     text        NOT NULL,
    last_detail      text,
    last_visited_at  timestamptz NOT NULL,
    last_observed_at timestamptz,
    capture_sha256   text,
    captured_at      timestamptz,
    -- The last observation as it was told, for visits that bring nothing new.
    observation      jsonb
);

-- On which addresses a listing was seen: its own page, and searches that show it.
CREATE TABLE sighting (
    listing_id text        NOT NULL,
    target_id  bigint      NOT NULL REFERENCES target (id),
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (listing_id, target_id)
);
CREATE INDEX sighting_target ON sighting (target_id, seen_at);

-- Pages kept as evidence; the bytes lie in files named by their hash.
CREATE TABLE capture (
    sha256       text PRIMARY KEY,
    size         bigint      NOT NULL,
    content_type text,
    url          text        NOT NULL,
    captured_at  timestamptz NOT NULL
);
-- Who watched when a page was kept; stays when the watch ends, because a case may still need its evidence.
CREATE TABLE capture_reader (
    sha256 text NOT NULL REFERENCES capture (sha256),
    tenant text NOT NULL,
    PRIMARY KEY (sha256, tenant)
);
