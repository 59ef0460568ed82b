create sequence ticket_number as integer increment by 10 minvalue 10 maxvalue 1000000 start with 10 cache 5 cycle;
