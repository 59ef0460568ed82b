create table t (a text, b text not null default 'x');
