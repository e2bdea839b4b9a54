-- The register: people, decisions, numbers and papers. Runs once, in one transaction, in the order of the file names.
-- A released file is never edited; the next change is the next number.

CREATE TABLE enterprises (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    size_class TEXT,
    above_scale INTEGER,
    ownership TEXT,
    region_code TEXT NOT NULL,
    industry TEXT,
    legal_representative TEXT
);

CREATE TABLE candidates (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    name TEXT NOT NULL,
    facts TEXT NOT NULL
);

CREATE TABLE appointments (
    id TEXT NOT NULL PRIMARY KEY,
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    appointed_on TEXT NOT NULL,
    term_start TEXT NOT NULL,
    term_end TEXT NOT NULL,
    appointed_by TEXT NOT NULL,
    ended_on TEXT
);

CREATE TABLE number_series (
    year INTEGER NOT NULL,
    region_code TEXT NOT NULL,
    last_serial INTEGER NOT NULL,
    PRIMARY KEY (year, region_code)
);

CREATE TABLE certificates (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL,
    year INTEGER NOT NULL,
    region_code TEXT NOT NULL,
    serial INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'issued', 'void')),
    idempotency_key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    owner TEXT,
    attempt INTEGER NOT NULL,
    claimed_at TEXT NOT NULL,
    reserved_at TEXT NOT NULL,
    facts TEXT NOT NULL,
    decision TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    pack_sha256 TEXT NOT NULL,
    template_sha256 TEXT,
    verify_code TEXT NOT NULL,
    verify_url TEXT NOT NULL,
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    appointment_id TEXT REFERENCES appointments (id),
    enterprise_name TEXT NOT NULL,
    credit_code TEXT NOT NULL,
    candidate_name TEXT NOT NULL,
    appointed_on TEXT NOT NULL,
    term_start TEXT NOT NULL,
    term_end TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    issued_at TEXT,
    void_reason TEXT,
    voided_at TEXT,
    document_id TEXT,
    CHECK (state <> 'void' OR void_reason IS NOT NULL),
    CHECK (state <> 'issued' OR (document_id IS NOT NULL AND appointment_id IS NOT NULL AND issued_at IS NOT NULL))
);

CREATE TABLE documents (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    item_id TEXT NOT NULL,
    e_tag TEXT NOT NULL,
    version INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    year INTEGER NOT NULL,
    reporting_unit TEXT NOT NULL,
    certificate_id TEXT NOT NULL REFERENCES certificates (id),
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    stored_at TEXT NOT NULL
);

CREATE TABLE paper_tasks (
    certificate_id TEXT NOT NULL REFERENCES certificates (id),
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    PRIMARY KEY (certificate_id, kind)
);

CREATE UNIQUE INDEX ix_enterprises_credit_code ON enterprises (credit_code);
CREATE INDEX ix_candidates_enterprise_id ON candidates (enterprise_id);
CREATE INDEX ix_candidates_name ON candidates (name);
CREATE INDEX ix_appointments_enterprise_id ON appointments (enterprise_id);
CREATE INDEX ix_appointments_candidate_id ON appointments (candidate_id);
CREATE UNIQUE INDEX ix_certificates_number ON certificates (number);
CREATE UNIQUE INDEX ix_certificates_year_region_code_serial ON certificates (year, region_code, serial);
CREATE UNIQUE INDEX ix_certificates_idempotency_key ON certificates (idempotency_key);
CREATE UNIQUE INDEX ix_certificates_verify_code ON certificates (verify_code);
CREATE INDEX ix_certificates_enterprise_id ON certificates (enterprise_id);
CREATE INDEX ix_certificates_candidate_id ON certificates (candidate_id);
CREATE INDEX ix_certificates_appointment_id ON certificates (appointment_id);
CREATE INDEX ix_certificates_state ON certificates (state);
CREATE INDEX ix_certificates_credit_code ON certificates (credit_code);
CREATE INDEX ix_certificates_candidate_name ON certificates (candidate_name);
CREATE UNIQUE INDEX ix_documents_path ON documents (path);
CREATE UNIQUE INDEX ix_documents_certificate_id_kind ON documents (certificate_id, kind);
CREATE INDEX ix_documents_enterprise_id ON documents (enterprise_id);
