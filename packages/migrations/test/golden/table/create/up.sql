-- locks nothing that exists
CREATE TABLE "reminder" (
  "id" serial,
  "guild_id" bigint NOT NULL,
  "name" varchar(100) NOT NULL,
  "channel_id" bigint,
  "days" text[] DEFAULT '{}'::text[] NOT NULL,
  "options" jsonb,
  "created_at" timestamptz DEFAULT now() NOT NULL,
  "next_at" timestamptz,
  CONSTRAINT "reminder_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "reminder_name_check" CHECK ((name)::text <> ''::text),
  CONSTRAINT "reminder_name_key" UNIQUE ("guild_id", "name")
);

-- locks nothing that exists
COMMENT ON COLUMN "reminder"."days" IS 'Names of days, in English';

-- guild: SHARE ROW EXCLUSIVE
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_guild_fk" FOREIGN KEY ("guild_id") REFERENCES "guild" ("id") ON DELETE CASCADE;

-- locks nothing that exists
CREATE INDEX "reminder_next_idx" ON "reminder" ("next_at") WHERE (next_at IS NOT NULL);

-- locks nothing that exists
COMMENT ON TABLE "reminder" IS 'What a guild wants to be told, and when';
