package entity

// link fills Mention.Entity and Document.Entities.
func link(d *Document) {
	seen := map[ID]int{}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		id := ID(string(m.Kind) + ":" + m.Text)
		m.Entity = id
		if _, ok := seen[id]; !ok {
			seen[id] = len(d.Entities)
			d.Entities = append(d.Entities, Entity{ID: id, Kind: m.Kind, Name: m.Text})
		}
	}
}
