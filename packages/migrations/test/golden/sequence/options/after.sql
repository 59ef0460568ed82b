create sequence ticket_number as bigint start with 1000 increment by 10 cache 20 cycle;
create sequence counter minvalue 100 maxvalue 999 start with 100;
