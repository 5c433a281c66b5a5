package date

// datelines finds the datelines among the expressions and from where on each
// holds: the day an article was sent, by which it says 今天.
//
//	新华社青栎5月9日电　据新华社内罗毕5月6日电（记者…）
//	（本报内罗毕5月10日电）               at the end: it holds for what stands before
//	中新网6月15日消息
func (r *resolver) datelines(ps []phrase) {
	pub := r.ref
	para := 0 // start of the paragraph
	at := 0   // up to where the text was looked through
	start := 0
	for i := range ps {
		p := &ps[i]
		for ; at < p.start; at++ {
			if r.s.r[at] == '\n' {
				para = at + 1
			}
		}
		if m, ok := r.stated(ps, i); ok && pub.y > 0 {
			from := para
			if len(r.places) == 0 {
				from = 0
			}
			r.places = append(r.places, place{from, m})
			continue
		}
		if len(p.points) != 1 || p.points[0].last() != dayUnit || p.points[0].day.by != absolute || p.points[0].lunar {
			continue
		}
		kind := r.datelineAt(p, para)
		if kind == noDateline {
			continue
		}
		probe := resolver{s: r.s, ref: pub, years: r.years}
		m, ok := probe.point(&p.points[0], 0)
		if !ok || !m.known() {
			continue
		}
		from := para
		switch {
		case kind == closing:
			from = start
		case len(r.places) == 0:
			from = 0 // the headline above it too
		case p.start-para > headMax:
			from = p.start
		}
		if kind == issue && pub.y > 0 {
			continue
		}
		r.places = append(r.places, place{from, m.civil})
		start = p.end
	}
}

// stated returns the day that brackets give to 今天 or 昨日: 今天（12月7日）. It is
// the reference day then.
func (r *resolver) stated(ps []phrase, i int) (civil, bool) {
	p := &ps[i]
	if len(p.points) != 1 || p.points[0].day.by != fromRef || i+1 == len(ps) {
		return civil{}, false
	}
	q := &ps[i+1]
	if q.start != p.end+1 || r.s.at(p.end) != '(' || r.s.at(q.end) != ')' || len(q.points) != 1 || q.points[0].day.by != absolute {
		return civil{}, false
	}
	probe := resolver{s: r.s, ref: r.ref, years: r.years}
	m, ok := probe.point(&q.points[0], 0)
	if !ok || !m.known() || !r.ref.known() {
		return civil{}, false
	}
	day := m.add(-p.points[0].day.n)
	return day, true
}

type datelineKind uint8

const (
	noDateline datelineKind = iota
	opening                 // at the head of an article
	closing                 // in brackets at its end
	issue                   // a full date that only says when it appeared
)

// headMax is how far into its paragraph a dateline may stand, in runes.
const headMax = 40

// datelineAt says whether the expression is the day of a dateline.
func (r *resolver) datelineAt(p *phrase, para int) datelineKind {
	s := r.s
	pt := &p.points[0]
	full := pt.year.by == absolute && pt.month.set()
	if full && pt.hour < 0 {
		// a line of its own, or 发布时间：2020-01-30
		alone := (p.start == para || p.start-para <= 8 && s.at(p.start-1) == ':' || s.at(p.start-1) == '(' && s.at(p.end) == ')') &&
			(s.at(p.end) == '\n' || s.at(p.end) == 0 || s.at(p.end) == ')')
		if alone || s.endsWith(p.start, "时间:") || s.endsWith(p.start, "日期:") {
			return issue
		}
	}
	if s.has(p.end, "电)") && s.agency(para, p.start) && s.bracketOpens(para, p.start) {
		return closing
	}
	if p.start-para > headMax {
		// After a headline that runs on into the article only the full form counts.
		if (s.has(p.end, "电") || s.has(p.end, "讯")) && s.sender(p.start) {
			return opening
		}
		return noDateline
	}
	end := p.end
	if s.at(end) == '(' {
		for k := end; k < len(s.r) && k-end < 60 && s.r[k] != '\n'; k++ {
			if s.r[k] == ')' {
				end = k + 1
				break
			}
		}
	}
	sent := s.has(end, "电") && !s.has(end, "电视") && !s.has(end, "电影") && !s.has(end, "电话") && !s.has(end, "电力") || s.has(end, "讯") || s.has(end, "专电")
	source := s.agency(para, p.start)
	cited := s.at(para) == '据' && !s.has(para, "据新华社") && !s.has(para, "据本报")
	switch {
	case sent && (source || p.start-para <= 12):
		return opening
	case source && end > p.end && !cited && p.start-para <= 24:
		return opening
	case !cited && (s.has(end, "消息") || s.has(end, "综合报道") || s.has(end, "综合消息")) && p.start-para <= 14:
		return opening
	}
	return noDateline
}

// sender says whether one of the usual senders and a place stand right before i.
func (s *scanner) sender(i int) bool {
	for k := i - 2; k >= 0 && i-k <= 14; k-- {
		if s.has(k, "新华社") || s.has(k, "中新社") || s.has(k, "中新网") || s.has(k, "新华网") || s.has(k, "中央社") || s.has(k, "本报") || s.has(k, "本刊") {
			return true
		}
		if c := s.r[k]; c < 0x4E00 || c > 0x9FFF {
			return false
		}
	}
	return false
}

// bracketOpens says whether a bracket opens right before the source of a
// dateline.
func (s *scanner) bracketOpens(para, i int) bool {
	for k := i - 1; k >= para && i-k < 16; k-- {
		if s.r[k] == '(' {
			return true
		}
	}
	return false
}

// agency says whether the words before a dateline's day name who sent it.
func (s *scanner) agency(para, i int) bool {
	for k := i - 1; k >= para && i-k <= headMax; k-- {
		switch s.r[k] {
		case '社', '报', '网', '讯':
			return true
		case '。', ';', '\n':
			return false
		}
	}
	return false
}
