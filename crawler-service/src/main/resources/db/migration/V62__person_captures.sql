-- What people captured and handed in; seen by their own tenant only.
CREATE TABLE person_capture (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant        text        NOT NULL,
    url           text        NOT NULL,
    listing_id    text        NOT NULL,
    watch_id      bigint REFERENCES watch (id) ON DELETE SET NULL,
    -- Who handed it in, as the identity provider names them.
    person        text        NOT NULL,
    captured_at   timestamptz NOT NULL,
    handed_in_at  timestamptz NOT NULL,
    page_sha256   text,
    screenshot_sha256 text,
    -- How it was read, as a visit would have ended; and as what it was told.
    outcome       text        NOT NULL,
    detail        text,
    source        text,
    CHECK (num_nonnulls(page_sha256, screenshot_sha256) > 0)
);
-- The same upload again is the same capture.
CREATE UNIQUE INDEX person_capture_once ON person_capture
    (tenant, url, captured_at, coalesce(page_sha256, ''), coalesce(screenshot_sha256, ''));
CREATE INDEX person_capture_page ON person_capture (tenant, id);
