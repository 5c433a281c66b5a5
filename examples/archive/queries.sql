Questions that archive query knows. A line "-- name ARGUMENTS: what it tells"
stands above each; $1, $2 are the arguments. They run on SQLite and PostgreSQL.

-- about: what is in the archive
SELECT 'articles' AS "what", COUNT(*) AS "number" FROM articles
UNION ALL SELECT 'texts', COUNT(*) FROM texts
UNION ALL SELECT 'mentions', COUNT(*) FROM mentions
UNION ALL SELECT 'facts', COUNT(*) FROM facts
UNION ALL SELECT 'articles read in part', COUNT(*) FROM articles WHERE layout LIKE '%"unread":%'
UNION ALL SELECT 'in quarantine', COUNT(*) FROM quarantine
UNION ALL SELECT 'files read', COUNT(*) FROM sources WHERE done = 1
UNION ALL SELECT 'files not read to the end', COUNT(*) FROM sources WHERE done <> 1
UNION ALL SELECT 'people of the graph', COUNT(*) FROM vertices WHERE kind = 'person'
UNION ALL SELECT 'vertices of the graph', COUNT(*) FROM vertices
UNION ALL SELECT 'edges of the graph', COUNT(*) FROM edges

-- person NAME: what is said of people of a name, in the order of time
SELECT who_key AS who, did, what, on_day, published, sentence
FROM chronicle WHERE who LIKE $1 AND who_kind = 'person'
ORDER BY who_key, CASE WHEN on_day = '' THEN published ELSE on_day END, article, did, what

-- offices NAME: the offices of people of a name
SELECT p.key AS person, o.name AS office, t.begins, t.ends, t.begins_exact, t.ends_exact
FROM tenures t JOIN vertices p ON p.id = t.person JOIN vertices o ON o.id = t.office
WHERE p.name LIKE $1 ORDER BY p.key, t.n

-- holders OFFICE: who held an office, one after another
SELECT o.name AS office, p.key AS person, t.begins, t.ends
FROM tenures t JOIN vertices p ON p.id = t.person JOIN vertices o ON o.id = t.office
WHERE o.name LIKE $1 ORDER BY o.name, t.begins, p.key

-- together NAME: who was at the same meetings, ceremonies and visits
SELECT a.key AS person, b.key AS other, COUNT(DISTINCT v.id) AS events, MIN(v.date) AS first, MAX(v.date) AS last
FROM vertices a JOIN edges x ON x.from_id = a.id JOIN vertices v ON v.id = x.to_id AND v.kind = 'event'
JOIN edges y ON y.to_id = v.id JOIN vertices b ON b.id = y.from_id AND b.kind = 'person' AND b.id <> a.id
WHERE a.name LIKE $1 AND a.kind = 'person' GROUP BY a.key, b.key ORDER BY events DESC, a.key, b.key

-- place NAME: who inspected or visited a place, or what was held there
SELECT who, did, what, on_day, published, sentence
FROM chronicle WHERE what LIKE $1 AND what_kind = 'place' AND did IN ('inspected', 'visited', 'held_at')
ORDER BY CASE WHEN on_day = '' THEN published ELSE on_day END, article, who

-- namesakes: names of several people
SELECT name, COUNT(*) AS people, MIN(hint) AS one, MAX(hint) AS another
FROM vertices WHERE kind = 'person' GROUP BY name HAVING COUNT(*) > 1 ORDER BY people DESC, name

-- busy: the people of most facts
SELECT v.key AS person, v.hint AS who, SUM(e.facts) AS facts, v.articles
FROM vertices v JOIN edges e ON e.from_id = v.id WHERE v.kind = 'person'
GROUP BY v.id, v.key, v.hint, v.articles ORDER BY facts DESC, v.key

-- unread: articles that were read in part, as they are too long
SELECT a.name AS article, OCTET_LENGTH(t.text) AS bytes, a.layout FROM articles a JOIN texts t ON t.id = a.text
WHERE a.layout LIKE '%"unread":%' ORDER BY a.id

-- quarantine: what could not be read, and why
SELECT kind, reason, path, member, line, size FROM quarantine ORDER BY id

-- runs: when archive read ran, and how it ended
SELECT id, started, ended, outcome, articles, quarantined FROM runs ORDER BY id
