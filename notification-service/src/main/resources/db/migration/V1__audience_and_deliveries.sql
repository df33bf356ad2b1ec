-- Whom a seller's notice goes to. Personal data stands here and in subscription, and nowhere else.
CREATE TABLE contact (
    id         uuid PRIMARY KEY,
    tenant     text        NOT NULL,
    platform   text        NOT NULL,
    shop_id    text        NOT NULL,
    email      text        NOT NULL,
    language   text        NOT NULL CHECK (language IN ('zh-CN', 'en')),
    created_at timestamptz NOT NULL,
    UNIQUE (tenant, platform, shop_id)
);
CREATE INDEX contact_by_age ON contact (tenant, created_at, id);

-- What the brand's own people and systems asked to hear.
CREATE TABLE subscription (
    id           uuid PRIMARY KEY,
    tenant       text        NOT NULL,
    events       text[]      NOT NULL CHECK (cardinality(events) > 0),
    channel      text        NOT NULL CHECK (channel IN ('email', 'webhook')),
    address      text        NOT NULL,
    language     text        NOT NULL CHECK (language IN ('zh-CN', 'en')),
    state        text        NOT NULL CHECK (state IN ('active', 'disabled')),
    disabled_why text,
    -- Signing needs the secret itself, so it cannot be kept as a hash; no answer but the one to its creation shows it.
    secret       text,
    -- One call at a time per endpoint: whoever holds the lease calls.
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    created_at   timestamptz NOT NULL,
    CHECK ((state = 'disabled') = (disabled_why IS NOT NULL)),
    CHECK ((channel = 'webhook') = (secret IS NOT NULL))
);
CREATE INDEX subscription_by_age ON subscription (tenant, created_at, id);

-- In whose name letters are written.
CREATE TABLE letterhead (
    tenant  text PRIMARY KEY,
    brand   text   NOT NULL,
    contact text   NOT NULL,
    version bigint NOT NULL
);

-- One row per recipient of one move of one case. The text is what was sent and what is shown; the address is looked up
-- when it is sent, so that a corrected contact heals a delivery and a deleted one is deleted everywhere.
CREATE TABLE delivery (
    id              uuid PRIMARY KEY,
    tenant          text        NOT NULL,
    case_id         uuid        NOT NULL,
    transition      integer     NOT NULL,
    event           text        NOT NULL,
    recipient       text        NOT NULL,
    recipient_kind  text        NOT NULL CHECK (recipient_kind IN ('seller', 'subscriber')),
    subscription_id uuid,
    platform        text        NOT NULL,
    shop_id         text        NOT NULL,
    channel         text        NOT NULL CHECK (channel IN ('email', 'webhook', 'platform-message')),
    language        text        NOT NULL CHECK (language IN ('zh-CN', 'en')),
    subject         text        NOT NULL,
    body            text        NOT NULL,
    html            text,
    message_id      text        NOT NULL,
    -- The event a notice without an address was asked for by: it is worded anew when the address is known.
    heard           text,
    correlation_id  uuid        NOT NULL,
    causation_id    uuid        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('needs-contact', 'pending', 'sending', 'unknown', 'delivered',
                                                          'bounced', 'given-up', 'refused', 'withdrawn')),
    attempts        integer     NOT NULL DEFAULT 0,
    -- Of a row being sent: when somebody else may take it for abandoned.
    next_attempt_at timestamptz,
    lease           uuid,
    last_error      text,
    created_at      timestamptz NOT NULL,
    delivered_at    timestamptz,
    UNIQUE (case_id, transition, event, recipient),
    CHECK ((recipient_kind = 'subscriber') = (subscription_id IS NOT NULL)),
    CHECK ((state IN ('pending', 'sending', 'unknown')) = (next_attempt_at IS NOT NULL)),
    CHECK ((state = 'sending') = (lease IS NOT NULL)),
    CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
    CHECK (state <> 'needs-contact' OR heard IS NOT NULL)
);
CREATE INDEX delivery_mails_due ON delivery (next_attempt_at)
    WHERE channel = 'email' AND state IN ('pending', 'sending', 'unknown');
CREATE INDEX delivery_calls_due ON delivery (subscription_id, next_attempt_at)
    WHERE channel = 'webhook' AND state IN ('pending', 'sending', 'unknown');
CREATE INDEX delivery_needing_contact ON delivery (tenant, platform, shop_id) WHERE state = 'needs-contact';
CREATE INDEX delivery_by_age ON delivery (tenant, created_at, id);
CREATE INDEX delivery_by_case ON delivery (case_id);
