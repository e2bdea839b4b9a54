-- What an unusual header means is asked once for each city (decision 0020).

CREATE TABLE statistics_header_answers (
    layout_id text NOT NULL,
    region_code text NOT NULL,
    header_key text NOT NULL,
    header text NOT NULL,
    field text NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    answered_by text NOT NULL,
    PRIMARY KEY (layout_id, region_code, header_key)
);

-- How a file was read: what was asked of it and the earlier answers in use. The same file is read again when these have changed.
ALTER TABLE statistics_submissions ADD COLUMN reading_sha256 text;
