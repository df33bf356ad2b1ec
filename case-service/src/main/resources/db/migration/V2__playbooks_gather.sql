-- How long a new case waits for its first violation's siblings is the brand's to say. ISO-8601 text.
ALTER TABLE playbook ADD COLUMN gather_for text NOT NULL DEFAULT 'PT1S';
ALTER TABLE playbook ALTER COLUMN gather_for DROP DEFAULT;
