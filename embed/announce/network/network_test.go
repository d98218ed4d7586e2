package network

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"afterword/embed/announce/page"

	"github.com/rivo/uniseg"
)

// TestText keeps to the lengths that the networks take. Where the address counts, it stays
// whole.
func TestText(t *testing.T) {
	p := page.Page{URL: "https://example.com/" + strings.Repeat("long/", 40), Title: strings.Repeat("Birnen 👩‍🌾, ", 100)}
	if got := (mastodon{}).Text(p); !strings.HasSuffix(got, "…\n\n"+p.URL) || uniseg.GraphemeClusterCount(strings.TrimSuffix(got, p.URL))+23 > longestToot {
		t.Errorf("%q", got)
	}
	if got := (&bluesky{}).Text(p); uniseg.GraphemeClusterCount(got) > longestPost || len(got) > 3000 || !strings.HasSuffix(got, "…") {
		t.Errorf("%q", got)
	}
	short := page.Page{URL: "https://example.com/a/", Title: "A"}
	if got := (&bluesky{}).Text(short); got != "A\n\nexample.com/a" {
		t.Errorf("%q", got)
	}
}

// TestRedirect sends the token to no other host.
func TestRedirect(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the other host was asked") }))
	defer other.Close()
	server := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusFound))
	defer server.Close()
	n, err := Mastodon(server.URL, "token")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.Post(page.Page{}); err == nil || !strings.Contains(err.Error(), "has moved to "+other.URL) {
		t.Error(err)
	}
}
