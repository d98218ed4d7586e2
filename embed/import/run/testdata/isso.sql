CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR(256) UNIQUE, title VARCHAR(256));
CREATE TABLE comments (tid REFERENCES threads(id), id INTEGER PRIMARY KEY, parent INTEGER, created FLOAT NOT NULL, modified FLOAT, mode INTEGER,
	remote_addr VARCHAR, text VARCHAR, author VARCHAR, email VARCHAR, website VARCHAR, likes INTEGER DEFAULT 0, dislikes INTEGER DEFAULT 0,
	voters BLOB NOT NULL, notification INTEGER DEFAULT 0);
INSERT INTO threads VALUES (1, '/2019/pears/', 'When to pick pears'), (2, '/2019/apples', NULL);
INSERT INTO comments VALUES
	(1, 1, NULL, 1567332000.25, 1567332600.5, 1, '203.0.113.0', 'Tilt it, **then** wait.', 'Quince', 'quince@mail.example', 'https://quince.example/', 4, 1, x'00', 0),
	(1, 2, 1, 1567335600.0, NULL, 4, '203.0.113.0', '', NULL, NULL, NULL, 0, 0, x'00', 0),
	(1, 3, 2, 1567339200.0, NULL, 1, '203.0.113.0', 'An answer to what is gone.', NULL, NULL, NULL, 0, 0, x'00', 0),
	(1, 4, NULL, 1567339300.0, NULL, 2, '203.0.113.0', 'Waiting.', 'Shy', 'shy@mail.example', NULL, 0, 0, x'00', 1),
	(2, 5, NULL, 1567339400.0, NULL, 1, '203.0.113.0', 'Alone here.', 'Ada', NULL, 'mailto:ada@mail.example', 0, 0, x'00', 0);
