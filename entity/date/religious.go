package date

// The calendars by which other faiths keep their feasts, in whole numbers. Of
// the Go modules for them, those with the Hebrew calendar are under the GPL or
// were last touched in 2018.

// easter returns Easter Sunday of a year (the Gregorian computus of Meeus).
func easter(y int) civil {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil{y, n / 31, n%31 + 1}
}

// orthodoxEaster returns Easter Sunday of the eastern churches as a Gregorian
// day (the Julian computus of Meeus).
func orthodoxEaster(y int) civil {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	n := d + e + 114
	return civil{y, n / 31, n%31 + 1}.add(y/100 - y/400 - 2)
}

// dayOne is the day from which the calendars below count.
var dayOne = civil{1, 1, 1}

// islamic returns the first day in the Gregorian year that has the given date
// of the tabular Islamic calendar (civil epoch, 16 July 622). Where the new
// moon is watched for, the day may differ by one, now and then by two.
func islamic(year, month, day int) (civil, bool) {
	const epoch = 227014 // days from day one
	first := (year - 622) * 33 / 32
	for h := max(first-1, 1); h <= first+2; h++ {
		n := (h-1)*354 + (3+11*h)/30 + (59*(month-1)+1)/2 + day - 1
		if c := dayOne.add(epoch + n); c.y == year {
			return c, true
		}
	}
	return civil{}, false
}

// hebrew returns the first day in the Gregorian year that has the given date
// of the Hebrew calendar. Months count from Nisan, 1; Adar, 12, is the second
// one in a leap year. Such a day begins at sunset of the day before.
func hebrew(year, month, day int) (civil, bool) {
	for h := year + 3760; h <= year+3761; h++ {
		if c := dayOne.add(hebrewMonth(h, month) + day - 1); c.y == year {
			return c, true
		}
	}
	return civil{}, false
}

// hebrewMonth returns the first day of a month, in days from day one. The
// months from Tishri on count from the new year, those from Adar on count back from
// the next: what varies (Cheshvan, Kislev, the leap month) lies between.
func hebrewMonth(year, month int) int {
	from, to := hebrewNewYear(year), hebrewNewYear(year+1)
	cheshvan, kislev := 29, 30
	switch (to - from) % 10 { // 353 354 355 383 384 385 days
	case 3:
		kislev = 29
	case 5:
		cheshvan = 30
	}
	switch month {
	case 7:
		return from
	case 8:
		return from + 30
	case 9:
		return from + 30 + cheshvan
	case 10:
		return from + 30 + cheshvan + kislev
	case 11:
		return from + 30 + cheshvan + kislev + 29
	case 12:
		return to - 177 - 29
	}
	return to - 177 + (59*(month-1)+1)/2
}

// hebrewNewYear returns the first of Tishri, in days from day one (Reingold
// and Dershowitz, Calendrical Calculations).
func hebrewNewYear(year int) int {
	const epoch = -1373428
	before, now, next := hebrewElapsed(year-1), hebrewElapsed(year), hebrewElapsed(year+1)
	switch {
	case next-now == 356:
		now += 2
	case now-before == 382:
		now++
	}
	return epoch + now
}

// hebrewElapsed counts the days up to the mean new moon of a year's first
// month, moved on from Sunday, Wednesday and Friday.
func hebrewElapsed(year int) int {
	months := (235*year - 234) / 19
	parts := 12084 + 13753*months
	days := 29*months + parts/25920
	if 3*(days+1)%7 < 3 {
		days++
	}
	return days
}
