-- locks nothing that exists
CREATE TABLE "measurement" (
  "taken_on" date NOT NULL,
  "value" real
) PARTITION BY RANGE (taken_on);

-- locks nothing that exists
CREATE INDEX "measurement_taken_idx" ON "measurement" ("taken_on");
