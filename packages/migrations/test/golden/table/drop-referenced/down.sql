-- locks nothing that exists
CREATE TABLE "guild" (
  "id" bigint NOT NULL,
  "name" text,
  CONSTRAINT "guild_pkey" PRIMARY KEY ("id")
);

-- member: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "member" ADD CONSTRAINT "member_guild_fk" FOREIGN KEY ("guild_id") REFERENCES "guild" ("id");

-- locks nothing that exists
CREATE VIEW "guild_name" AS
 SELECT name
   FROM guild;
