-- An address somebody pointed out, once per tenant; the watch it became.
CREATE TABLE lead (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant     text        NOT NULL,
    url        text        NOT NULL,
    watch_id   bigint REFERENCES watch (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (tenant, url)
);
CREATE INDEX lead_watch ON lead (watch_id);

-- Who pointed it out and what they said. The note may hold personal data: it stays in this table.
CREATE TABLE lead_report (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lead_id        bigint      NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
    reporter       text        NOT NULL CHECK (reporter IN ('DEALER', 'CONSUMER', 'EMPLOYEE')),
    note           text        NOT NULL,
    picture_sha256 text,
    reported_at    timestamptz NOT NULL
);
CREATE INDEX lead_report_lead ON lead_report (lead_id, id);
