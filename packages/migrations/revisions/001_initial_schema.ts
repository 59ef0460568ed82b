import type { QueryRunner } from 'typeorm'

export const revision = 'eeacb5b23966'
export const downRevision = null
export const message = 'initial schema'

export async function upgrade(queryRunner: QueryRunner): Promise<void> {
  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "audit_logs" (
  "id" serial,
  "guild_id" bigint NOT NULL,
  "user_id" bigint NOT NULL,
  "command_name" text NOT NULL,
  "command_type" text NOT NULL,
  "success" boolean DEFAULT true,
  "error_message" text,
  "created_at" timestamptz DEFAULT now(),
  CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("id")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE INDEX "idx_audit_logs_command" ON "audit_logs" ("command_name", "created_at")`)

  // locks nothing that exists
  await queryRunner.query(`CREATE INDEX "idx_audit_logs_guild_created" ON "audit_logs" ("guild_id", "created_at")`)

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "bot_settings" (
  "guild_id" bigint NOT NULL,
  "scope" text NOT NULL,
  "key" text NOT NULL,
  "value" jsonb NOT NULL,
  "value_type" text,
  "updated_by" bigint,
  "updated_at" timestamptz DEFAULT now(),
  CONSTRAINT "bot_settings_pkey" PRIMARY KEY ("guild_id", "scope", "key")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "faq_entries" (
  "id" serial,
  "title" text,
  "summary" text,
  "keywords" text[],
  "created_at" timestamptz DEFAULT now(),
  CONSTRAINT "faq_entries_pkey" PRIMARY KEY ("id")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "faq_search_logs" (
  "id" serial,
  "user_id" bigint,
  "query" text,
  "results_count" integer,
  "searched_at" timestamptz DEFAULT now(),
  CONSTRAINT "faq_search_logs_pkey" PRIMARY KEY ("id")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "guild_onboarding_questions" (
  "id" serial,
  "guild_id" bigint NOT NULL,
  "step_order" integer NOT NULL,
  "question" text NOT NULL,
  "question_type" text DEFAULT 'select'::text NOT NULL,
  "options" jsonb,
  "followup" jsonb,
  "required" boolean DEFAULT true,
  "enabled" boolean DEFAULT true,
  "created_at" timestamp DEFAULT CURRENT_TIMESTAMP,
  "updated_at" timestamp DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "guild_onboarding_questions_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "guild_onboarding_questions_guild_id_step_order_key" UNIQUE ("guild_id", "step_order")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "guild_rules" (
  "id" serial,
  "guild_id" bigint NOT NULL,
  "rule_order" integer NOT NULL,
  "title" text NOT NULL,
  "description" text NOT NULL,
  "enabled" boolean DEFAULT true,
  "created_at" timestamp DEFAULT CURRENT_TIMESTAMP,
  "updated_at" timestamp DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "guild_rules_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "guild_rules_guild_id_rule_order_key" UNIQUE ("guild_id", "rule_order")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "health_check_history" (
  "id" serial,
  "service" text NOT NULL,
  "version" text NOT NULL,
  "uptime_seconds" integer NOT NULL,
  "db_status" text NOT NULL,
  "guild_count" integer,
  "active_commands_24h" integer,
  "gpt_status" text,
  "database_pool_size" integer,
  "checked_at" timestamptz DEFAULT now(),
  CONSTRAINT "health_check_history_pkey" PRIMARY KEY ("id")
)`)

  // locks nothing that exists
  await queryRunner.query(
    `CREATE INDEX "idx_health_check_history_checked_at" ON "health_check_history" ("checked_at" DESC)`,
  )

  // locks nothing that exists
  await queryRunner.query(
    `CREATE INDEX "idx_health_check_history_service" ON "health_check_history" ("service", "checked_at" DESC)`,
  )

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "onboarding" (
  "guild_id" bigint NOT NULL,
  "user_id" bigint NOT NULL,
  "responses" jsonb,
  "timestamp" timestamp DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "onboarding_pkey" PRIMARY KEY ("guild_id", "user_id")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "reminders" (
  "id" serial,
  "guild_id" bigint NOT NULL,
  "name" text NOT NULL,
  "channel_id" bigint NOT NULL,
  "time" time,
  "call_time" time,
  "days" text[],
  "message" text,
  "created_by" bigint,
  "origin_channel_id" bigint,
  "origin_message_id" bigint,
  "event_time" timestamptz,
  "location" text,
  "last_sent_at" timestamptz,
  CONSTRAINT "reminders_pkey" PRIMARY KEY ("id")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE INDEX "idx_reminders_event_time" ON "reminders" ("event_time")`)

  // locks nothing that exists
  await queryRunner.query(`CREATE INDEX "idx_reminders_time" ON "reminders" ("time")`)

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "settings_history" (
  "id" serial,
  "guild_id" bigint NOT NULL,
  "scope" text NOT NULL,
  "key" text NOT NULL,
  "old_value" jsonb,
  "new_value" jsonb NOT NULL,
  "value_type" text,
  "changed_by" bigint,
  "changed_at" timestamptz DEFAULT now(),
  "change_type" text NOT NULL,
  CONSTRAINT "settings_history_pkey" PRIMARY KEY ("id")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE INDEX "idx_settings_history_changed_at" ON "settings_history" ("changed_at")`)

  // locks nothing that exists
  await queryRunner.query(
    `CREATE INDEX "idx_settings_history_guild_scope_key" ON "settings_history" ("guild_id", "scope", "key")`,
  )

  // locks nothing that exists
  await queryRunner.query(`CREATE TABLE "support_tickets" (
  "id" serial,
  "guild_id" bigint NOT NULL,
  "user_id" bigint NOT NULL,
  "username" text,
  "description" text NOT NULL,
  "status" text DEFAULT 'open'::text,
  "created_at" timestamptz DEFAULT now(),
  "channel_id" bigint,
  "claimed_by" bigint,
  "claimed_at" timestamptz,
  "updated_at" timestamptz DEFAULT now(),
  "escalated_to" bigint,
  CONSTRAINT "support_tickets_pkey" PRIMARY KEY ("id")
)`)

  // locks nothing that exists
  await queryRunner.query(`CREATE INDEX "idx_support_tickets_channel_id" ON "support_tickets" ("channel_id")`)

  // locks nothing that exists
  await queryRunner.query(`CREATE INDEX "idx_support_tickets_status" ON "support_tickets" ("status")`)

  // locks nothing that exists
  await queryRunner.query(`CREATE INDEX "idx_support_tickets_user_id" ON "support_tickets" ("user_id")`)
}

export async function downgrade(queryRunner: QueryRunner): Promise<void> {
  // audit_logs: ACCESS EXCLUSIVE. LOSES DATA: every row of audit_logs
  await queryRunner.query(`DROP TABLE "audit_logs"`)

  // bot_settings: ACCESS EXCLUSIVE. LOSES DATA: every row of bot_settings
  await queryRunner.query(`DROP TABLE "bot_settings"`)

  // faq_entries: ACCESS EXCLUSIVE. LOSES DATA: every row of faq_entries
  await queryRunner.query(`DROP TABLE "faq_entries"`)

  // faq_search_logs: ACCESS EXCLUSIVE. LOSES DATA: every row of faq_search_logs
  await queryRunner.query(`DROP TABLE "faq_search_logs"`)

  // guild_onboarding_questions: ACCESS EXCLUSIVE. LOSES DATA: every row of guild_onboarding_questions
  await queryRunner.query(`DROP TABLE "guild_onboarding_questions"`)

  // guild_rules: ACCESS EXCLUSIVE. LOSES DATA: every row of guild_rules
  await queryRunner.query(`DROP TABLE "guild_rules"`)

  // health_check_history: ACCESS EXCLUSIVE. LOSES DATA: every row of health_check_history
  await queryRunner.query(`DROP TABLE "health_check_history"`)

  // onboarding: ACCESS EXCLUSIVE. LOSES DATA: every row of onboarding
  await queryRunner.query(`DROP TABLE "onboarding"`)

  // reminders: ACCESS EXCLUSIVE. LOSES DATA: every row of reminders
  await queryRunner.query(`DROP TABLE "reminders"`)

  // settings_history: ACCESS EXCLUSIVE. LOSES DATA: every row of settings_history
  await queryRunner.query(`DROP TABLE "settings_history"`)

  // support_tickets: ACCESS EXCLUSIVE. LOSES DATA: every row of support_tickets
  await queryRunner.query(`DROP TABLE "support_tickets"`)
}
