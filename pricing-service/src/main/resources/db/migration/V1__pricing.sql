-- Every brand-owned row carries its tenant, and every key starts with it.

-- Counts the changes of each part of a brand's rules. One statement per batch asks it; only what changed is read again.
CREATE TABLE rulebook (
    tenant    text   PRIMARY KEY,
    catalogue bigint NOT NULL DEFAULT 0,
    registry  bigint NOT NULL DEFAULT 0,
    policies  bigint NOT NULL DEFAULT 0,
    settings  bigint NOT NULL DEFAULT 0
);

CREATE TABLE product (
    id         uuid        NOT NULL PRIMARY KEY,
    tenant     text        NOT NULL,
    code       text        NOT NULL,
    name       text        NOT NULL,
    brand      text,
    aliases    text[]      NOT NULL,
    gtins      text[]      NOT NULL,
    models     text[]      NOT NULL,
    selective  boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL,
    UNIQUE (tenant, code)
);

CREATE TABLE authorised_seller (
    id            uuid        NOT NULL PRIMARY KEY,
    tenant        text        NOT NULL,
    platform      text        NOT NULL,
    shop_id       text        NOT NULL,
    shop_name     text,
    product_codes text[]      NOT NULL,
    valid_from    timestamptz NOT NULL,
    valid_to      timestamptz,
    created_at    timestamptz NOT NULL,
    version       bigint      NOT NULL,
    CHECK (valid_to >= valid_from)
);
CREATE INDEX authorised_seller_shop ON authorised_seller (tenant, platform, shop_id, id);

-- A row is one version of a policy and never changes, except that it stops being the current one.
CREATE TABLE policy_version (
    policy            uuid        NOT NULL,
    version           int         NOT NULL,
    tenant            text        NOT NULL,
    in_force          boolean     NOT NULL,
    name              text        NOT NULL,
    product_code      text,
    platform          text,
    floor_amount      numeric     NOT NULL CHECK (floor_amount > 0),
    floor_currency    text        NOT NULL,
    tolerance_percent numeric     NOT NULL CHECK (tolerance_percent >= 0 AND tolerance_percent < 100),
    valid_from        timestamptz,
    valid_to          timestamptz,
    created_at        timestamptz NOT NULL,
    PRIMARY KEY (policy, version),
    CHECK (valid_to > valid_from)
);
CREATE UNIQUE INDEX policy_current ON policy_version (tenant, policy) WHERE in_force;

CREATE TABLE tenant_settings (
    tenant                 text    PRIMARY KEY,
    observations_to_agree  int     NOT NULL,
    observation_gap_ms     bigint  NOT NULL,
    accusing_confidence    numeric NOT NULL,
    reading_confidence     numeric NOT NULL,
    moderate_from_percent  numeric NOT NULL,
    severe_from_percent    numeric NOT NULL,
    critical_from_percent  numeric NOT NULL,
    false_positive_for_ms  bigint  NOT NULL,
    version                bigint  NOT NULL
);

-- All that an unchanged observation writes: narrow, with room on the page, so that the update stays on it (HOT).
CREATE TABLE listing_seen (
    tenant           text        NOT NULL,
    listing          text        NOT NULL,
    last_observed_at timestamptz NOT NULL,
    fingerprint      bigint      NOT NULL,
    PRIMARY KEY (tenant, listing)
) WITH (fillfactor = 80);

-- What the latest observation that said something new amounts to.
CREATE TABLE listing_judgement (
    tenant    text        NOT NULL,
    listing   text        NOT NULL,
    judged_at timestamptz NOT NULL,
    body      jsonb       NOT NULL,
    PRIMARY KEY (tenant, listing)
);

-- Where each signal stands; a signal without a row is quiet.
CREATE TABLE signal_state (
    tenant      text        NOT NULL,
    listing     text        NOT NULL,
    signal      text        NOT NULL,
    status      text        NOT NULL,
    episode     uuid,
    severity    text,
    since       timestamptz,
    until       timestamptz,
    wrong_count int,
    wrong_at    timestamptz,
    right_count int,
    right_at    timestamptz,
    PRIMARY KEY (tenant, listing, signal),
    CHECK (CASE status
        WHEN 'quiet'      THEN episode IS NULL
        WHEN 'suspected'  THEN episode IS NULL AND wrong_count > 0
        WHEN 'open'       THEN episode IS NOT NULL AND severity IS NOT NULL AND since IS NOT NULL
        WHEN 'recovering' THEN episode IS NOT NULL AND severity IS NOT NULL AND since IS NOT NULL AND right_count > 0
        WHEN 'cleared'    THEN episode IS NOT NULL AND since IS NOT NULL
        WHEN 'relapsing'  THEN episode IS NOT NULL AND since IS NOT NULL AND wrong_count > 0
        WHEN 'retracted'  THEN episode IS NOT NULL AND since IS NOT NULL AND until IS NOT NULL
        ELSE false END)
) WITH (fillfactor = 80);

-- Episodes as people see them.
CREATE TABLE violation (
    id             uuid        NOT NULL,
    tenant         text        NOT NULL,
    seq            bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    listing        text        NOT NULL,
    signal         text        NOT NULL,
    state          text        NOT NULL,
    severity       text        NOT NULL,
    opened_at      timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL,
    cleared_at     timestamptz,
    retracted_at   timestamptz,
    retract_reason text,
    version        bigint      NOT NULL DEFAULT 1,
    body           jsonb       NOT NULL,
    PRIMARY KEY (tenant, id),
    CHECK (CASE state
        WHEN 'open'      THEN cleared_at IS NULL AND retracted_at IS NULL
        WHEN 'cleared'   THEN cleared_at IS NOT NULL AND retracted_at IS NULL
        WHEN 'retracted' THEN retracted_at IS NOT NULL AND retract_reason IS NOT NULL
        ELSE false END)
);
CREATE UNIQUE INDEX violation_open ON violation (tenant, listing, signal) WHERE state = 'open';
CREATE INDEX violation_newest ON violation (tenant, seq DESC);
CREATE INDEX violation_by_listing ON violation (tenant, listing, seq DESC);
CREATE INDEX violation_open_by_signal ON violation (signal) WHERE state = 'open';
