-- What a reading found its report to be ("transcript"), where the report itself only says "report".
ALTER TABLE readings ADD COLUMN kind TEXT;
