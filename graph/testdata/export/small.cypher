CREATE CONSTRAINT renshi_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT renshi_article IF NOT EXISTS FOR (n:Article) REQUIRE n.key IS UNIQUE;
UNWIND [
{key: 'person:林远山', name: '林远山', first: date('2024-03-01'), last: date('2024-03-01')},
{key: 'person:韩柏舟', name: '韩柏舟', first: date('2024-03-01'), last: date('2024-03-10')}
] AS row
MERGE (n:Entity {key: row.key}) SET n:Person, n += row;
UNWIND [
{key: 'title:云浦县委书记', name: '云浦县委书记', aliases: ['县委书记'], first: date('2024-03-02'), last: date('2024-03-10')}
] AS row
MERGE (n:Entity {key: row.key}) SET n:Position, n += row;
UNWIND [
{key: 'organisation:云浦县委', name: '云浦县委', first: date('2024-03-01'), last: date('2024-03-01')}
] AS row
MERGE (n:Entity {key: row.key}) SET n:Organization, n += row;
UNWIND [
{key: 'event:春耕会议', name: '春耕会议', event: 'meeting', date: '2024-03-01', first: date('2024-03-01'), last: date('2024-03-01')}
] AS row
MERGE (n:Entity {key: row.key}) SET n:Event, n += row;
UNWIND [
{key: 'place:白石村', name: '白石村', code: '410803005', first: date('2024-03-09'), last: date('2024-03-09')}
] AS row
MERGE (n:Entity {key: row.key}) SET n:Place, n += row;
UNWIND [
{key: '3656714198833f0ff67cccf9', id: 'daily-1', published: date('2024-03-02')},
{key: '607fdbecd695dbcdf9577560', id: 'daily-2', published: date('2024-03-10')}
] AS row
MERGE (n:Article {key: row.key}) SET n += row;
UNWIND [
{from: 'person:林远山', to: 'event:春耕会议', fact: {id: '5619df4a83e71cfa21593334', date: '2024-03-01', first: date('2024-03-01'), last: date('2024-03-01'), score: 0.9, rule: 'hand', sentence: '3月1日，县委书记韩柏舟主持春耕会议，林远山出席。', article: '3656714198833f0ff67cccf9', start: 0, end: 71}}
] AS row
MATCH (a:Entity {key: row.from}), (b:Entity {key: row.to}) MERGE (a)-[r:ATTENDED {id: row.fact.id}]->(b) SET r += row.fact;
UNWIND [
{from: 'person:韩柏舟', to: 'title:云浦县委书记', fact: {id: '28b23a37a6a8f859d20bbd54', score: 0.9, rule: 'hand', sentence: '3月1日，县委书记韩柏舟主持春耕会议，林远山出席。', article: '3656714198833f0ff67cccf9', start: 0, end: 71}},
{from: 'person:韩柏舟', to: 'title:云浦县委书记', fact: {id: '6baee10662e84548a73b306d', score: 0.9, rule: 'hand', sentence: '3月9日，云浦县委书记韩柏舟到白石村调研。', article: '607fdbecd695dbcdf9577560', start: 0, end: 59}}
] AS row
MATCH (a:Entity {key: row.from}), (b:Entity {key: row.to}) MERGE (a)-[r:HOLDS_TITLE {id: row.fact.id}]->(b) SET r += row.fact;
UNWIND [
{from: 'person:韩柏舟', to: 'event:春耕会议', fact: {id: '29448b5681d974d4830de749', date: '2024-03-01', first: date('2024-03-01'), last: date('2024-03-01'), score: 0.95, rule: 'hand', sentence: '3月1日，县委书记韩柏舟主持春耕会议，林远山出席。', article: '3656714198833f0ff67cccf9', start: 0, end: 71}}
] AS row
MATCH (a:Entity {key: row.from}), (b:Entity {key: row.to}) MERGE (a)-[r:CHAIRED {id: row.fact.id}]->(b) SET r += row.fact;
UNWIND [
{from: 'person:韩柏舟', to: 'place:白石村', fact: {id: '1e13df406da65e9d7edb6b91', date: '2024-03-09', first: date('2024-03-09'), last: date('2024-03-09'), score: 0.9, rule: 'hand', sentence: '3月9日，云浦县委书记韩柏舟到白石村调研。', article: '607fdbecd695dbcdf9577560', start: 0, end: 59}}
] AS row
MATCH (a:Entity {key: row.from}), (b:Entity {key: row.to}) MERGE (a)-[r:INSPECTED {id: row.fact.id}]->(b) SET r += row.fact;
UNWIND [
{from: 'organisation:云浦县委', to: 'event:春耕会议', fact: {id: '9832a363075bb5216024eee7', date: '2024-03-01', first: date('2024-03-01'), last: date('2024-03-01'), score: 1.0, rule: 'event', sentence: '3月1日，县委书记韩柏舟主持春耕会议，林远山出席。', article: '3656714198833f0ff67cccf9', start: 0, end: 71}}
] AS row
MATCH (a:Entity {key: row.from}), (b:Entity {key: row.to}) MERGE (a)-[r:CONVENED {id: row.fact.id}]->(b) SET r += row.fact;
UNWIND [
{from: 'person:林远山', to: '3656714198833f0ff67cccf9'},
{from: 'person:韩柏舟', to: '3656714198833f0ff67cccf9'},
{from: 'person:韩柏舟', to: '607fdbecd695dbcdf9577560'},
{from: 'title:云浦县委书记', to: '3656714198833f0ff67cccf9'},
{from: 'title:云浦县委书记', to: '607fdbecd695dbcdf9577560'},
{from: 'organisation:云浦县委', to: '3656714198833f0ff67cccf9'},
{from: 'event:春耕会议', to: '3656714198833f0ff67cccf9'},
{from: 'place:白石村', to: '607fdbecd695dbcdf9577560'}
] AS row
MATCH (a:Entity {key: row.from}), (b:Article {key: row.to}) MERGE (a)-[:IN_ARTICLE]->(b);
