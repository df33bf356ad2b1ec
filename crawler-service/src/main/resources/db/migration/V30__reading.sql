-- Fingerprint of what the last reading of a page told: a page that tells the same again is visited more rarely.
ALTER TABLE target ADD COLUMN reading text;
