-- The tables of Waline, whose package brings none: what its controllers read and write.
CREATE TABLE wl_comment (
	id serial PRIMARY KEY, user_id integer, comment text, insertedat timestamp DEFAULT now(), ip text DEFAULT '',
	link text, mail text, nick text, pid integer, rid integer, sticky numeric, status text DEFAULT '', "like" integer,
	ua text, url text, createdat timestamp DEFAULT now(), updatedat timestamp DEFAULT now()
);
CREATE TABLE wl_counter (
	id serial PRIMARY KEY, time integer, reaction0 integer, reaction1 integer, reaction2 integer, reaction3 integer,
	reaction4 integer, reaction5 integer, reaction6 integer, reaction7 integer, reaction8 integer, url text,
	createdat timestamp DEFAULT now(), updatedat timestamp DEFAULT now()
);
CREATE TABLE wl_users (
	id serial PRIMARY KEY, display_name text DEFAULT '', email text DEFAULT '', password text DEFAULT '', type text DEFAULT '',
	label text, url text, avatar text, "2fa" text, createdat timestamp DEFAULT now(), updatedat timestamp DEFAULT now()
);
