package graph

import "slices"

// work is what a Build found out, for the next one. All of it follows from
// occurrences: it is used again where they are the same ones, in the same order,
// and say the same. Of what a Build does not use nothing stays behind.
type work struct {
	people, peopleNow     map[string]*namesakes  // by name; what this Build used is in the second
	vertices, verticesNow map[*Occurrence]*union // by the first occurrence, likewise
}

// begin and end enclose a Build.
func (w *work) begin() {
	if w != nil {
		w.peopleNow, w.verticesNow = map[string]*namesakes{}, map[*Occurrence]*union{}
	}
}

func (w *work) end() {
	if w != nil {
		w.people, w.vertices, w.peopleNow, w.verticesNow = w.peopleNow, w.verticesNow, nil, nil
	}
}

// cleared are the occurrences of a record, for its article and page.
type cleared struct {
	article *Article
	page    regions
	occs    []Occurrence
}

// namesakes is what was decided about the occurrences of one name.
type namesakes struct {
	seen    []sighting // those occurrences
	parents []int      // a forest of them
	why     reasons
}

// sighting is all that a decision about an occurrence of a person looks at.
type sighting struct {
	article *Article
	traits  *Traits
	forced  []int
}

// decide says which of the occurrences of one name are one.
func decide(same []Occurrence, why bool) *namesakes {
	d := &namesakes{}
	var note *reasons
	if why {
		note = &d.why
	}
	d.parents = samePeople(same, note)
	return d
}

// decided returns what was decided about just these occurrences, nil if nothing
// was.
func (w *work) decided(same []Occurrence) *namesakes {
	if w == nil {
		return nil
	}
	d := w.people[same[0].Name]
	if d == nil || len(d.seen) != len(same) {
		return nil
	}
	for i, s := range d.seen {
		if o := &same[i]; s.article != o.Article || s.traits != o.Traits || !slices.Equal(s.forced, o.Forced) {
			return nil
		}
	}
	return d
}

// keep notes a decision for the next Build.
func (w *work) keep(same []Occurrence, d *namesakes) {
	if w == nil {
		return
	}
	if d.seen == nil {
		d.seen = make([]sighting, len(same))
		for i := range same {
			d.seen[i] = sighting{same[i].Article, same[i].Traits, same[i].Forced}
		}
	}
	w.peopleNow[same[0].Name] = d
}

// union is a vertex as its occurrences make it, without what depends on other
// vertices: its key, hint and reference.
type union struct {
	members []*Occurrence
	vertex  Vertex
}

// merged is merge with the work of the last Build.
func (j *joiner) merged(members []int) *Vertex {
	if j.work == nil {
		return j.merge(members)
	}
	first := j.kept[members[0]]
	u := j.work.vertices[first]
	if u == nil || !slices.EqualFunc(u.members, members, func(o *Occurrence, i int) bool { return o == j.kept[i] }) {
		u = &union{members: make([]*Occurrence, len(members)), vertex: *j.merge(members)}
		for i, m := range members {
			u.members[i] = j.kept[m]
		}
	}
	j.work.verticesNow[first] = u
	v := u.vertex
	return &v
}
