-- reminder: ACCESS EXCLUSIVE; guild: ACCESS EXCLUSIVE. LOSES DATA: every row of reminder
DROP TABLE "reminder";
