package entity

import "github.com/go-renshi/renshi/entity/internal/lexicon"

func addGazetteer(t *lexicon.Trie) {}
