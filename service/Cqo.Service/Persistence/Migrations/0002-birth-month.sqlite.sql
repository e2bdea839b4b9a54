-- Namesakes in other enterprises are told apart by the month of birth, without reading every row of that name.

ALTER TABLE certificates ADD COLUMN birth_month TEXT;
