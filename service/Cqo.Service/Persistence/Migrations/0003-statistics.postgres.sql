-- Collecting the statistics table: units, years, denominators, files with their rows, frozen results (decision 0018).

CREATE TABLE statistics_units (
    code text NOT NULL PRIMARY KEY,
    name text NOT NULL,
    city_code text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by text NOT NULL
);

CREATE TABLE statistics_periods (
    id integer NOT NULL PRIMARY KEY,
    year integer NOT NULL,
    cut_off date NOT NULL,
    pack_id text NOT NULL,
    pack_version text NOT NULL,
    pack_sha256 text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    opened_by text NOT NULL
);

CREATE TABLE statistics_denominators (
    period_id integer NOT NULL REFERENCES statistics_periods (id),
    unit_code text NOT NULL,
    "group" text NOT NULL,
    count bigint NOT NULL CHECK (count >= 0),
    source text NOT NULL,
    as_of date NOT NULL,
    stated_at timestamp with time zone NOT NULL,
    stated_by text NOT NULL,
    PRIMARY KEY (period_id, unit_code, "group")
);

CREATE TABLE statistics_submissions (
    id integer NOT NULL PRIMARY KEY,
    period_id integer NOT NULL REFERENCES statistics_periods (id),
    unit_code text NOT NULL,
    unit_rank integer NOT NULL,
    version integer NOT NULL,
    replaced_by integer REFERENCES statistics_submissions (id),
    file_name text NOT NULL,
    path text NOT NULL,
    store_version integer NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    idempotency_key text NOT NULL,
    request_sha256 text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    received_by text NOT NULL,
    sheets text NOT NULL,
    accepted integer NOT NULL,
    fixed integer NOT NULL,
    questioned integer NOT NULL,
    not_data integer NOT NULL
);

-- One row of a returned table. Never changed and never deleted: numbers that were printed lead back to it.
CREATE TABLE statistics_rows (
    submission_id integer NOT NULL REFERENCES statistics_submissions (id),
    sheet integer NOT NULL,
    row_number integer NOT NULL,
    period_id integer NOT NULL,
    unit_code text NOT NULL,
    status text NOT NULL,
    credit_code text,
    name_key bigint,
    measures integer NOT NULL,
    training_hundredths bigint,
    row_values text NOT NULL,
    row_notes text,
    PRIMARY KEY (submission_id, sheet, row_number)
);

CREATE TABLE statistics_snapshots (
    id integer NOT NULL PRIMARY KEY,
    period_id integer NOT NULL REFERENCES statistics_periods (id),
    unit_code text NOT NULL,
    title text NOT NULL,
    pack_id text NOT NULL,
    pack_version text NOT NULL,
    pack_sha256 text NOT NULL,
    result text NOT NULL,
    result_sha256 text NOT NULL,
    idempotency_key text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by text NOT NULL
);

CREATE TABLE statistics_snapshot_submissions (
    snapshot_id integer NOT NULL REFERENCES statistics_snapshots (id),
    submission_id integer NOT NULL REFERENCES statistics_submissions (id),
    PRIMARY KEY (snapshot_id, submission_id)
);

-- Rows that waited in this snapshot because of a row in another file.
CREATE TABLE statistics_snapshot_waits (
    snapshot_id integer NOT NULL REFERENCES statistics_snapshots (id),
    submission_id integer NOT NULL,
    sheet integer NOT NULL,
    row_number integer NOT NULL,
    findings text NOT NULL,
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

CREATE FUNCTION statistics_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rows and snapshots of the statistics table are never changed or deleted'; END $$;
CREATE TRIGGER statistics_rows_are_kept BEFORE UPDATE OR DELETE ON statistics_rows FOR EACH ROW EXECUTE FUNCTION statistics_is_kept();
CREATE TRIGGER statistics_snapshots_are_kept BEFORE UPDATE OR DELETE ON statistics_snapshots FOR EACH ROW EXECUTE FUNCTION statistics_is_kept();
