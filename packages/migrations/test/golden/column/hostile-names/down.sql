-- "Order ""x"" é🙂": ACCESS EXCLUSIVE. LOSES DATA: every row of "Order ""x"" é🙂"
DROP TABLE "Order ""x"" é🙂";
