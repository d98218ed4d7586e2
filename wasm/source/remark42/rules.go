package remark42

import (
	"math"
	"strings"

	"afterword/wasm/json"
	"afterword/wasm/source"
)

// rules are what the server allows.
type rules struct {
	window    int64 // for how many milliseconds a comment can be changed, 0 for ever
	longest   int   // characters of a comment
	low       int64 // the score at which a comment is folded
	anonymous bool  // whether readers may write with only a name
	picture   int64 // bytes of a picture, 0 where the server takes none
	mails     bool  // whether it sends notices of replies by email
	chats     bool  // whether it sends them by Telegram
	vote      bool  // whether such readers may vote, too
	methods   []source.LoginMethod
}

// longest is the server's own limit where it does not say.
const longest = 2048

func (t *thread) decodeRules(config json.Value) rules {
	seconds, _ := config.Get("edit_duration").Int()
	r := rules{
		window:  max(seconds, 0) * 1000,
		longest: int(integer(config.Get("max_comment_size"))),
		low:     math.MinInt64,
		picture: max(integer(config.Get("max_image_size")), 0),
		mails:   config.Get("email_notifications").Bool(),
		chats:   config.Get("telegram_notifications").Bool(),
		vote:    config.Get("anon_vote").Bool(),
	}
	if low, ok := config.Get("low_score").Int(); ok {
		r.low = low
	}
	if r.longest <= 0 {
		r.longest = longest
	}
	for _, provider := range config.Get("auth_providers").List() {
		switch name := provider.Text(); name {
		case "":
		case "anonymous":
			r.anonymous = true
		case "email":
			r.methods = append(r.methods, source.LoginMethod{})
		case "telegram": // a conversation with a bot, not a window
		default:
			r.methods = append(r.methods, t.window(name))
		}
	}
	return r
}

// window is the way to log in with a provider. The window comes back to the address at
// which a proxy before the server hands the token over. Where the server has the page's
// own origin, it comes back to an address that only shows that the log-in is over.
func (t *thread) window(provider string) source.LoginMethod {
	back := t.host + "/auth/afterword"
	method := source.LoginMethod{
		Name:    strings.ToUpper(provider[:1]) + provider[1:],
		URL:     t.host + "/auth/" + source.Escape(provider) + "/login?site=" + source.Escape(t.site) + "&from=" + source.Escape(back),
		Back:    back,
		Session: t.session,
	}
	if provider == "github" {
		method.Name = "GitHub"
	}
	return method
}

// integer is a number that an int of 32 bits holds.
func integer(v json.Value) int64 {
	n, _ := v.Int()
	return min(max(n, math.MinInt32), math.MaxInt32)
}
