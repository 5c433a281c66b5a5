#!/bin/sh
# Imports the graph into a new database, "neo4j" or the one named as argument. The server must be stopped.
cd "$(dirname "$0")" || exit 1
neo4j-admin database import full --multiline-fields=true \
	--nodes=vertices.csv --nodes=articles.csv \
	--relationships=facts.csv --relationships=sources.csv \
	"${1:-neo4j}"
