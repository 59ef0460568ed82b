create table p (id integer primary key);
create table c (id integer constraint c_p references p);
