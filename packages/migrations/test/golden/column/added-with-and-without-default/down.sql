-- reminder: ACCESS EXCLUSIVE. LOSES DATA: every value of reminder.priority
ALTER TABLE "reminder" DROP COLUMN "priority";

-- reminder: ACCESS EXCLUSIVE. LOSES DATA: every value of reminder.snoozed_until
ALTER TABLE "reminder" DROP COLUMN "snoozed_until";

-- reminder: ACCESS EXCLUSIVE. LOSES DATA: every value of reminder.token
ALTER TABLE "reminder" DROP COLUMN "token";
