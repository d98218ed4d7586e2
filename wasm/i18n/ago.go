package i18n

// The lengths of time that a reader thinks in, in milliseconds.
const (
	Minute int64 = 60_000
	Hour         = 60 * Minute
	Day          = 24 * Hour
)

// Ago says how long before now a time was. A time in the future, of a clock
// that is ahead, is now. The words are the catalogue's: a browser has them too,
// but takes 15 ms to find them for the first time.
func (w *Words) Ago(milliseconds, now int64) string {
	age := now - milliseconds
	switch {
	case age < Minute:
		return w.Say("ago.now")
	case age < Hour:
		return w.Count("ago.minute", int(age/Minute))
	case age < Day:
		return w.Count("ago.hour", int(age/Hour))
	case age < 30*Day:
		return w.Count("ago.day", int(age/Day))
	case age < 365*Day:
		return w.Count("ago.month", int(age/(30*Day)))
	}
	return w.Count("ago.year", int(age/(365*Day)))
}

// Coarse is now, rounded down as far as [Words.Ago] still says the same of the time.
// A view that depends on it is not drawn again every minute for a comment that is a
// year old.
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
