-- One seller against one brand. What a state knows stands in columns of its own; the checks tie them to the status.
-- A paused case keeps the columns of the state it goes back to.
CREATE TABLE cases (
    id                uuid        PRIMARY KEY,
    tenant            text        NOT NULL,
    platform          text        NOT NULL,
    shop_id           text        NOT NULL,
    shop_name         text,
    relation          text        NOT NULL CHECK (relation IN ('stranger', 'authorised-dealer', 'former-dealer')),
    jurisdiction      text        NOT NULL,
    previous_id       uuid        REFERENCES cases,
    opened_at         timestamptz NOT NULL,

    status            text        NOT NULL,
    since             timestamptz NOT NULL,
    resume_to         text,
    resume_since      timestamptz,
    due_at            timestamptz,
    reasons           jsonb,
    noticed           boolean,
    complaint_id      uuid,
    ground            text,
    pause_cause       text        CHECK (pause_cause IN ('by-hand', 'disputed')),
    close_reason      text,
    note              text,

    -- How many moves, timeline entries and changes there were; the move that asked for the last notice.
    transition        int         NOT NULL CHECK (transition > 0),
    entries           int         NOT NULL,
    notice_transition int,
    version           bigint      NOT NULL,

    CONSTRAINT status_has_its_columns CHECK (
        CASE status
            WHEN 'paused' THEN num_nulls(resume_to, resume_since, pause_cause, note) = 0 AND close_reason IS NULL
            WHEN 'closed' THEN num_nulls(close_reason, note) = 0
                AND num_nonnulls(resume_to, resume_since, pause_cause) = 0
            ELSE num_nonnulls(resume_to, resume_since, pause_cause, close_reason, note) = 0
        END),
    CONSTRAINT running_state_has_its_columns CHECK (
        CASE coalesce(resume_to, status)
            WHEN 'opened' THEN due_at IS NOT NULL AND num_nonnulls(reasons, noticed, complaint_id, ground) = 0
            WHEN 'noticing' THEN due_at IS NOT NULL AND num_nonnulls(reasons, noticed, complaint_id, ground) = 0
            WHEN 'waiting' THEN due_at IS NOT NULL AND num_nonnulls(reasons, noticed, complaint_id, ground) = 0
            WHEN 'rechecking' THEN due_at IS NOT NULL AND num_nonnulls(reasons, noticed, complaint_id, ground) = 0
            WHEN 'monitoring' THEN num_nulls(reasons, noticed) = 0 AND num_nonnulls(due_at, complaint_id, ground) = 0
            WHEN 'complaint-drafted' THEN num_nulls(complaint_id, ground) = 0
                AND num_nonnulls(due_at, reasons, noticed) = 0
            WHEN 'closed' THEN num_nonnulls(due_at, reasons, noticed, complaint_id, ground) = 0
            ELSE false
        END)
);

-- One open case per seller and brand, even when two instances open one at the same moment.
CREATE UNIQUE INDEX one_open_case_per_seller ON cases (tenant, platform, shop_id) WHERE status <> 'closed';
CREATE INDEX cases_of_a_seller ON cases (tenant, platform, shop_id, opened_at DESC);
CREATE INDEX cases_of_a_tenant ON cases (tenant, id);
CREATE INDEX cases_by_status ON cases (status);

-- The latest copy of what the case needs to know of its violations.
CREATE TABLE case_violation (
    case_id      uuid        NOT NULL REFERENCES cases,
    violation_id uuid        NOT NULL,
    tenant       text        NOT NULL,
    signal       text        NOT NULL,
    listing      jsonb       NOT NULL,
    title        text        NOT NULL,
    product      text,
    relation     text        NOT NULL,
    severity     text,
    explanation  text        NOT NULL,
    evidence     jsonb       NOT NULL,
    standing     text        NOT NULL CHECK (standing IN ('open', 'compliant', 'gone', 'retracted')),
    joined_at    timestamptz NOT NULL,
    ended_at     timestamptz,
    PRIMARY KEY (case_id, violation_id),
    CHECK ((standing = 'open') = (ended_at IS NULL))
);

CREATE INDEX open_violations ON case_violation (violation_id) WHERE standing = 'open';

-- What the case itself holds beside its violations' evidence: notices that arrived, later rights and signed terms.
CREATE TABLE case_evidence (
    case_id  uuid  NOT NULL REFERENCES cases,
    entry    int   NOT NULL,
    tenant   text  NOT NULL,
    evidence jsonb NOT NULL,
    PRIMARY KEY (case_id, entry)
);

-- Append-only.
CREATE TABLE timeline (
    case_id      uuid        NOT NULL REFERENCES cases,
    entry        int         NOT NULL,
    tenant       text        NOT NULL,
    transition   int         NOT NULL,
    at           timestamptz NOT NULL,
    who          text        NOT NULL,
    what         text        NOT NULL,
    why          text        NOT NULL,
    state_before text,
    state_after  text        NOT NULL,
    PRIMARY KEY (case_id, entry)
);

-- Narrow on purpose: every instance looks here twice a second. A row is claimed, decided on and deleted in one
-- transaction, so a crash gives it back and nobody acts on it twice.
CREATE TABLE timer (
    case_id  uuid        NOT NULL,
    kind     text        NOT NULL,
    due_at   timestamptz NOT NULL,
    -- When to look: at the deadline, or later when looking failed.
    next_at  timestamptz NOT NULL,
    failures int         NOT NULL DEFAULT 0,
    PRIMARY KEY (case_id, kind)
);

CREATE INDEX timers_to_look_at ON timer (next_at);

CREATE TABLE gate_decision (
    case_id       uuid        NOT NULL REFERENCES cases,
    transition    int         NOT NULL,
    tenant        text        NOT NULL,
    outcome       text        NOT NULL CHECK (outcome IN ('complaint-allowed', 'evidence-missing', 'monitor-only')),
    findings      jsonb       NOT NULL,
    reasons       jsonb       NOT NULL,
    warnings      jsonb       NOT NULL,
    pack          text        NOT NULL,
    inputs_sha256 text        NOT NULL,
    decided_at    timestamptz NOT NULL,
    PRIMARY KEY (case_id, transition)
);

CREATE TABLE complaint_draft (
    id           uuid        PRIMARY KEY,
    case_id      uuid        NOT NULL REFERENCES cases,
    transition   int         NOT NULL,
    tenant       text        NOT NULL,
    ground       text        NOT NULL,
    listings     jsonb       NOT NULL,
    evidence     jsonb       NOT NULL CHECK (jsonb_array_length(evidence) > 0),
    drafted_at   timestamptz NOT NULL,
    dropped_at   timestamptz,
    dropped_why  text,
    -- A draft rests on a decision of the gate, made in the same move.
    FOREIGN KEY (case_id, transition) REFERENCES gate_decision,
    CHECK ((dropped_at IS NULL) = (dropped_why IS NULL))
);

CREATE INDEX complaint_drafts_of_a_case ON complaint_draft (case_id);
CREATE INDEX complaint_drafts_of_a_tenant ON complaint_draft (tenant, id);

-- How a brand wants its cases run. Durations as ISO-8601 text.
CREATE TABLE playbook (
    tenant         text   PRIMARY KEY,
    jurisdiction   text   NOT NULL,
    answer_within  text   NOT NULL,
    recheck_window text   NOT NULL,
    recheck_every  text   NOT NULL,
    version        bigint NOT NULL
);
