create sequence ticket_number as integer start with 1000 increment by 1 cache 1;
create sequence counter;
