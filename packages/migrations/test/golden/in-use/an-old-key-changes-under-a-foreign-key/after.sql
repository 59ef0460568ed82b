create table client (id int not null, code text not null, constraint client_key unique (code));
create table task (id int primary key, client_id int, client_code text, constraint task_client_fkey foreign key (client_code) references client (code));
