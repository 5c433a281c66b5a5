// Package corrections keeps what readers put right in a file of text, and turns
// it into options of packages entity and graph.
//
// A line is one correction; fields are separated by tabs, or by spaces where no
// field holds one; # begins a comment. The later line wins.
//
//	name   KIND  NAME                           NAME is a name of this kind
//	not    KIND  NAME                           NAME is no name of this kind
//	same   KIND  NAME  ARTICLE  NAME  ARTICLE   these two are one
//	apart  KIND  NAME  ARTICLE  NAME  ARTICLE   these two are not one
//
// KIND is person, title, place or organisation; for not also date, for same and
// apart also event and other. ARTICLE is the id of an article, "page.txt#2".
package corrections

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Action is the first word of a line.
type Action string

// The actions.
const (
	Name  Action = "name"
	Not   Action = "not"
	Same  Action = "same"
	Apart Action = "apart"
)

// Correction is one line.
type Correction struct {
	Action  Action      `json:"action"`
	Kind    entity.Kind `json:"kind"`
	Name    string      `json:"name"`
	Article string      `json:"article,omitempty"` // where Name stands, for Same and Apart
	Other   Place       `json:"other,omitzero"`    // Same and Apart
}

// Place is a name in an article.
type Place struct {
	Name    string `json:"name"`
	Article string `json:"article"`
}

// parse reads one line that is neither empty nor a comment.
func parse(line string) (Correction, error) {
	fields := strings.Split(line, "\t")
	if len(fields) == 1 {
		fields = strings.Fields(line)
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if len(fields) < 3 {
		return Correction{}, fmt.Errorf("%q: want an action, a kind and a name", line)
	}
	c := Correction{Action: Action(fields[0]), Kind: entity.Kind(fields[1]), Name: fields[2]}
	if rest := fields[3:]; c.Action == Same || c.Action == Apart {
		if len(rest) != 3 {
			return c, fmt.Errorf("%q: %s wants a name and an article twice", line, c.Action)
		}
		c.Article, c.Other = rest[0], Place{Name: rest[1], Article: rest[2]}
	} else if len(rest) > 0 {
		return c, fmt.Errorf("%q: %s wants a kind and a name", line, c.Action)
	}
	return c, c.Check()
}

// Check says what is wrong with a correction.
func (c Correction) Check() error {
	kinds := []entity.Kind{entity.Person, entity.Title, entity.Place, entity.Organisation}
	switch c.Action {
	case Name:
	case Not:
		kinds = entity.Kinds()
	case Same, Apart:
		kinds = append(kinds, relation.KindEvent, relation.KindOther)
	default:
		return fmt.Errorf("no action %q: there are name, not, same and apart", c.Action)
	}
	if !slices.Contains(kinds, c.Kind) {
		return fmt.Errorf("%s: no kind %q: there are %v", c.Action, c.Kind, kinds)
	}
	for _, s := range c.fields() {
		if strings.TrimSpace(s) == "" || strings.ContainsAny(s, "\t\r\n") || strings.HasPrefix(s, "#") {
			return fmt.Errorf("%s: %q cannot stand in a line", c.Action, s)
		}
	}
	return nil
}

func (c Correction) fields() []string {
	fields := []string{string(c.Action), string(c.Kind), c.Name}
	if c.Action == Same || c.Action == Apart {
		fields = append(fields, c.Article, c.Other.Name, c.Other.Article)
	}
	return fields
}

// String is the line.
func (c Correction) String() string { return strings.Join(c.fields(), "\t") }
