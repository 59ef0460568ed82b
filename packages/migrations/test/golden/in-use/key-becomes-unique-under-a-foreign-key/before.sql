create table country (code text constraint country_pkey primary key, number integer not null);
create table city (id integer primary key, country text constraint city_country_fkey references country);
