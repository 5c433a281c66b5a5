package archive

import (
	"strings"
)

// meeting: who convened, chaired, spoke and sat there.
func (s *story) meeting() {
	r := s.about()
	top := s.leaders(r, 2+s.r.IntN(3), 10)
	if len(top) < 2 {
		return
	}
	topic, chair, rest := s.pick("topic"), top[0], top[1:]
	event := topic + s.one("会议", "会议", "会", "座谈会", "调度会", "电视电话会议")
	s.head = s.place(r) + "召开" + event
	if s.chance(20) {
		s.head = s.call(chair) + "主持召开" + event
	}
	s.lead()
	switch s.r.IntN(5) {
	case 0:
		s.say("%s，%s召开%s。%s主持会议并讲话。", s.date(), s.place(r), event, s.full(chair))
		s.say("%s%s会议。", s.list(rest), s.one("出席", "参加"))
	case 1:
		s.say("%s，%s召开。%s出席会议并讲话，%s主持会议。", s.date(), s.place(r)+event, s.full(chair), s.full(rest[0]))
		if more := s.leaders(r, 3, 10, append(rest, chair)...); len(more) > 0 {
			s.say("%s领导%s%s会议。", r.level(), s.bare(more), s.one("出席", "参加"))
		}
	case 2:
		s.say("%s，%s主持召开%s，%s。%s参加会议。", s.date(), s.full(chair), event, s.one("研究部署下一步工作", "听取有关情况汇报", "安排部署近期重点任务"), s.list(rest))
	case 3:
		s.say("%s，%s%s委召开%s。会议由%s主持，%s", s.date(), s.one("中共", ""), r.name, event, s.full(chair), s.list(rest))
		s.say("%s。", s.one("出席会议", "分别就有关工作讲了意见", "作了发言"))
	default:
		s.say("%s，%s在%s召开。%s等出席。", s.date(), event, s.one(r.name, r.name+"会议中心", r.level()+"行政中心"), s.list(top))
	}
	s.orders(chair)
	if s.chance(30) {
		if more := s.leaders(r, 2, 10, top...); len(more) > 0 {
			s.say("会上，%s作了%s。", s.list(more), s.one("表态发言", "工作汇报", "典型发言"))
		}
	}
}

// inspection: who went where with whom.
func (s *story) inspection() {
	r := s.about()
	top := s.leaders(r, 1+s.r.IntN(3), 10)
	if len(top) == 0 {
		return
	}
	who, rest := top[0], top[1:]
	at, topic := s.site(r), s.pick("visit")
	s.head = s.call(who) + s.one("到", "赴", "深入") + at + s.one("调研", "检查", "督导") + topic + s.one("工作", "")
	if s.chance(25) {
		s.head = r.level() + s.one("领导调研", "领导检查", "领导督导") + topic + s.one("工作", "情况")
	}
	s.lead()
	verb := s.one("调研", "检查", "督导", "检查指导")
	switch s.r.IntN(4) {
	case 0:
		s.say("%s，%s到%s%s%s工作。", s.date(), s.full(who), at, verb, topic)
	case 1:
		s.say("%s，%s%s深入%s，实地%s%s情况。", s.date(), s.full(who), s.one("一行", "带领有关部门负责人"), at, verb, topic)
	case 2:
		s.say("%s，%s先后来到%s、%s，就%s工作进行%s。", s.date(), s.full(who), at, s.site(r), topic, s.one("调研", "实地察看"))
	default:
		s.say("“%s。”%s，%s在%s%s时说。", s.pick("said"), s.date(), s.full(who), at, verb)
	}
	if len(rest) > 0 {
		switch s.r.IntN(3) {
		case 0:
			s.say("%s陪同%s。", s.list(rest), s.one("调研", "检查", ""))
		case 1:
			s.say("%s领导%s%s。", r.level(), s.bare(rest), s.one("陪同", "参加"))
		default:
			s.say("%s一同%s。", s.list(rest), s.one("调研", "检查"))
		}
	}
	s.orders(who)
}

func (s *story) site(r *region) string {
	c := r
	for c.isCity() {
		if c = one(s.r, s.counties); c.parent != r {
			c = r
		}
	}
	place := one(s.r, c.towns)
	if s.chance(40) {
		place += one(s.r, c.villages)
	}
	if c != r && s.chance(70) || s.scope == ofProvince {
		place = c.name + place
	}
	return place
}

// short is a brief in which somebody whom every reader knows has no office.
func (s *story) short() {
	r := s.about()
	top := s.leaders(r, 1+s.r.IntN(2), 10)
	if len(top) == 0 {
		return
	}
	at := s.site(r)
	if s.scope == ofProvince || s.chance(40) {
		at = r.name + strings.TrimPrefix(at, r.name)
	}
	switch s.r.IntN(4) {
	case 0:
		s.say("%s，%s到%s%s%s工作。", s.date(), s.bare(top[:1]), at, s.one("调研", "检查"), s.pick("visit"))
	case 1:
		s.say("%s，%s在%s主持召开%s会议。", s.date(), s.bare(top[:1]), s.one(r.name, at), s.pick("topic"))
	case 2:
		s.head = s.call(top[0]) + "在" + s.one(r.name, at) + "调研时强调"
		s.say("%s，%s在%s调研%s工作时强调，%s。", s.date(), s.call(top[0]), at, s.pick("visit"), s.pick("said"))
	default:
		s.say("%s，%s出席%s%s。", s.date(), s.bare(top), s.one(r.name, r.name, ""), s.pick("event"))
	}
	if len(top) > 1 && s.chance(50) {
		s.say("%s参加。", s.bare(top[1:]))
	}
}

// occasion: a ceremony with officials and others.
func (s *story) occasion() {
	r := s.about()
	top := s.leaders(r, 2+s.r.IntN(3), 10)
	if len(top) < 2 {
		return
	}
	event := s.pick("event")
	s.head = r.name + event + "举行"
	s.lead()
	s.say("%s，%s在%s举行。", s.date(), s.place(r)+event, s.one(s.site(r), r.name, r.name))
	switch s.r.IntN(3) {
	case 0:
		s.say("%s出席%s，%s致辞。", s.list(top), s.one("仪式", "活动"), s.full(top[0]))
	case 1:
		s.say("%s宣布开幕，%s致辞，%s主持。", s.full(top[0]), s.full(top[1]), s.full(top[len(top)-1]))
	default:
		s.say("%s领导%s出席。", r.level(), s.bare(top))
	}
	if o := s.other(r); s.free(o) && s.chance(60) {
		s.say("%s%s。", s.full(o), s.one("作为代表发言", "参加了活动", "说，这样的活动很有意义"))
	}
}

func (s *story) other(r *region) *person {
	for range 20 {
		if m := one(s.r, s.people); m.calling != "" && m.calling != "reporter" && (m.home == r || m.home.parent == r) {
			return m
		}
	}
	return nil
}

// guests: somebody meets a manager.
func (s *story) guests() {
	r := s.about()
	top := s.leaders(r, 2, 10)
	o := s.other(r)
	if len(top) < 2 || !s.free(o) || o.calling != "manager" || o.name == top[0].name || o.name == top[1].name {
		return
	}
	s.head = s.call(top[0]) + s.one("会见", "会见") + "客商"
	s.lead()
	s.say("%s，%s在%s会见了%s一行，双方就项目合作进行了深入交流。%s参加会见。", s.date(), s.full(top[0]), r.name, s.full(o), s.full(top[1]))
	if s.chance(50) {
		s.say("%s表示，%s将提供良好的服务。%s介绍了企业情况。", s.call(top[0]), r.name, s.call(o))
	}
}

// summary: those of several counties in one article.
func (s *story) summary() {
	c := one(s.r, s.cities)
	switch s.scope {
	case ofCounty:
		c = s.region.parent
	case ofCity:
		c = s.region
	}
	top := s.leaders(c, 2, 10)
	if len(top) == 0 {
		return
	}
	event := s.pick("topic") + "会议"
	s.head = c.name + "召开" + event
	s.lead()
	s.say("%s，%s%s召开，%s出席并讲话。", s.date(), c.name, event, s.full(top[0]))
	var heads []*person
	for _, r := range s.counties {
		if r.parent == c {
			if h := r.posts[s.r.IntN(2)].holder(s.month); s.free(h) && h.name != top[0].name {
				s.call(h)
				heads = append(heads, h)
			}
		}
	}
	if len(heads) > 0 {
		s.say("会上，%s%s。", s.list(heads), s.one("作了交流发言", "作表态发言", "先后发言"))
	}
	s.orders(top[0])
}

// greetings: calls on people at home.
func (s *story) greetings() {
	r := s.about()
	top := s.leaders(r, 2, 10)
	o := s.other(r)
	if len(top) == 0 || !s.free(o) || o.name == top[0].name {
		return
	}
	s.head = r.level() + "领导走访慰问" + s.one("困难群众", "一线职工", "先进模范")
	s.lead()
	s.say("%s，%s到%s看望慰问%s。", s.date(), s.full(top[0]), s.site(r), s.full(o))
	if m := s.retired(r); s.free(m) && s.chance(70) {
		s.say("%s还看望了%s，%s。", s.call(top[0]), s.full(m), s.one("感谢老领导为发展作出的贡献", "祝老领导健康长寿"))
	}
	if len(top) > 1 && s.free(top[1]) {
		s.say("%s参加活动。", s.full(top[1]))
	}
}

// retired is somebody who held office there.
func (s *story) retired(r *region) *person {
	for range 30 {
		p := one(s.r, r.posts)
		if len(p.tenures) == 0 {
			continue
		}
		if t := one(s.r, p.tenures); t.who.at(s.month) == nil && t.to <= s.month && t.who.steps[len(t.who.steps)-1].how == "retire" {
			return t.who
		}
	}
	return nil
}

// portrait is an article about somebody who holds no office.
func (s *story) portrait() {
	var m *person
	for m == nil || m.calling == "" || m.calling == "reporter" {
		m = one(s.r, s.people)
	}
	s.portraitOf(m)
}

func (s *story) portraitOf(m *person) {
	s.of(m)
	if s.region != nil {
		s.region = m.home
		if s.scope == ofCity {
			s.region = m.home.parent
		}
	}
	s.lead()
	home := m.home.name
	name := s.full
	switch m.calling {
	case "doctor":
		s.head = s.one("仁心仁术写春秋", "医者仁心", "深夜里的手术")
		s.say("%s，%s带领团队为一名七旬老人成功实施手术。“病人的康复就是最大的安慰。”%s说。", s.date(), name(m), s.call(m))
		if s.chance(50) {
			s.say("从医%d年来，%s接诊患者上万人次。", 8+s.r.IntN(25), s.call(m))
		}
	case "teacher":
		s.head = s.one("三尺讲台育桃李", "乡村教师的坚守")
		s.say("%s%s获得%s“优秀教师”称号。%s教%s多年，深受学生喜爱。", s.one("近日，", s.date()+"，"), name(m), home, s.call(m), m.detail)
	case "athlete":
		s.head = s.one(home, m.home.parent.name) + m.title + s.call(m) + "摘金"
		s.say("%s，在%s运动会%s比赛中，%s夺得冠军。赛后，%s表示将继续努力。", s.date(), s.one("省", "全省", "全国"), m.detail, s.one(m.home.parent.name, home)+m.title+s.call(m), s.call(m))
	case "manager":
		s.head = s.one("小企业闯出大市场", "创新引领发展")
		s.say("%s，记者走进%s，%s介绍，今年公司订单饱满。%s说，%s。", s.date(), m.body, m.title+s.call(m), s.call(m), s.one("下一步要扩大生产规模", "企业要靠创新立足"))
		if top := s.leaders(m.home, 1, 10); len(top) > 0 && s.chance(40) {
			s.say("%s，%s到该公司调研，%s陪同。", s.date(), s.full(top[0]), s.call(m))
		}
	case "farmer":
		s.head = s.one("田间地头话丰收", "致富路上领头人")
		s.say("%s，%s正在地里忙活。“今年收成不错。”%s高兴地说。", s.date(), s.one(home, "")+name(m), s.call(m))
	case "police":
		s.head = s.one("警营先锋", "平安守护者")
		s.say("%s，%s被评为%s先进个人。参加工作以来，%s参与侦破案件数百起。", s.date(), name(m), s.one(home, m.home.parent.name), s.call(m))
	case "professor":
		s.head = s.one("专家下乡送技术", "把论文写在大地上")
		s.say("%s，%s应邀到%s作%s讲座。%s结合多年研究，为大家作了讲解。", s.date(), name(m), s.one(home, home+one(s.r, m.home.towns)), s.one("农业技术", "科普", "防灾减灾"), s.call(m))
	}
}

// appearance is a brief about one official.
func (s *story) appearance(m *person) {
	r := m.at(s.month).post.region
	s.lead()
	switch s.r.IntN(3) {
	case 0:
		s.say("%s，%s主持召开%s会议。", s.date(), s.full(m), s.pick("topic"))
	case 1:
		s.say("%s，%s到%s%s%s工作。", s.date(), s.full(m), s.site(r), s.one("调研", "检查"), s.pick("visit"))
	default:
		s.say("%s，%s出席%s%s。", s.date(), s.full(m), r.name, s.pick("event"))
	}
}
