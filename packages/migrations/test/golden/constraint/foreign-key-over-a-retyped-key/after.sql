create table p (id bigint primary key);
create table c (id bigint constraint c_p references p);
