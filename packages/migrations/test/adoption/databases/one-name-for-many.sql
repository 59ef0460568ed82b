-- The same constraint name on several tables, and names that differ only in case.
-- from: typeorm-0.3.sql
alter table customer rename constraint "CHK_3b22ea2458d6dee8acdd3a0bc0" to positive;
alter table customer rename constraint "CHK_b4d0df5547643ccb465749673a" to "Positive";
alter table product rename constraint "CHK_d00ea1a666a7142a2f9f96bd2f" to positive;
alter table "order" rename constraint "FK_124456e637cca7a415897dce659" to customer;
alter table address rename constraint "FK_9c9614b2f9d01665800ea8dbff7" to customer;
alter table customer_wishes_product rename constraint "FK_c79536929c7538af09c1b75c59d" to customer;
alter table "order" rename constraint "FK_88991860e839c6153a7ec878d39" to product;
alter table customer_wishes_product rename constraint "FK_66f6ed545f0f2853b27de735ce1" to product;
