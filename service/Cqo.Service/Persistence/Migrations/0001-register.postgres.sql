-- The register: people, decisions, numbers and papers. Runs once, in one transaction, in the order of the file names.
-- A released file is never edited; the next change is the next number.

CREATE TABLE enterprises (
    id uuid NOT NULL PRIMARY KEY,
    name text NOT NULL,
    credit_code text NOT NULL,
    size_class text,
    above_scale boolean,
    ownership text,
    region_code text NOT NULL,
    industry text,
    legal_representative text
);

CREATE TABLE candidates (
    id uuid NOT NULL PRIMARY KEY,
    enterprise_id uuid NOT NULL REFERENCES enterprises (id),
    name text NOT NULL,
    facts text NOT NULL
);

CREATE TABLE appointments (
    id uuid NOT NULL PRIMARY KEY,
    enterprise_id uuid NOT NULL REFERENCES enterprises (id),
    candidate_id uuid NOT NULL REFERENCES candidates (id),
    appointed_on date NOT NULL,
    term_start date NOT NULL,
    term_end date NOT NULL,
    appointed_by text NOT NULL,
    ended_on date
);

CREATE TABLE number_series (
    year integer NOT NULL,
    region_code text NOT NULL,
    last_serial integer NOT NULL,
    PRIMARY KEY (year, region_code)
);

CREATE TABLE certificates (
    id uuid NOT NULL PRIMARY KEY,
    number text NOT NULL,
    year integer NOT NULL,
    region_code text NOT NULL,
    serial integer NOT NULL,
    state text NOT NULL CHECK (state IN ('reserved', 'issued', 'void')),
    idempotency_key text NOT NULL,
    request_sha256 text NOT NULL,
    owner text,
    attempt integer NOT NULL,
    claimed_at timestamp with time zone NOT NULL,
    reserved_at timestamp with time zone NOT NULL,
    facts text NOT NULL,
    decision text NOT NULL,
    pack_id text NOT NULL,
    pack_version text NOT NULL,
    pack_sha256 text NOT NULL,
    template_sha256 text,
    verify_code text NOT NULL,
    verify_url text NOT NULL,
    enterprise_id uuid NOT NULL REFERENCES enterprises (id),
    candidate_id uuid NOT NULL REFERENCES candidates (id),
    appointment_id uuid REFERENCES appointments (id),
    enterprise_name text NOT NULL,
    credit_code text NOT NULL,
    candidate_name text NOT NULL,
    appointed_on date NOT NULL,
    term_start date NOT NULL,
    term_end date NOT NULL,
    issued_on date NOT NULL,
    issued_at timestamp with time zone,
    void_reason text,
    voided_at timestamp with time zone,
    document_id uuid,
    CHECK (state <> 'void' OR void_reason IS NOT NULL),
    CHECK (state <> 'issued' OR (document_id IS NOT NULL AND appointment_id IS NOT NULL AND issued_at IS NOT NULL))
);

CREATE TABLE documents (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    title text NOT NULL,
    path text NOT NULL,
    item_id text NOT NULL,
    e_tag text NOT NULL,
    version integer NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    year integer NOT NULL,
    reporting_unit text NOT NULL,
    certificate_id uuid NOT NULL REFERENCES certificates (id),
    enterprise_id uuid NOT NULL REFERENCES enterprises (id),
    stored_at timestamp with time zone NOT NULL
);

CREATE TABLE paper_tasks (
    certificate_id uuid NOT NULL REFERENCES certificates (id),
    kind text NOT NULL,
    started_at timestamp with time zone NOT NULL,
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
