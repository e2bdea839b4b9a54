-- What an unusual header means is asked once for each city (decision 0020).

CREATE TABLE statistics_header_answers (
    layout_id TEXT NOT NULL,
    region_code TEXT NOT NULL,
    header_key TEXT NOT NULL,
    header TEXT NOT NULL,
    field TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    PRIMARY KEY (layout_id, region_code, header_key)
);

-- How a file was read: what was asked of it and the earlier answers in use. The same file is read again when these have changed.
ALTER TABLE statistics_submissions ADD COLUMN reading_sha256 TEXT;
