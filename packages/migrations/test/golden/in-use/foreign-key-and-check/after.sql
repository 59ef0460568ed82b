create table client (id int primary key);
create table task (id int primary key, client_id int, hours int, constraint task_hours_check check (hours >= 0), constraint task_client_fkey foreign key (client_id) references client (id) on delete cascade);
