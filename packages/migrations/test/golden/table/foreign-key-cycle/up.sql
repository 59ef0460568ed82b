-- locks nothing that exists
CREATE TABLE "person" (
  "id" integer NOT NULL,
  "team_id" integer,
  "boss_id" integer,
  CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- locks nothing that exists
ALTER TABLE "person" ADD CONSTRAINT "person_boss_fk" FOREIGN KEY ("boss_id") REFERENCES "person" ("id");

-- locks nothing that exists
CREATE TABLE "team" (
  "id" integer NOT NULL,
  "leader_id" integer,
  CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- locks nothing that exists
ALTER TABLE "person" ADD CONSTRAINT "person_team_fk" FOREIGN KEY ("team_id") REFERENCES "team" ("id");

-- locks nothing that exists
ALTER TABLE "team" ADD CONSTRAINT "team_leader_fk" FOREIGN KEY ("leader_id") REFERENCES "person" ("id") DEFERRABLE INITIALLY DEFERRED;
