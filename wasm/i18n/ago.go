package i18n

// The lengths of time in which readers think, in milliseconds.
const (
	Minute int64 = 60_000
	Hour         = 60 * Minute
	Day          = 24 * Hour
)

// Ago says how long before now a time was. Both are in milliseconds since 1970. A time in
// the future counts as now, since a clock may be ahead. The words come from the catalogue:
// the browser has them too, but takes 15 ms to find them for the first time.
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

// Coarse rounds now down as far as [Words.Ago] still says the same. Both times are in
// milliseconds since 1970. A view that depends on Coarse is not drawn again every minute
// for a comment that is a year old.
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
