-- A picture is a target like a page: the pause and the rules of its host hold for both.
ALTER TABLE target DROP CONSTRAINT target_expected_check,
    ADD CONSTRAINT target_expected_check
        CHECK (expected IN ('PAGE', 'CARDS', 'PAYLOAD', 'SITEMAP', 'FEED', 'PICTURE'));

-- What main pictures looked like when they were last read.
CREATE TABLE picture (
    url       text PRIMARY KEY,
    -- When somebody was last sent to look.
    asked_at  timestamptz NOT NULL,
    algorithm text,
    bits      text,
    -- Of the bytes: the same under another address are not hashed again.
    sha256    text,
    CHECK (num_nulls(algorithm, bits, sha256) IN (0, 3))
);
CREATE INDEX picture_bytes ON picture (sha256) WHERE sha256 IS NOT NULL;
