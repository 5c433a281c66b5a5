package date

// style says how a number is written.
type style uint8

const (
	arabic     style = iota + 1 // 2020, ２０２０
	positional                  // 二〇二〇, 九八
	additive                    // 二十三, 廿三, 十
	single                      // 三: positional and additive at once
)

// number is a numeral found in the text.
type number struct {
	n      int
	digits int // digits written (arabic, positional)
	style  style
	end    int
}

const maxDigits = 4

// digit returns the value of a Chinese digit, -1 for anything else.
func digit(c rune) int {
	switch c {
	case '〇', '零':
		return 0
	case '一', '元':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// numeral says whether c can be part of a Chinese numeral.
func numeral(c rune) bool {
	switch c {
	case '十', '廿', '卅', '百', '千', '万', '亿', '几', '数':
		return true
	case '元':
		return false
	}
	return digit(c) >= 0
}

func ascii(c rune) bool { return c >= '0' && c <= '9' }

// number reads the numeral at i: Arabic of at most four digits, or Chinese
// below one hundred, or Chinese digit by digit.
func (t *text) number(i int) (number, bool) {
	c := t.at(i)
	if ascii(c) {
		n := number{style: arabic, end: i}
		for ; ascii(t.at(n.end)); n.end++ {
			if n.digits++; n.digits > maxDigits {
				return number{}, false
			}
			n.n = n.n*10 + int(t.at(n.end)-'0')
		}
		return n, true
	}
	if c == '元' || c == '两' {
		return number{}, false
	}
	// tens: 十 二十 廿 卅
	tens, j := 0, i
	switch {
	case c == '十':
		tens, j = 1, i+1
	case c == '廿':
		tens, j = 2, i+1
	case c == '卅':
		tens, j = 3, i+1
	case digit(c) > 0 && t.at(i+1) == '十':
		tens, j = digit(c), i+2
	}
	if tens > 0 {
		n := number{n: tens * 10, style: additive, end: j}
		if d := digit(t.at(j)); d > 0 && t.at(j) != '元' && t.at(j) != '两' {
			n.n, n.end = n.n+d, j+1
		}
		if numeral(t.at(n.end)) {
			return number{}, false // 三十二万, 二十几
		}
		return n, true
	}
	n := number{style: positional, end: i}
	for ; digit(t.at(n.end)) >= 0 && t.at(n.end) != '元' && t.at(n.end) != '两'; n.end++ {
		if n.digits++; n.digits > maxDigits {
			return number{}, false
		}
		n.n = n.n*10 + digit(t.at(n.end))
	}
	if n.digits == 0 || numeral(t.at(n.end)) {
		return number{}, false
	}
	if n.digits == 1 {
		n.style = single
	}
	return n, true
}

// amount reads a number that counts: 两 is two.
func (t *text) amount(i int) (number, bool) {
	if t.at(i) == '两' {
		return number{n: 2, digits: 1, style: single, end: i + 1}, !numeral(t.at(i + 1))
	}
	return t.number(i)
}

// small reads a number of one or two digits between lo and hi, as for a month
// or a day: 3, 03, 三, 十三, 廿三, but not 一三.
func (t *text) small(i, lo, hi int) (number, bool) {
	n, ok := t.number(i)
	if !ok || n.style == arabic && n.digits > 2 || n.style == positional && t.at(i) != '〇' && t.at(i) != '零' {
		return number{}, false
	}
	if n.n < lo || n.n > hi {
		return number{}, false
	}
	return n, true
}

// hundreds reads a number from 100 to 999 as it is said: 一百, 一百零三, 一百一十三, 一百十三.
// 一百一 is left out: it is 101 to some and 110 to others.
func (t *text) hundreds(i int) (number, bool) {
	d := digit(t.at(i))
	if d < 1 || t.at(i) == '元' || t.at(i+1) != '百' {
		return number{}, false
	}
	n := number{n: d * 100, style: additive, end: i + 2}
	rest, ok := t.number(n.end)
	switch {
	case !ok:
		return n, !numeral(t.at(n.end))
	case rest.style == additive, rest.style == positional && rest.digits == 2 && rest.n < 10: // 零三
		n.n, n.end = n.n+rest.n, rest.end
		return n, true
	}
	return number{}, false
}

// thousands reads the number of a year as it is said: 二千零八, 一千九百四十九. Round
// numbers are left to those who count.
func (t *text) thousands(i int) (number, bool) {
	d := digit(t.at(i))
	if d < 1 || d > 2 || t.at(i) == '元' || t.at(i+1) != '千' {
		return number{}, false
	}
	n := number{n: d * 1000, digits: 4, style: positional, end: i + 2}
	for _, place := range [...]struct {
		name  rune
		value int
	}{{'百', 100}, {'十', 10}, {0, 1}} {
		j := n.end
		if t.at(j) == '零' || t.at(j) == '〇' {
			j++
		}
		d := digit(t.at(j))
		if d < 1 || place.name != 0 && t.at(j+1) != place.name {
			continue
		}
		n.n += d * place.value
		if n.end = j + 1; place.name != 0 {
			n.end++
		}
	}
	return n, n.n%100 != 0 && n.n >= 1840 && n.n <= 2100
}
