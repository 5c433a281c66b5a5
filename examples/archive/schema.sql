-- The tables of an archive, the same in SQLite and PostgreSQL. Positions are
-- bytes of texts.text, half-open: from start_at up to, not including, end_at.
-- Lists and the like are JSON. Days and values of dates are text as in
-- 2021-03-02, 2021-03, 2021-03-02TMO; '' where something is not known.

-- ---- what was read ----

-- The state of the archive: one row. Every transaction of a run counts commits
-- up; a run whose number stands here no more has been taken over by a later one.
CREATE TABLE IF NOT EXISTS state (
	id BIGINT PRIMARY KEY,
	format BIGINT NOT NULL,        -- of these tables
	run BIGINT NOT NULL,           -- the latest run of archive read
	commits BIGINT NOT NULL,       -- transactions that changed articles
	graph_commits BIGINT NOT NULL  -- commits when the graph was made, -1: there is none
);

-- Runs of archive read, for people. Not part of what was found.
CREATE TABLE IF NOT EXISTS runs (
	id BIGINT PRIMARY KEY,
	started TEXT NOT NULL,
	ended TEXT NOT NULL,   -- '' while it runs, or when it was killed
	outcome TEXT NOT NULL, -- done, interrupted, or what went wrong
	articles BIGINT NOT NULL,
	quarantined BIGINT NOT NULL
);

-- Files, and how far they are read: the checkpoint. It is written in the
-- transaction that writes what was found up to there.
CREATE TABLE IF NOT EXISTS sources (
	path TEXT PRIMARY KEY,
	size BIGINT NOT NULL,
	modified TEXT NOT NULL,
	member BIGINT NOT NULL,  -- the next member of a tar or zip
	line BIGINT NOT NULL,    -- lines of JSON Lines that are done, there
	at_byte BIGINT NOT NULL, -- bytes of JSON Lines that are done, there
	checksum BIGINT NOT NULL, -- of these bytes, for standard input
	done BIGINT NOT NULL     -- 1: read to the end; 2: could not be opened, is tried again
);

-- Texts: files, members of archives, lines. One text may be a page of many articles.
CREATE TABLE IF NOT EXISTS texts (
	id BIGINT PRIMARY KEY,
	path TEXT NOT NULL,      -- sources.path
	member_n BIGINT NOT NULL, -- number of the member of a tar or zip, from 0
	line BIGINT NOT NULL,    -- of JSON Lines, from 1, else 0
	member TEXT NOT NULL,    -- of a tar or zip, else ''
	text TEXT NOT NULL       -- in UTF-8, whatever the file was in; of web pages the article
);
CREATE UNIQUE INDEX IF NOT EXISTS texts_where ON texts (path, member_n, line);

-- What could not be read, and why.
CREATE TABLE IF NOT EXISTS quarantine (
	id BIGINT PRIMARY KEY,
	path TEXT NOT NULL,
	line BIGINT NOT NULL,
	member TEXT NOT NULL,
	size BIGINT NOT NULL, -- bytes, -1 if unknown
	kind TEXT NOT NULL,   -- binary, damaged, empty, encoding, failed, link, no article, record, too long, unreadable
	reason TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS quarantine_path ON quarantine (path);

-- ---- what was found in each article ----

CREATE TABLE IF NOT EXISTS articles (
	id BIGINT PRIMARY KEY,
	text BIGINT NOT NULL,    -- texts.id
	name TEXT NOT NULL,      -- id of the record, else file and line; of a page with #1, #2, …
	headline TEXT NOT NULL,
	published TEXT NOT NULL,
	body_start BIGINT NOT NULL,
	body_end BIGINT NOT NULL,
	layout TEXT NOT NULL     -- JSON: regions, headline, byline, dateline, of long articles what was not read (unread), as {"Start", "End"} in the text
);
CREATE INDEX IF NOT EXISTS articles_text ON articles (text);

-- Who and what is named where. n counts from 0 in each article, here and below.
CREATE TABLE IF NOT EXISTS mentions (
	article BIGINT NOT NULL,
	n BIGINT NOT NULL,
	start_at BIGINT NOT NULL,
	end_at BIGINT NOT NULL,
	kind TEXT NOT NULL,   -- person, title, place, organisation, date
	text TEXT NOT NULL,   -- without white space
	value TEXT NOT NULL,  -- of dates
	entity TEXT NOT NULL, -- entities.entity, '' if none
	rule TEXT NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	PRIMARY KEY (article, n)
) /* WITHOUT ROWID */;

-- Which title stands at which person; both are mentions.n.
CREATE TABLE IF NOT EXISTS holdings (
	article BIGINT NOT NULL,
	n BIGINT NOT NULL,
	title BIGINT NOT NULL,
	person BIGINT NOT NULL,
	former BIGINT NOT NULL, -- 1: 原, 前, 时任
	apart BIGINT NOT NULL,  -- 1: the name does not stand beside it (马书记)
	PRIMARY KEY (article, n)
) /* WITHOUT ROWID */;

-- What mentions of one article mean, and other objects of facts (mentioned = 0).
CREATE TABLE IF NOT EXISTS entities (
	article BIGINT NOT NULL,
	n BIGINT NOT NULL,
	entity TEXT NOT NULL, -- its name in the article's other tables, as in person:张三
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	aliases TEXT NOT NULL, -- JSON
	code TEXT NOT NULL,    -- of places: division code
	office_of TEXT NOT NULL, -- of offices: the body
	mentioned BIGINT NOT NULL,
	PRIMARY KEY (article, n)
) /* WITHOUT ROWID */;

CREATE TABLE IF NOT EXISTS events (
	article BIGINT NOT NULL,
	n BIGINT NOT NULL,
	entity TEXT NOT NULL,
	kind TEXT NOT NULL, -- meeting, ceremony, inspection, visit, …
	name TEXT NOT NULL,
	date TEXT NOT NULL,
	place TEXT NOT NULL,    -- entities.entity
	convener TEXT NOT NULL, -- entities.entity
	modality TEXT NOT NULL,
	more TEXT NOT NULL,     -- JSON: aliases, sites, participants, mentions
	PRIMARY KEY (article, n)
) /* WITHOUT ROWID */;

CREATE TABLE IF NOT EXISTS facts (
	article BIGINT NOT NULL,
	n BIGINT NOT NULL,
	type TEXT NOT NULL, -- chaired, attended, inspected, holds_title, …
	subject TEXT NOT NULL, -- entities.entity or events.entity
	object TEXT NOT NULL,
	date TEXT NOT NULL,
	modality TEXT NOT NULL,
	rule TEXT NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	start_at BIGINT NOT NULL, -- the sentence
	end_at BIGINT NOT NULL,
	trigger_start BIGINT NOT NULL, -- the words that state it
	trigger_end BIGINT NOT NULL,
	evidence TEXT NOT NULL, -- the sentence
	PRIMARY KEY (article, n)
) /* WITHOUT ROWID */;

-- ---- the graph over all articles: archive graph makes it anew each time ----

CREATE TABLE IF NOT EXISTS vertices (
	id BIGINT PRIMARY KEY,
	key TEXT NOT NULL,     -- person:张三, of a namesake person:张三#2
	kind TEXT NOT NULL,    -- person, title (offices), organisation, event, place, other
	name TEXT NOT NULL,
	aliases TEXT NOT NULL, -- JSON
	code TEXT NOT NULL,    -- division code
	hint TEXT NOT NULL,    -- what tells it from its namesakes
	event_kind TEXT NOT NULL,
	date TEXT NOT NULL,    -- of events
	articles BIGINT NOT NULL -- number of articles with facts about it
);
CREATE UNIQUE INDEX IF NOT EXISTS vertices_key ON vertices (key);
CREATE INDEX IF NOT EXISTS vertices_name ON vertices (name);

CREATE TABLE IF NOT EXISTS edges (
	id BIGINT PRIMARY KEY,
	from_id BIGINT NOT NULL, -- vertices.id
	to_id BIGINT NOT NULL,
	facts BIGINT NOT NULL    -- how many say so
);
CREATE UNIQUE INDEX IF NOT EXISTS edges_from ON edges (from_id, to_id);
CREATE INDEX IF NOT EXISTS edges_to ON edges (to_id);

-- The facts of all articles, between vertices.
CREATE TABLE IF NOT EXISTS evidence (
	edge BIGINT NOT NULL, -- edges.id
	n BIGINT NOT NULL,
	type TEXT NOT NULL,
	date TEXT NOT NULL,
	modality TEXT NOT NULL,
	rule TEXT NOT NULL,
	score DOUBLE PRECISION NOT NULL,
	article BIGINT NOT NULL, -- articles.id
	start_at BIGINT NOT NULL,
	end_at BIGINT NOT NULL,
	trigger_start BIGINT NOT NULL,
	trigger_end BIGINT NOT NULL,
	sentence TEXT NOT NULL,
	PRIMARY KEY (edge, n)
) /* WITHOUT ROWID */;
CREATE INDEX IF NOT EXISTS evidence_article ON evidence (article);
CREATE INDEX IF NOT EXISTS evidence_type ON evidence (type, date);

-- Who held which office, from when to when.
CREATE TABLE IF NOT EXISTS tenures (
	person BIGINT NOT NULL, -- vertices.id
	n BIGINT NOT NULL,
	office BIGINT NOT NULL, -- vertices.id
	begins TEXT NOT NULL,   -- '' if unknown
	begins_exact BIGINT NOT NULL, -- 1: the text says so, else the first article that tells
	ends TEXT NOT NULL,
	ends_exact BIGINT NOT NULL,   -- likewise, the last article
	PRIMARY KEY (person, n)
) /* WITHOUT ROWID */;
CREATE INDEX IF NOT EXISTS tenures_office ON tenures (office);

-- The graph as sentences: who, what, whom, when, where it is written.
CREATE VIEW IF NOT EXISTS chronicle AS
SELECT f.name AS who, e.type AS did, t.name AS what, e.date AS on_day, e.modality AS modality,
	a.published AS published, a.headline AS headline, e.sentence AS sentence,
	f.key AS who_key, t.key AS what_key, f.kind AS who_kind, t.kind AS what_kind, a.id AS article, a.name AS article_name
FROM evidence e
JOIN edges g ON g.id = e.edge
JOIN vertices f ON f.id = g.from_id
JOIN vertices t ON t.id = g.to_id
JOIN articles a ON a.id = e.article;
