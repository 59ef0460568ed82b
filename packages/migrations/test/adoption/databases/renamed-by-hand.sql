-- Tables that had other names once: their sequences, keys and types still have them.
-- from: typeorm-0.3.sql
alter sequence customer_id_seq rename to client_id_seq;
alter sequence order_id_seq rename to purchase_id_seq;
alter table customer rename constraint "PK_a7a13f4cacb744524e44dfdad32" to client_pkey;
alter table customer rename constraint "UQ_13efa74e6b320c6c4a4d3f0ec0c" to client_mail_key;
alter table "order" rename constraint "FK_124456e637cca7a415897dce659" to "purchase clientId fkey";
alter index "IDX_282d8eee00d58b0b938c67a33a" rename to "purchase ""placed"" at";
alter type customer_standing_enum rename to client_standing_enum;
