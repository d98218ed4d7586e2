package run

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// stub is the page and both networks on one host, as far as the tests need them. Its
// answers have the shapes of real ones.
type stub struct {
	*httptest.Server
	// toots and records are what has been posted, the newest first.
	toots   []map[string]any
	records []map[string]any
	// asked are the requests that change something.
	asked []string
	// lose carries out posts and then answers with an error. refuse answers with an error
	// before that.
	lose, refuse bool
	down         bool
}

func newStub(t *testing.T) *stub {
	s := &stub{}
	routes := http.NewServeMux()
	routes.HandleFunc("GET /story/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<html lang="en-GB"><title>Pears</title><meta property="og:title" content="When to pick pears 🍐">
			<meta property="og:description" content="Tilt them."><link rel=canonical href="%s/story/">`, s.URL)
	})
	routes.HandleFunc("GET /api/v1/accounts/verify_credentials", s.known("token", func(http.ResponseWriter, *http.Request) any {
		return map[string]any{"id": "17", "acct": "ada"}
	}))
	routes.HandleFunc("GET /api/v1/accounts/17/statuses", func(w http.ResponseWriter, _ *http.Request) { s.json(w, s.toots) })
	routes.HandleFunc("POST /api/v1/statuses", s.known("token", s.toot))
	routes.HandleFunc("GET /xrpc/com.atproto.repo.listRecords", s.known("jwt", func(_ http.ResponseWriter, r *http.Request) any {
		if q := r.URL.Query(); q.Get("repo") != "did:plc:ada" || q.Get("collection") != "app.bsky.feed.post" {
			t.Errorf("asked for %v", q)
		}
		return map[string]any{"records": s.records, "cursor": "3k"}
	}))
	routes.HandleFunc("POST /xrpc/com.atproto.server.createSession", func(w http.ResponseWriter, r *http.Request) {
		var said map[string]string
		if json.NewDecoder(r.Body).Decode(&said) != nil || said["identifier"] != "ada.social.example" || said["password"] != "app-pass" {
			w.WriteHeader(http.StatusUnauthorized)
			s.json(w, map[string]string{"error": "AuthenticationRequired", "message": "Invalid identifier or password"})
			return
		}
		s.json(w, map[string]string{"did": "did:plc:ada", "handle": "ada.social.example", "accessJwt": "jwt", "refreshJwt": "more"})
	})
	routes.HandleFunc("POST /xrpc/com.atproto.repo.createRecord", s.known("jwt", s.createRecord))
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.down && r.URL.Path != "/story/" {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		routes.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *stub) json(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}

// known answers only requests that have the token.
func (s *stub) known(token string, answer func(http.ResponseWriter, *http.Request) any) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+token {
			w.WriteHeader(http.StatusUnauthorized)
			s.json(w, map[string]string{"error": "The access token is invalid"})
			return
		}
		change := r.Method == http.MethodPost
		if change && s.refuse {
			w.WriteHeader(http.StatusUnprocessableEntity)
			s.json(w, map[string]string{"error": "Validation failed: Text can't be blank"})
			return
		}
		value := answer(w, r)
		if change {
			s.asked = append(s.asked, r.URL.Path)
		}
		if change && s.lose {
			w.WriteHeader(http.StatusGatewayTimeout)
			return
		}
		s.json(w, value)
	}
}

func (s *stub) toot(_ http.ResponseWriter, r *http.Request) any {
	text := r.FormValue("status")
	_, link, _ := strings.Cut(text, "\n\n")
	toot := map[string]any{
		"id": fmt.Sprint(100 + len(s.toots)), "url": fmt.Sprintf("%s/@ada/%d", s.URL, 100+len(s.toots)), "visibility": r.FormValue("visibility"),
		"language": r.FormValue("language"), "text": text, "key": r.Header.Get("Idempotency-Key"),
		"content": fmt.Sprintf(`<p>%s</p><p><a href="%s" rel="nofollow"><span class="invisible">http://</span>…</a></p>`, html.EscapeString(text), link), "card": nil,
	}
	s.toots = slices.Insert(s.toots, 0, toot)
	return toot
}

func (s *stub) createRecord(_ http.ResponseWriter, r *http.Request) any {
	var said struct {
		Repo, Collection string
		Record           map[string]any
	}
	_ = json.NewDecoder(r.Body).Decode(&said)
	uri := fmt.Sprintf("at://%s/%s/3kpost%d", said.Repo, said.Collection, len(s.records))
	s.records = slices.Insert(s.records, 0, map[string]any{"uri": uri, "cid": "bafy", "value": said.Record})
	return map[string]any{"uri": uri, "cid": "bafy"}
}
