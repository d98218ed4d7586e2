package wordpress

import (
	"strings"

	"afterword/wasm/json"
	"afterword/wasm/source"
)

// account is the reader's account at the site; without an ID nobody is logged in. The
// session is a cookie, which browsers send only from pages of the site's own origin.
type account struct {
	// near tells that the page is of the site's own origin.
	near bool
	// nonce proves to the site that the request comes from its own page.
	nonce, id, name string
	// moderates tells that the site lets them change comments.
	moderates bool
	// unknown tells that the site could not say who that is, if anybody.
	unknown bool
}

// nonce asks for the nonce that goes with the reader's session.
// https://developer.wordpress.org/reference/functions/wp_ajax_rest_nonce/
func (t *thread) nonce() source.Fetch {
	return source.Fetch{Method: "GET", URL: t.site + ajax + "?action=rest-nonce", SameOrigin: true}
}

const ajax = "/wp-admin/admin-ajax.php"

// recognize finds out who is logged in by the answer to [thread.nonce], and goes on for
// that reader.
func (t *thread) recognize(reply source.Reply, then func(*thread) source.Reading) source.Reading {
	in := *t
	nonce := strings.TrimSpace(reply.Text())
	in.me = account{near: reply.Status == 200 || reply.Status == 400}
	if source.Passes(reply.Declined()) {
		return then(in.unsure())
	}
	if reply.Status != 200 || len(nonce) < 5 || len(nonce) > 50 || !isWord(nonce) { // "0" is nobody, and a page is none
		return then(&in)
	}
	in.me.nonce = nonce
	return source.Send(in.ask("GET", "users/me", "context=edit&_fields=id,name,capabilities"), func(reply source.Reply) source.Reading {
		said, err := reply.JSON(json.Object)
		if source.Passes(err) {
			return then(in.unsure())
		}
		known := in
		if known.me.id = number(said.Get("id")); err != nil || known.me.id == "" {
			known.me = account{near: true}
			return then(&known)
		}
		known.me.name = source.Plain(said.Get("name").Text())
		known.me.moderates = said.Get("capabilities").Get("moderate_comments").Bool()
		return then(&known)
	})
}

// unsure is the thread for who it was before, since the site could not say who it is now:
// else what they wrote would be sent as a visitor's.
func (t *thread) unsure() *thread {
	in := *t
	in.me = t.was
	if in.me.id == "" {
		in.me = account{near: true, unknown: true}
	}
	return &in
}

// isWord tells whether a text is letters and digits.
func isWord(text string) bool {
	for _, r := range text {
		if (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return false
		}
	}
	return text != ""
}

// logIns is who is logged in, or the window to log in: the site's own page, which comes
// back to the address of the nonce.
func (t *thread) logIns() *source.Account {
	back := t.site + ajax
	return &source.Account{
		Name: t.me.name,
		Methods: []source.LoginMethod{{
			Name: "WordPress",
			URL:  t.site + "/wp-login.php?redirect_to=" + source.Escape(back+"?action=rest-nonce"),
			Back: back,
		}},
		LogOut:  t.logOut,
		Unknown: t.me.unknown,
	}
}

// logOut asks the site to log out. The site asks for a confirmation first, and its answer
// has the link for that.
func (t *thread) logOut() source.Step[source.None] {
	ask := source.Fetch{Method: "GET", URL: t.site + "/wp-login.php?action=logout", SameOrigin: true}
	return source.Send(ask, func(reply source.Reply) source.Step[source.None] {
		_, after, _ := strings.Cut(reply.Text(), "_wpnonce=")
		nonce := after[:len(after)-len(strings.TrimLeft(after, "0123456789abcdef"))]
		yes := ask
		yes.URL += "&_wpnonce=" + nonce
		return source.Send(yes, func(source.Reply) source.Step[source.None] { return source.Give(source.None{}) })
	})
}
