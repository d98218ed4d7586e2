//go:build !js

package app_test

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"testing"
	"time"

	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
)

// TestFaultsRemark42 is TestFaults with a real Remark42 server. Before it stands the
// proxy of embed/test/server/faults.js, which does what the header Fault says.
func TestFaultsRemark42(t *testing.T) {
	origin := os.Getenv("REMARK42_ORIGIN")
	if origin == "" {
		t.Skip("REMARK42_ORIGIN names no server; make faults starts one")
	}
	run := time.Now().UnixNano() // each run has pages of its own
	playAll(t, "make faults SEED=", func(t *testing.T, seed uint64) world {
		random := rand.New(rand.NewPCG(seed, 1))
		s := &remark42{t: t, random: random, origin: origin, page: fmt.Sprintf("https://example.test/%d/%d", run, seed),
			address: fmt.Sprintf("20.2.%d.%d", seed>>8&255, seed&255)}
		// A fault that keeps a request for longer than this has been given up.
		s.browser.Client = &http.Client{Timeout: time.Second, Transport: s}
		return world{random: random, storage: &s.browser.Storage, server: s}
	})
}

// remark42 is the real server behind the proxy.
type remark42 struct {
	t            *testing.T
	random       *rand.Rand
	origin, page string
	address      string
	browser      sourcetest.Browser
	fault        string // of the next request, "" for none
}

func (s *remark42) thread() string {
	return "remark42:" + s.origin + "?site=demo&url=" + url.QueryEscape(s.page)
}

func (s *remark42) edits() bool { return true }

func (s *remark42) fetch(r source.Fetch, rate int) source.Reply {
	s.fault = ""
	if s.random.IntN(100) < rate {
		s.fault = fmt.Sprint(s.random.Uint32())
	}
	return s.browser.Answer(r)
}

var transport = &http.Transport{MaxIdleConnsPerHost: 100}

// RoundTrip sends a request with its fault.
func (s *remark42) RoundTrip(r *http.Request) (*http.Response, error) {
	if s.fault != "" {
		r.Header.Set("Fault", s.fault)
	}
	r.Header.Set("X-Forwarded-For", s.address) // the reader stays who they are
	return transport.RoundTrip(r)
}

func (s *remark42) texts() (texts []string) {
	answer, err := http.Get(s.origin + "/api/v1/find?site=demo&format=plain&sort=%2Btime&url=" + url.QueryEscape(s.page))
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	var found struct {
		Comments []struct {
			Orig   string
			Delete bool
		}
	}
	if err := json.Unmarshal(body, &found); err != nil {
		s.t.Fatalf("%s: %s", err, body)
	}
	for _, c := range found.Comments {
		if !c.Delete {
			texts = append(texts, c.Orig)
		}
	}
	return texts
}
