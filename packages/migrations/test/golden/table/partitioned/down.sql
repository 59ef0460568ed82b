-- measurement: ACCESS EXCLUSIVE. LOSES DATA: every row of its partitions
DROP TABLE "measurement";
