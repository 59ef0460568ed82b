create table t (a text not null default 'y', b text);
