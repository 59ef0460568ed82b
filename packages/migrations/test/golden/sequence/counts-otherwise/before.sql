create sequence ticket_number;
