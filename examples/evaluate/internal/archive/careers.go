package archive

import "strings"

// careers puts down the articles on who came and who went. Most moves between
// two regions are told in one article that names both posts, some in a notice
// of the new post alone and a curriculum vitae later, a few not at all.
func (p *press) careers() {
	for _, m := range p.people {
		for i, st := range m.steps {
			if i > 0 {
				p.moved(m, i)
			} else if st.from > 0 && p.r.IntN(3) > 0 {
				p.todo = append(p.todo, func() *story { return p.came(m, i) })
			}
			if (st.how == "retire" || st.how == "fall") && p.r.IntN(100) < 75 {
				p.todo = append(p.todo, func() *story { return p.went(m, i) })
			}
		}
	}
}

func (p *press) moved(m *person, i int) {
	near := m.steps[i].post.region == m.steps[i-1].post.region
	write := func(f func(*person, int) *story) { p.todo = append(p.todo, func() *story { return f(m, i) }) }
	switch n := p.r.IntN(100); {
	case n < 30:
		write(p.assembly)
	case n < 50:
		write(p.notice)
	case n < 65:
		write(p.planned)
	case n < 80:
		write(p.came)
		write(p.vita)
	case n < 92:
		write(p.lookBack)
	case near:
		write(p.came)
	}
	if p.r.IntN(100) < 12 {
		write(p.lookBack)
	}
}

// paper is the paper that reports on a change at a post.
func (p *press) paper(at *post, month int) *story {
	month = min(month, months-1)
	switch r := at.region; {
	case p.r.IntN(5) == 0:
		return p.story(ofProvince, nil, month)
	case r.isCity():
		return p.story(ofCity, r, month)
	case p.r.IntN(2) == 0:
		return p.story(ofCity, r.parent, month)
	default:
		return p.story(ofCounty, r, month)
	}
}

// clear writes a post in full whatever the paper.
func (s *story) clear(p *post) string {
	return p.write(s.one(p.region.name, p.region.name, p.region.parent.name+p.region.name), s.one("", "", "中共"))
}

// first is the first office of a post, full: what an order of appointment names.
func (s *story) first(p *post) string {
	o := p.offices[len(p.offices)-1]
	if len(p.offices) > 1 && s.chance(50) {
		o = p.offices[0]
	}
	return o.write(p.region, p.region.name, "", false)
}

// assembly is the meeting of cadres at which a decision is read out.
func (p *press) assembly(m *person, i int) *story {
	to, from := m.steps[i].post, m.steps[i-1].post
	s := p.paper(to, m.steps[i].from).of(m)
	r := to.region
	s.head = s.one(s.place(r)+"召开领导干部会议", s.call(m)+"任"+s.clear(to), r.name+"主要领导职务调整")
	s.lead()
	above := r.parent.name
	s.say("%s，%s召开%s领导干部会议，宣布%s委关于%s领导班子成员变动的决定：%s同志任%s，", s.date(), r.name, s.one("全"+r.level(), ""), above, r.name, s.call(m), s.clear(to))
	switch s.r.IntN(3) {
	case 0:
		s.say("免去其%s职务。", s.clear(from))
	case 1:
		s.say("不再担任%s职务。", s.clear(from))
	default:
		s.say("免去%s同志的%s职务。", s.call(m), s.clear(from))
	}
	if n := len(to.tenures); n > 1 {
		for k, t := range to.tenures {
			if t.who == m && k > 0 && s.free(to.tenures[k-1].who) && s.chance(60) {
				s.say("%s同志不再担任%s职务。", s.call(to.tenures[k-1].who), s.clear(to))
			}
		}
	}
	for _, h := range s.leaders(r, 1, 10, m) {
		s.say("%s主持会议。", s.full(h))
	}
	s.say("%s作了表态发言。", s.call(m))
	return s
}

// notice is a list of those whom a standing committee appointed.
func (p *press) notice(m *person, i int) *story {
	to, from := m.steps[i].post, m.steps[i-1].post
	s := p.paper(to, m.steps[i].from).of(m)
	s.head = to.region.name + s.one("人大常委会任免名单", "发布一批干部任免信息", "人事任免")
	s.say("（%s%s人民代表大会常务委员会会议通过）\n", s.day.Format("2006年1月2日"), to.region.name)
	s.say("任命%s为%s；\n免去%s的%s职务", s.call(m), s.first(to), s.call(m), s.first(from))
	for range 2 { // others of these weeks
		q := one(s.r, to.region.posts)
		if h := q.holder(s.month); s.free(h) && h != m {
			s.say("；\n任命%s为%s", s.call(h), s.first(q))
		}
	}
	s.say("。")
	return s
}

// planned is the public notice before an appointment.
func (p *press) planned(m *person, i int) *story {
	from := m.steps[i-1].post
	s := p.paper(m.steps[i].post, m.steps[i].from).of(m)
	s.head = s.one("干部任前公示", s.call(m)+"拟任职公示")
	s.say("%s，%s，汉族，%d年%d月生，%s学历，中共党员。现任%s，拟任%s。", s.call(m), m.sex, m.born, 1+s.r.IntN(12), s.one("大学", "研究生", "在职研究生"),
		s.clear(from), s.clear(m.steps[i].post))
	return s
}

// came reports the new post alone.
func (p *press) came(m *person, i int) *story {
	to := m.steps[i].post
	s := p.paper(to, m.steps[i].from).of(m)
	s.head = s.call(m) + "任" + s.clear(to)
	s.lead()
	s.say("%s，%s。", s.date(), s.one(s.call(m)+"任"+s.clear(to), "任命"+s.call(m)+"为"+s.first(to), s.call(m)+"当选"+s.first(to)))
	if top := s.leaders(to.region, 2, 10, m); len(top) > 0 {
		s.say("%s出席会议。", s.list(top))
	}
	return s
}

// vita is a curriculum vitae, some time after the move.
func (p *press) vita(m *person, i int) *story {
	st := m.steps[i]
	s := p.paper(st.post, min(st.from+p.r.IntN(12), st.to-1)).of(m)
	s.head = s.call(m) + "简历"
	s.say("%s，%s，%d年%d月出生，中共党员。历任", s.call(m), m.sex, m.born, 1+s.r.IntN(12))
	var parts []string
	for _, old := range m.steps[:i] {
		parts = append(parts, s.clear(old.post))
	}
	s.say("%s，%s任%s。", strings.Join(parts, "，"), month(st.from).Format("2006年1月"), s.clear(st.post))
	return s
}

// lookBack tells years later what somebody did in an earlier post.
func (p *press) lookBack(m *person, i int) *story {
	st, old := m.steps[i], m.steps[i-1].post
	s := p.paper(st.post, min(st.from+p.r.IntN(18), st.to-1)).of(m)
	s.lead()
	switch s.r.IntN(3) {
	case 0:
		s.say("%s，%s、原%s%s到%s%s。", s.date(), s.clear(st.post), s.clear(old), s.call(m), s.site(st.post.region), s.one("调研", "检查工作"))
	case 1:
		s.say("%d年，时任%s的%s来到%s，看到这里的变化十分高兴。如今，已任%s的%s仍时常牵挂着这里。",
			month(m.steps[i-1].from).Year(), s.clear(old), s.call(m), s.site(old.region), s.clear(st.post), s.call(m))
	default:
		s.say("%s，%s%s在%s座谈。此前，%s曾任%s。", s.date(), s.clear(st.post), s.call(m), st.post.region.name, s.call(m), s.clear(old))
	}
	return s
}

// went reports on who fell, or on somebody's leaving.
func (p *press) went(m *person, i int) *story {
	st := m.steps[i]
	s := p.paper(st.post, min(st.to+p.r.IntN(5), months-1)).of(m)
	if st.how == "fall" {
		s.head = st.post.region.name + "原干部" + s.call(m) + "接受审查调查"
		s.say("%s%s涉嫌严重违纪违法，目前正接受%s纪委监委纪律审查和监察调查。", s.one("", "原")+s.clear(st.post), s.call(m), st.post.region.parent.name)
		return s
	}
	s.head = s.one("", s.place(st.post.region)+"人事变动")
	s.say("%s，会议决定，%s。", s.date(), s.one("接受"+s.call(m)+"辞去"+s.first(st.post)+"职务的请求", "免去"+s.call(m)+"的"+s.first(st.post)+"职务",
		s.call(m)+"因到龄不再担任"+s.first(st.post)))
	return s
}

// lives puts down two articles at least on everybody who holds no office.
func (p *press) lives() {
	for _, m := range p.people {
		if m.calling == "" || m.calling == "reporter" {
			continue
		}
		for range 2 + p.r.IntN(4) {
			p.todo = append(p.todo, func() *story {
				s := p.story(one(p.r, []scope{ofCounty, ofCity, ofCity, ofProvince}), m.home, p.r.IntN(months))
				s.portraitOf(m)
				return s
			})
		}
	}
}

// sameDay puts down that two officials of one name were about on one day, each
// in an article of their own: it may be all that is ever said of them.
func (p *press) sameDay() {
	for _, group := range p.namesakes {
		a, b := group[0], group[1]
		if a.calling != "" || b.calling != "" || !a.meets(b) {
			continue
		}
		m := p.r.IntN(months)
		for a.at(m) == nil || b.at(m) == nil {
			m = p.r.IntN(months)
		}
		day := p.r.IntN(28)
		for _, who := range group[:2] {
			p.todo = append(p.todo, func() *story {
				s := p.paper(who.at(m).post, m).of(who)
				s.day = month(m).AddDate(0, 0, day)
				s.appearance(who)
				return s
			})
		}
	}
}
