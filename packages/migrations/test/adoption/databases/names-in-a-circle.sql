-- Keys, constraints and indexes that bear one another's names, within a table and across tables.
-- from: typeorm-0.3.sql
alter index "IDX_af9958f68269c51b4451712336" rename to aside;
alter index "IDX_b3234b06e4d16f52b384dfa4dd" rename to "IDX_af9958f68269c51b4451712336";
alter index "IDX_282d8eee00d58b0b938c67a33a" rename to "IDX_b3234b06e4d16f52b384dfa4dd";
alter index aside rename to "IDX_282d8eee00d58b0b938c67a33a";
alter table customer rename constraint "UQ_13efa74e6b320c6c4a4d3f0ec0c" to aside;
alter table product rename constraint "UQ_d4f6b17081b4c73e9111d700fbd" to "UQ_13efa74e6b320c6c4a4d3f0ec0c";
alter table customer rename constraint aside to "UQ_d4f6b17081b4c73e9111d700fbd";
alter table "order" rename constraint "FK_124456e637cca7a415897dce659" to aside;
alter table "order" rename constraint "FK_88991860e839c6153a7ec878d39" to "FK_124456e637cca7a415897dce659";
alter table "order" rename constraint aside to "FK_88991860e839c6153a7ec878d39";
alter index "IDX_c79536929c7538af09c1b75c59" rename to "PK_aside";
alter table customer_wishes_product rename constraint "PK_ae922433292cc38841d5033a822" to "IDX_c79536929c7538af09c1b75c59";
alter index "PK_aside" rename to "PK_ae922433292cc38841d5033a822";
