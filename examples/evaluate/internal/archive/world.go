package archive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/gazetteer"
)

// months is how long the world is watched, from January 2011.
const months = 120

var epoch = time.Date(2011, 1, 1, 0, 0, 0, 0, time.UTC)

// region is a city or a county.
type region struct {
	name     string
	parent   *region // of a county its city, of a city its province
	towns    []string
	villages []string
	posts    []*post
	others   []*person // those who hold no office
}

// level is 市, 区, 县 or 旗.
func (r *region) level() string {
	_, n := utf8.DecodeLastRuneInString(r.name)
	return r.name[len(r.name)-n:]
}

func (r *region) isCity() bool { return r.parent.parent == nil }

func (r *region) province() *region {
	for r.parent != nil {
		r = r.parent
	}
	return r
}

// office is a title at a body: 委 + 书记, 政府 + 区长, 教育局 + 局长.
type office struct{ body, title string }

// post is what one person holds: often several offices at once.
type post struct {
	region  *region
	offices []office
	rank    int
	tenures []tenure
}

// tenure says who holds a post from one month to another, that month excluded.
type tenure struct {
	who      *person
	from, to int
}

func (p *post) holder(month int) *person {
	for _, t := range p.tenures {
		if t.from <= month && month < t.to {
			return t.who
		}
	}
	return nil
}

// step is one station of a career.
type step struct {
	post     *post
	from, to int
	how      string // what ended it: move, retire, fall; "" at the end of time
}

type person struct {
	name  string
	sex   string
	born  int
	steps []step
	// Of those who hold no office:
	calling string // doctor, teacher, athlete, manager, farmer, police
	home    *region
	body    string // full name of where they work
	title   string
	detail  string // the athlete's event, the teacher's subject
}

func (m *person) at(month int) *step {
	for i := range m.steps {
		if s := &m.steps[i]; s.from <= month && month < s.to {
			return s
		}
	}
	return nil
}

func (m *person) career() (out []string) {
	for _, s := range m.steps {
		out = append(out, month(s.from).Format("2006-01 ")+s.post.region.name+" "+s.post.local())
	}
	if m.calling != "" {
		out = append(out, m.body+m.title)
	}
	return out
}

func month(m int) time.Time { return epoch.AddDate(0, m, 0) }

type world struct {
	r        *rand.Rand
	cities   []*region
	counties []*region
	posts    []*post
	people   []*person
	limit    int // of officials
	// namesakes are the people who share a name.
	namesakes [][]*person
}

func (w *world) pick(list string) string { return one(w.r, words()[list]) }

func one[T any](r *rand.Rand, s []T) T { return s[r.IntN(len(s))] }

// perCity is how many people there are for each city.
const perCity = 100

func newWorld(r *rand.Rand, people int) (*world, error) {
	w := &world{r: r, limit: people * 70 / 100}
	if most := w.places(max(2, people/perCity)); most > 0 {
		return nil, fmt.Errorf("%d people are too many for the cities of two provinces: at most %d", people, (most+1)*perCity-1)
	}
	for _, c := range w.cities {
		w.cityPosts(c)
	}
	for _, c := range w.counties {
		w.countyPosts(c)
	}
	w.simulate()
	for _, c := range w.counties {
		w.people = append(w.people, &person{calling: "reporter", sex: "女", born: 1985, home: c, body: c.parent.name + "日报社", title: "记者"})
	}
	for len(w.people) < people {
		w.bystander()
	}
	return w, nil
}

// places draws cities of two provinces, twice as many of the first, of each city
// some counties with some towns. Where no two provinces have so many cities, it draws
// none and returns how many there could be; else 0.
func (w *world) places(cities int) (most int) {
	g, err := gazetteer.Load()
	if err != nil {
		panic(err) // embedded data
	}
	children := map[string][]gazetteer.Division{}
	var provinces []gazetteer.Division
	for d := range g.All() {
		switch {
		case d.Former || d.Code == "":
		case d.Level == gazetteer.Province && strings.HasSuffix(d.Name, "省"):
			provinces = append(provinces, d)
		case d.Level == gazetteer.Prefecture && strings.HasSuffix(d.Name, "市"),
			d.Level == gazetteer.County && strings.ContainsAny(d.Name[len(d.Name)-3:], "区县市旗") && len(d.Name) <= 15 &&
				!strings.Contains(d.Name, "开发") && !strings.Contains(d.Name, "高新") && !strings.Contains(d.Name, "直辖"),
			d.Level == gazetteer.Township && (strings.HasSuffix(d.Name, "镇") || strings.HasSuffix(d.Name, "街道")):
			children[d.Parent] = append(children[d.Parent], d)
		}
	}
	slices.SortFunc(provinces, func(a, b gazetteer.Division) int { return strings.Compare(a.Code, b.Code) })
	var sizes []int
	provinces = slices.DeleteFunc(provinces, func(p gazetteer.Division) bool {
		n := 0
		for _, c := range children[p.Code] {
			if len(children[c.Code]) >= 4 {
				n++
			}
		}
		sizes = append(sizes, n)
		return n < cities
	})
	if len(provinces) < 2 {
		slices.Sort(sizes)
		return sizes[len(sizes)-2]
	}
	w.r.Shuffle(len(provinces), func(i, j int) { provinces[i], provinces[j] = provinces[j], provinces[i] })
	common := commonTown(children, provinces[:2])
	second := max(1, cities/3)
	w.citiesOf(provinces[0], cities-second, children, common)
	w.citiesOf(provinces[1], second, children, common)
	return 0
}

// commonTown is the name that towns of most counties of all provinces have:
// 城关镇.
func commonTown(children map[string][]gazetteer.Division, provinces []gazetteer.Division) string {
	fewest := map[string]int{}
	for i, p := range provinces {
		n := map[string]int{}
		for _, c := range children[p.Code] {
			for _, d := range children[c.Code] {
				for _, t := range children[d.Code] {
					n[t.Name]++
				}
			}
		}
		if i == 0 {
			fewest = n
		}
		for t := range fewest {
			fewest[t] = min(fewest[t], n[t])
		}
	}
	best := ""
	for t, n := range fewest {
		if n > fewest[best] || n == fewest[best] && t < best {
			best = t
		}
	}
	return best
}

// citiesOf draws n cities of a province. A county that has a town of the common
// name goes before others, and that town before its other towns.
func (w *world) citiesOf(p gazetteer.Division, n int, children map[string][]gazetteer.Division, common string) {
	province := &region{name: p.Name}
	isCommon := func(t gazetteer.Division) bool { return t.Name == common }
	commonFirst := func(ds []gazetteer.Division, is func(gazetteer.Division) bool) {
		if k := slices.IndexFunc(ds, is); k > 0 {
			ds[0], ds[k] = ds[k], ds[0]
		}
	}
	found := children[p.Code]
	w.r.Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
	for _, c := range found {
		if n == 0 {
			break
		}
		below := slices.DeleteFunc(slices.Clone(children[c.Code]), func(d gazetteer.Division) bool { return len(children[d.Code]) < 3 })
		if len(below) < 4 {
			continue
		}
		n--
		city := &region{name: c.Name, parent: province}
		w.cities = append(w.cities, city)
		w.r.Shuffle(len(below), func(i, j int) { below[i], below[j] = below[j], below[i] })
		commonFirst(below, func(d gazetteer.Division) bool { return slices.ContainsFunc(children[d.Code], isCommon) })
		for _, d := range below[:2+w.r.IntN(2)] {
			county := &region{name: d.Name, parent: city}
			towns := children[d.Code]
			w.r.Shuffle(len(towns), func(i, j int) { towns[i], towns[j] = towns[j], towns[i] })
			commonFirst(towns, isCommon)
			for _, t := range towns[:3] {
				county.towns = append(county.towns, t.Name)
				county.villages = append(county.villages, w.pick("village")+"村")
			}
			w.counties = append(w.counties, county)
		}
	}
}

func (w *world) add(r *region, rank int, offices ...office) {
	p := &post{region: r, offices: offices, rank: rank}
	r.posts, w.posts = append(r.posts, p), append(w.posts, p)
}

func (w *world) cityPosts(c *region) {
	w.add(c, 10, office{"委", "书记"})
	w.add(c, 9, office{"委", "副书记"}, office{"政府", "市长"})
	w.add(c, 8, office{"人大常委会", "主任"})
	w.add(c, 8, office{"政协", "主席"})
	w.add(c, 7, office{"委", "副书记"})
	w.add(c, 7, office{"委", "常委"}, office{"政府", "常务副市长"})
	w.add(c, 7, office{"委", "常委"}, office{"委组织部", "部长"})
	w.add(c, 7, office{"委", "常委"}, office{"委宣传部", "部长"})
	w.add(c, 7, office{"委", "常委"}, office{"纪委", "书记"}, office{"监委", "主任"})
	w.add(c, 7, office{"委", "常委"}, office{"委", "秘书长"})
	w.add(c, 6, office{"政府", "副市长"})
	w.add(c, 6, office{"政府", "副市长"}, office{"公安局", "局长"})
	w.bureaus(c, 5, 4)
}

func (w *world) countyPosts(c *region) {
	l := c.level()
	w.add(c, 5, office{"委", "书记"})
	w.add(c, 5, office{"委", "副书记"}, office{"政府", l + "长"})
	w.add(c, 4, office{"人大常委会", "主任"})
	w.add(c, 4, office{"政协", "主席"})
	w.add(c, 4, office{"委", "常委"}, office{"政府", "常务副" + l + "长"})
	w.add(c, 4, office{"委", "常委"}, office{"委组织部", "部长"})
	w.add(c, 4, office{"委", "常委"}, office{"委宣传部", "部长"})
	w.add(c, 4, office{"委", "常委"}, office{"纪委", "书记"})
	w.add(c, 3, office{"政府", "副" + l + "长"})
	w.add(c, 3, office{"政府", "副" + l + "长"}, office{"公安局", "局长"})
	w.bureaus(c, 2, 2)
	for _, t := range c.towns[:2] {
		committee, head := "党委", "镇长"
		if strings.HasSuffix(t, "街道") {
			committee, head = "党工委", "办事处主任"
		}
		w.add(c, 2, office{t + committee, "书记"})
		w.add(c, 1, office{t, head})
	}
}

func (w *world) bureaus(c *region, rank, n int) {
	all := slices.Clone(words()["bureau"])
	w.r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, b := range all[:n] {
		title := "局长"
		if strings.HasSuffix(b, "委员会") {
			title = "主任"
		}
		w.add(c, rank, office{b, title})
	}
}

func (w *world) newcomer(rank int) *person {
	m := &person{sex: one(w.r, []string{"男", "男", "男", "女"}), born: 1953 + w.r.IntN(12) + (10-rank)*3/2}
	w.people = append(w.people, m)
	return m
}

// simulate fills the posts and lets people rise, move, retire and fall.
func (w *world) simulate() {
	for _, p := range w.posts {
		w.take(p, w.newcomer(p.rank), 0)
	}
	var vacant []*post
	for m := 1; m < months; m++ {
		now := vacant
		vacant = nil
		for _, p := range w.posts {
			h := p.holder(m)
			if h == nil || m-p.tenures[len(p.tenures)-1].from < 14 || w.r.Float64() > 1.0/45 || len(w.people) >= w.limit {
				continue
			}
			how := "retire"
			if w.r.IntN(6) == 0 {
				how = "fall"
			}
			w.leave(h, m, how)
			now = append(now, p)
		}
		for _, p := range now {
			next := w.successor(p, m)
			switch {
			case next != nil:
				vacant = append(vacant, next.at(m).post)
				w.leave(next, m, "move")
			case len(w.people) < w.limit:
				next = w.newcomer(p.rank)
			default:
				vacant = append(vacant, p)
				continue
			}
			w.take(p, next, m)
		}
	}
}

func (w *world) take(p *post, m *person, from int) {
	p.tenures = append(p.tenures, tenure{m, from, months})
	m.steps = append(m.steps, step{post: p, from: from, to: months})
}

func (w *world) leave(m *person, month int, how string) {
	s := m.at(month)
	s.to, s.how = month, how
	s.post.tenures[len(s.post.tenures)-1].to = month
}

// successor finds who moves to a post: mostly from below in the same region
// or city, at times from a like post elsewhere in the province, at the top of a
// city also from another one; nil for somebody from outside.
func (w *world) successor(p *post, m int) *person {
	var near, far []*person
	for _, q := range w.posts {
		h := q.holder(m)
		if h == nil || q == p || q.rank > p.rank || q.rank < p.rank-2 || m-h.at(m).from < 15 {
			continue
		}
		switch {
		case q.region == p.region && q.rank < p.rank:
			near = append(near, h)
		case q.region != p.region && q.rank >= 3 && (q.region.province() == p.region.province() || q.rank >= 9):
			far = append(far, h)
		}
	}
	switch n := w.r.IntN(100); {
	case n < 50 && len(near) > 0:
		return one(w.r, near)
	case n < 85 && len(far) > 0:
		return one(w.r, far)
	}
	return nil
}

// bystander adds somebody who holds no office.
func (w *world) bystander() {
	home := one(w.r, w.counties)
	m := &person{sex: one(w.r, []string{"男", "女"}), born: 1955 + w.r.IntN(40), home: home}
	city := home.parent.name
	m.calling = one(w.r, []string{"doctor", "doctor", "teacher", "athlete", "manager", "manager", "farmer", "police", "professor"})
	switch m.calling {
	case "doctor":
		m.body = one(w.r, []string{home.name + "人民医院", city + "中心医院", home.name + "中医院"})
		m.title = one(w.r, []string{"主任医师", "主治医师", "护士长", w.pick("dept") + "主任", "院长"})
	case "teacher":
		m.body = home.name + one(w.r, []string{"第一中学", "实验小学", "第二高级中学"})
		m.title = one(w.r, []string{"教师", "校长", "班主任"})
		m.detail = w.pick("subject")
	case "athlete":
		m.title, m.detail = one(w.r, []string{"选手", "运动员", "小将"}), w.pick("sport")
		m.body = city + "代表队"
	case "manager":
		m.body = one(w.r, []string{city, home.name, ""}) + w.pick("company") + w.pick("trade") + one(w.r, []string{"有限公司", "股份有限公司", "集团"})
		m.title = one(w.r, []string{"董事长", "总经理", "负责人"})
	case "farmer":
		m.body = one(w.r, home.towns) + one(w.r, home.villages)
		m.title = one(w.r, []string{"村民", "种粮大户", "党支部书记", "贫困户"})
	case "police":
		m.body = home.name + "公安局" + one(w.r, []string{"刑侦大队", "交警大队", "城关派出所"})
		m.title = one(w.r, []string{"民警", "大队长", "教导员"})
	case "professor":
		m.body = strings.TrimSuffix(home.province().name, "省") + one(w.r, []string{"大学", "农业大学", "师范大学"})
		m.title = one(w.r, []string{"教授", "副教授", "博士生导师"})
	}
	home.others = append(home.others, m)
	w.people = append(w.people, m)
}

// name gives everybody a name of their own, then lets the given share of the
// people have namesakes: pairs and now and then three.
func (w *world) name(share float64) {
	taken := map[string]bool{}
	for _, m := range w.people {
		for m.name == "" || taken[m.name] {
			m.name = w.pick("surnames")
			if w.r.IntN(100) < 22 {
				m.name += w.pick("single")
			} else {
				m.name += w.pick("given first") + w.pick("given second")
			}
		}
		taken[m.name] = true
	}
	used := map[*person]bool{}
	misses := 0
	for n := 0; n < int(share*float64(len(w.people))+0.5); {
		first := one(w.r, w.people)
		if used[first] {
			continue
		}
		var others []*person
		for _, m := range w.people {
			if m != first && !used[m] && (misses >= 1000 || wanted(first, m, len(w.namesakes))) {
				others = append(others, m)
			}
		}
		if len(others) == 0 {
			misses++ // at last anybody will do
			continue
		}
		misses = 0
		w.r.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
		group := append([]*person{first}, others[:min(len(others), 1+w.r.IntN(5)/4)]...)
		for _, m := range group {
			used[m] = true
			m.name = first.name
		}
		w.namesakes = append(w.namesakes, group)
		n += len(group)
	}
}

// wanted says whether two people make the sort of pair whose turn it is.
func wanted(a, b *person, turn int) bool {
	official := a.calling == "" && b.calling == ""
	switch turn % 7 {
	case 0: // two officials of one city or of a county and its city
		return official && a.city() == b.city()
	case 1: // two officials of different cities
		return official && a.city() != b.city()
	case 2: // an official and somebody else of the same city
		return (a.calling == "") != (b.calling == "") && a.city() == b.city()
	case 3: // two officials of two provinces in like posts
		return official && a.city().parent != b.city().parent && a.steps[0].post.rank == b.steps[0].post.rank
	case 4: // two officials of one place at once
		return official && a.steps[0].post.region == b.steps[0].post.region && a.meets(b)
	case 5: // two of towns or villages of one name in two counties
		return a.town() != "" && a.town() == b.town() && a.county() != b.county()
	}
	return true
}

// meets says whether two people are in office at the same time.
func (m *person) meets(o *person) bool {
	for month := range months {
		if m.at(month) != nil && o.at(month) != nil {
			return true
		}
	}
	return false
}

// town is the name of the town or village that somebody heads first or lives
// in, "" for all others.
func (m *person) town() string {
	r := m.county()
	if r == nil {
		return ""
	}
	for k, t := range r.towns {
		switch {
		case m.calling == "farmer" && strings.HasSuffix(m.body, r.villages[k]):
			return r.villages[k]
		case m.calling == "" && strings.HasPrefix(m.steps[0].post.offices[0].body, t):
			return t
		}
	}
	return ""
}

// county is the county of the home or of the first post, nil for a city.
func (m *person) county() *region {
	r := m.home
	if r == nil {
		r = m.steps[0].post.region
	}
	if r.isCity() {
		return nil
	}
	return r
}

func (m *person) city() *region {
	r := m.home
	if r == nil {
		r = m.steps[0].post.region
	}
	if !r.isCity() {
		r = r.parent
	}
	return r
}

// local writes a post as its own paper does: 区委副书记、区长.
func (p *post) local() string { return p.write(p.region.level(), "") }

// write writes the offices of a post. The prefix stands in front of the first
// body: the level (区委书记), the name (中站区委书记) or a chain of names; party
// is 中共 or nothing.
func (p *post) write(prefix, party string) string {
	var parts []string
	for i, o := range p.offices {
		parts = append(parts, o.write(p.region, prefix, party, i > 0))
	}
	return strings.Join(parts, "、")
}

func (o office) write(r *region, prefix, party string, later bool) string {
	town := slices.ContainsFunc(r.towns, func(t string) bool { return strings.HasPrefix(o.body, t) })
	full := utf8.RuneCountInString(prefix) > 1
	switch {
	case later && o.body == "政府", !full && o.body == "政府":
		return o.title // 区委副书记、区长; 副市长
	case o.body == "政府":
		return prefix + o.title // 中站区区长
	case later && strings.HasPrefix(o.body, "委"):
		return strings.TrimPrefix(o.body, "委") + o.title // 区委常委、组织部部长
	case later:
		return r.level() + o.body + o.title // 副市长、市公安局局长
	case town && !full:
		return o.body + o.title
	case strings.HasPrefix(o.body, "委"):
		return party + prefix + o.body + o.title
	}
	return prefix + o.body + o.title
}
