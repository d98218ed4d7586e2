package calendar

// The proleptic Gregorian calendar of the years 0000 to 9999, by counting days
// since 1 January 0000. A year of 400 has the same days as any other, so the
// year 0 is a leap year.

const (
	// epoch is 1 January 1970 in days since 1 January 0000.
	epoch = 719528
	// firstTime and lastTime bound the times that Parse and Format
	// know, in milliseconds since 1970.
	firstTime = -epoch * int64(day)
	lastTime  = (3652425-epoch)*int64(day) - 1
)

func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// daysIn is the length of a month.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if isLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// yearStart is the days from 1 January 0000 to 1 January of year.
func yearStart(year int) int {
	if year == 0 {
		return 0
	}
	before := year - 1
	return 365*year + before/4 - before/100 + before/400 + 1
}

// daysSince1970 is the day of a date, 0 for 1 January 1970.
func daysSince1970(year, month, dayOfMonth int) int {
	days := yearStart(year) - epoch + dayOfMonth - 1
	for m := 1; m < month; m++ {
		days += daysIn(year, m)
	}
	return days
}

// dateOf is the date that is days after 1 January 0000.
func dateOf(days int) (year, month, dayOfMonth int) {
	year = days / 365 // Never too early, and at most seven years too late.
	for yearStart(year) > days {
		year--
	}
	days -= yearStart(year)
	for month = 1; days >= daysIn(year, month); month++ {
		days -= daysIn(year, month)
	}
	return year, month, days + 1
}
