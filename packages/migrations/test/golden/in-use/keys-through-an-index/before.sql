create table task (id int not null, code text, owner int);
