-- locks nothing that exists
CREATE TABLE "guild" (
  "id" bigint NOT NULL,
  CONSTRAINT "guild_pkey" PRIMARY KEY ("id")
);

-- member: SHARE ROW EXCLUSIVE, reads every row
ALTER TABLE "member" ADD CONSTRAINT "member_guild" FOREIGN KEY ("guild") REFERENCES "guild" ("id");
