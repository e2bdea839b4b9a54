-- Collecting the statistics table: units, years, denominators, files with their rows, frozen results (decision 0018).

CREATE TABLE statistics_units (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    city_code TEXT NOT NULL,
    added_at TEXT NOT NULL,
    added_by TEXT NOT NULL
);

CREATE TABLE statistics_periods (
    id INTEGER NOT NULL PRIMARY KEY,
    year INTEGER NOT NULL,
    cut_off TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    pack_sha256 TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL
);

CREATE TABLE statistics_denominators (
    period_id INTEGER NOT NULL REFERENCES statistics_periods (id),
    unit_code TEXT NOT NULL,
    "group" TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    source TEXT NOT NULL,
    as_of TEXT NOT NULL,
    stated_at TEXT NOT NULL,
    stated_by TEXT NOT NULL,
    PRIMARY KEY (period_id, unit_code, "group")
);

CREATE TABLE statistics_submissions (
    id INTEGER NOT NULL PRIMARY KEY,
    period_id INTEGER NOT NULL REFERENCES statistics_periods (id),
    unit_code TEXT NOT NULL,
    unit_rank INTEGER NOT NULL,
    version INTEGER NOT NULL,
    replaced_by INTEGER REFERENCES statistics_submissions (id),
    file_name TEXT NOT NULL,
    path TEXT NOT NULL,
    store_version INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    received_at TEXT NOT NULL,
    received_by TEXT NOT NULL,
    sheets TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    fixed INTEGER NOT NULL,
    questioned INTEGER NOT NULL,
    not_data INTEGER NOT NULL
);

-- One row of a returned table. Never changed and never deleted: numbers that were printed lead back to it.
CREATE TABLE statistics_rows (
    submission_id INTEGER NOT NULL REFERENCES statistics_submissions (id),
    sheet INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    period_id INTEGER NOT NULL,
    unit_code TEXT NOT NULL,
    status TEXT NOT NULL,
    credit_code TEXT,
    name_key INTEGER,
    measures INTEGER NOT NULL,
    training_hundredths INTEGER,
    row_values TEXT NOT NULL,
    row_notes TEXT,
    PRIMARY KEY (submission_id, sheet, row_number)
);

CREATE TABLE statistics_snapshots (
    id INTEGER NOT NULL PRIMARY KEY,
    period_id INTEGER NOT NULL REFERENCES statistics_periods (id),
    unit_code TEXT NOT NULL,
    title TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    pack_sha256 TEXT NOT NULL,
    result TEXT NOT NULL,
    result_sha256 TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL
);

CREATE TABLE statistics_snapshot_submissions (
    snapshot_id INTEGER NOT NULL REFERENCES statistics_snapshots (id),
    submission_id INTEGER NOT NULL REFERENCES statistics_submissions (id),
    PRIMARY KEY (snapshot_id, submission_id)
);

-- Rows that waited in this snapshot because of a row in another file.
CREATE TABLE statistics_snapshot_waits (
    snapshot_id INTEGER NOT NULL REFERENCES statistics_snapshots (id),
    submission_id INTEGER NOT NULL,
    sheet INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    findings TEXT NOT NULL,
    PRIMARY KEY (snapshot_id, submission_id, sheet, row_number)
);

CREATE INDEX ix_statistics_units_city_code ON statistics_units (city_code);
CREATE UNIQUE INDEX ix_statistics_periods_year_cut_off ON statistics_periods (year, cut_off);
CREATE UNIQUE INDEX ix_statistics_submissions_period_id_unit_code_version ON statistics_submissions (period_id, unit_code, version);
CREATE UNIQUE INDEX ix_statistics_submissions_received_by_idempotency_key ON statistics_submissions (received_by, idempotency_key);
-- What a roll-up reads, and nothing else.
CREATE INDEX ix_statistics_rows_roll_up ON statistics_rows (submission_id, unit_code, measures, training_hundredths);
-- Where the same enterprise stands in another file.
CREATE INDEX ix_statistics_rows_credit_code ON statistics_rows (period_id, credit_code, submission_id);
CREATE INDEX ix_statistics_rows_name_key ON statistics_rows (period_id, name_key, submission_id);
CREATE INDEX ix_statistics_snapshots_period_id ON statistics_snapshots (period_id);
CREATE UNIQUE INDEX ix_statistics_snapshots_made_by_idempotency_key ON statistics_snapshots (made_by, idempotency_key);

CREATE TRIGGER statistics_rows_are_kept BEFORE UPDATE ON statistics_rows BEGIN SELECT RAISE(ABORT, 'rows of a returned table are never changed'); END;
CREATE TRIGGER statistics_rows_stay BEFORE DELETE ON statistics_rows BEGIN SELECT RAISE(ABORT, 'rows of a returned table are never deleted'); END;
CREATE TRIGGER statistics_snapshots_are_kept BEFORE UPDATE ON statistics_snapshots BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END;
CREATE TRIGGER statistics_snapshots_stay BEFORE DELETE ON statistics_snapshots BEGIN SELECT RAISE(ABORT, 'a snapshot is never deleted'); END;
