package site

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestRedirects follows redirects on the origin that a page names, and no others.
func TestRedirects(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("another origin is asked") }))
	defer other.Close()
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		to := map[string]string{
			"/within": "/there", "/there": "/end", "/port": other.URL, "/name": strings.Replace(server.URL, "127.0.0.1", "localhost", 1) + "/end",
			"/scheme": strings.Replace(server.URL, "http:", "https:", 1) + "/end", "/circle": "/circle", "/file": "file:///etc/passwd",
			"/first": "/port", "/metadata": "http://169.254.169.254/latest/", "/six": "http://[::1]/",
		}[r.URL.Path]
		if to == "" {
			w.Write([]byte("# End"))
			return
		}
		http.Redirect(w, r, to, http.StatusFound)
	}))
	defer server.Close()
	s := open(t, "", nil)
	if r, err := s.Get(server.URL + "/within"); r.Body != "# End" || r.URL != server.URL+"/end" || err != nil {
		t.Error(r, err)
	}
	for _, path := range []string{"/port", "/name", "/scheme", "/circle", "/file", "/first", "/metadata", "/six"} {
		r, err := s.Get(server.URL + path)
		if r.Status != 0 || r.Body != "" || err == nil || !strings.Contains(err.Error(), "redirects") {
			t.Errorf("%s: %+v, %v", path, r, err)
		}
	}
}

// TestRebound has a public name that leads to this machine.
func TestRebound(t *testing.T) {
	for _, c := range []struct {
		host   string
		public bool
	}{
		{"example.com", true}, {"Example.COM.", true}, {"a.b.co.uk", true}, {"127.1", true}, {"localhost.evil.com", true}, {"xn--bcher-kva.de", true},
		{"localhost", false}, {"api.localhost", false}, {"remark42", false}, {"nas.local", false}, {"wiki.corp.internal", false},
		{"127.0.0.1", false}, {"::1", false}, {"10.0.0.1", false}, {"8.8.8.8", false}, {"fe80::1%eth0", false},
	} {
		if public(c.host) != c.public {
			t.Errorf("%s: %v", c.host, !c.public)
		}
	}
	for address, want := range map[string]bool{
		"8.8.8.8": true, "2606:4700::1111": true, "::ffff:8.8.8.8": true, "64:ff9b::808:808": true,
		"127.0.0.1": false, "127.9.9.9": false, "0.0.0.0": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false, "::1": false, "::": false, "fe80::1": false, "fc00::1": false,
		"::ffff:127.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "ff02::1": false,
	} {
		if global(netip.MustParseAddr(address)) != want {
			t.Errorf("%s: %v", address, !want)
		}
	}
}

// TestDialled checks the address that a public name really leads to.
func TestDialled(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("this machine is asked") }))
	defer server.Close()
	u, _ := url.Parse(server.URL)
	// No name server has this address. Only the system's resolver takes it for one.
	address := fmt.Sprintf("http://127.1:%s/", u.Port())
	if r, err := open(t, "", nil).Get(address); r.Body != "" || r.Failure == 0 {
		t.Error(r, err)
	}
}

// TestProxy has a proxy in this machine's network. Connecting to it is allowed.
func TestProxy(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.URL) }))
	defer proxy.Close()
	to, _ := url.Parse(proxy.URL)
	var ways proxies
	ways.hosts.Store(to.Hostname(), true)
	client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(to), DialContext: ways.dial}, Timeout: time.Minute}
	if r, err := client.Get("http://public.example.com/"); err != nil || r.StatusCode != 200 {
		t.Error(r, err)
	}
}
