package i18n

// The lengths of time that a reader thinks in, in milliseconds.
const (
	Minute int64 = 60_000
	Hour         = 60 * Minute
	Day          = 24 * Hour
)

// Ago says how long before now a time was. A time in the future, of a clock
// that is ahead, is now. A format that has no words for it says the day.
func (w *Words) Ago(milliseconds, now int64) string {
	n, unit := since(now - milliseconds)
	if said := w.format.Ago(w.Lang, n, unit); said != "" {
		return said
	}
	return w.Date(milliseconds)
}

func since(age int64) (int, string) {
	switch {
	case age < Minute:
		return 0, "minute"
	case age < Hour:
		return int(age / Minute), "minute"
	case age < Day:
		return int(age / Hour), "hour"
	case age < 30*Day:
		return int(age / Day), "day"
	case age < 365*Day:
		return int(age / (30 * Day)), "month"
	}
	return int(age / (365 * Day)), "year"
}

// Coarse is now, rounded down so far that what [Words.Ago] says of the time
// cannot tell the difference. A view that depends on it is not drawn anew
// every minute for a comment that is a year old.
func Coarse(milliseconds, now int64) int64 {
	age := now - milliseconds
	step := Day
	switch {
	case age < Hour:
		step = Minute
	case age < Day:
		step = Hour
	}
	return milliseconds + max(age, 0)/step*step
}
