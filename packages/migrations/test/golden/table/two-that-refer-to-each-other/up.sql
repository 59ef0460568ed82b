-- locks nothing that exists
CREATE TABLE "guild" (
  "id" bigint NOT NULL,
  "owner" bigint NOT NULL,
  CONSTRAINT "guild_pkey" PRIMARY KEY ("id")
);

-- locks nothing that exists
CREATE TABLE "member" (
  "id" bigint NOT NULL,
  "guild" bigint,
  CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- locks nothing that exists
ALTER TABLE "guild" ADD CONSTRAINT "guild_owner" FOREIGN KEY ("owner") REFERENCES "member" ("id");

-- locks nothing that exists
ALTER TABLE "member" ADD CONSTRAINT "member_guild" FOREIGN KEY ("guild") REFERENCES "guild" ("id") ON DELETE SET NULL;
