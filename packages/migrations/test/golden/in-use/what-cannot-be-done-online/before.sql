create table client (id int primary key, code text not null);
create table note (body text);
create table booking (id int primary key, room int, during tstzrange);
create table visit (id int, at date not null, place text) partition by range (at);
create table visit_2030 partition of visit for values from ('2030-01-01') to ('2031-01-01');
create table task (id int primary key, client_id int constraint task_client references client, label text, state text);
create index task_label on task (lower(label)) where state = 'open';
