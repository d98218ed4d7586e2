//go:build !js

package sourcetest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What differs each time that a real server is started: where it is, what it calls
// things by, and its tokens. A group is what stands for the thing, the rest of a match
// stays.
var passing = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"token", regexp.MustCompile(`(eyJ[\w-]+\.[\w-]+\.[\w-]+)`)},
	{"token", regexp.MustCompile(`"access_token":\s*"([^"]+)"`)},
	{"device", regexp.MustCompile(`"device_id":\s*"([^"]+)"`)},
	{"event", regexp.MustCompile(`(?:\$|%24)([\w-]{43})`)},
	{"room", regexp.MustCompile(`(?:!|%21)(\w{16,})(?::|%3A)`)},
	{"id", regexp.MustCompile(`\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b`)},
	{"hash", regexp.MustCompile(`(?:^|[^0-9a-f])([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{24})(?:[^0-9a-f]|$)`)},
	{"person", regexp.MustCompile(`did(?::|%3A)plc(?::|%3A)([a-z2-7]{24})`)},
	{"bafy", regexp.MustCompile(`\b(bafy[a-z2-7]{50,})\b`)},
	{"picture", regexp.MustCompile(`/picture/[\w-]+/([0-9a-v]{20})\b`)},
	{"post", regexp.MustCompile(`\b(3[a-z2-7]{12})\b`)},
}

var (
	place  = regexp.MustCompile(`(?:localhost|127\.0\.0\.1)(?::|%3A)\d{4,5}`)
	chance = regexp.MustCompile(`[0-2]\.gravatar\.com`)
	dated  = regexp.MustCompile(`\b(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?`)
	since  = regexp.MustCompile(`\b1[789]\d{11}\b`) // milliseconds of these years
)

// Steady is a text in which what differs each time is the same each time. Times come a
// second after each other, in the order that they have.
func Steady(text string) string {
	text = place.ReplaceAllString(text, "server.test")
	text = chance.ReplaceAllString(text, "0.gravatar.com")
	for _, p := range passing {
		names := map[string]string{}
		for _, m := range p.pattern.FindAllStringSubmatch(text, -1) {
			if _, known := names[m[1]]; !known {
				names[m[1]] = p.name + strconv.Itoa(len(names)+1)
			}
		}
		for was, name := range names {
			text = strings.ReplaceAll(text, was, name)
		}
	}
	return steadyTimes(text)
}

func steadyTimes(text string) string {
	var times []int64
	for _, m := range dated.FindAllString(text, -1) {
		times = append(times, instant(m))
	}
	for _, m := range since.FindAllString(text, -1) {
		ms, _ := strconv.ParseInt(m, 10, 64)
		times = append(times, ms)
	}
	slices.Sort(times)
	times = slices.Compact(times)
	begin := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	steady := func(ms int64) time.Time {
		n, _ := slices.BinarySearch(times, ms)
		return begin.Add(time.Duration(n) * time.Second)
	}
	text = dated.ReplaceAllStringFunc(text, func(m string) string {
		parts := dated.FindStringSubmatch(m)
		now := steady(instant(m)).Format("2006-01-02T15:04:05")
		if parts[2] != "" {
			now += ".000"
		}
		if parts[3] != "" {
			now += "Z"
		}
		return now
	})
	return since.ReplaceAllStringFunc(text, func(m string) string {
		ms, _ := strconv.ParseInt(m, 10, 64)
		return fmt.Sprint(steady(ms).UnixMilli())
	})
}

// instant is a date and time in milliseconds since 1970; without a zone it is of UTC.
func instant(text string) int64 {
	if dated.FindStringSubmatch(text)[3] == "" {
		text += "Z"
	}
	at, _ := time.Parse(time.RFC3339Nano, text)
	return at.UnixMilli()
}
