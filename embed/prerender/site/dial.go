package site

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
)

// proxies connect to the host of a request, or to the proxy that the environment names.
type proxies struct{ hosts sync.Map }

func (p *proxies) of(request *http.Request) (*url.URL, error) {
	proxy, err := http.ProxyFromEnvironment(request)
	if proxy != nil {
		p.hosts.Store(proxy.Hostname(), true)
	}
	return proxy, err
}

// dial connects to a host. A name of the public internet has to lead to an address of the
// public internet, and dial checks that at the moment it connects. Otherwise the name's
// owner could first answer with a public address, and then with one in this machine's own
// network.
func (p *proxies) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	dialer := net.Dialer{Timeout: patience}
	if _, proxy := p.hosts.Load(host); !proxy && public(host) {
		dialer.Control = func(_, address string, _ syscall.RawConn) error {
			to, err := netip.ParseAddrPort(address)
			if err != nil || !global(to.Addr()) {
				return refusal(fmt.Sprintf("%s is a name of the public internet, but leads to %s, in the network of this machine", host, address))
			}
			return nil
		}
	}
	return dialer.DialContext(ctx, network, address)
}

// reserved are the ends of names that lead into a machine's own network.
// https://www.iana.org/assignments/special-use-domain-names/
var reserved = []string{".localhost", ".local", ".internal", ".home.arpa", ".lan", ".test"}

// public tells whether a host is a name of the public internet: not an address, not a
// single word, and without an ending that is reserved for private networks.
func public(host string) bool {
	name := strings.ToLower(strings.TrimSuffix(host, "."))
	if _, err := netip.ParseAddr(name); err == nil || !strings.Contains(name, ".") {
		return false
	}
	for _, end := range reserved {
		if strings.HasSuffix(name, end) {
			return false
		}
	}
	return true
}

// inside are the blocks outside of the public internet that package netip does not know.
// https://www.iana.org/assignments/iana-ipv4-special-registry/
var inside = prefixes("0.0.0.0/8 100.64.0.0/10 192.0.0.0/24 192.0.2.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 " +
	"64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fec0::/10")

func prefixes(list string) []netip.Prefix {
	var all []netip.Prefix
	for _, block := range strings.Fields(list) {
		all = append(all, netip.MustParsePrefix(block))
	}
	return all
}

// translated are the addresses by which a machine without IPv4 reaches IPv4 hosts.
// https://www.rfc-editor.org/rfc/rfc6052
var translated = netip.MustParsePrefix("64:ff9b::/96")

// global tells whether an address belongs to the public internet.
func global(address netip.Addr) bool {
	a := address.Unmap().WithZone("")
	if translated.Contains(a) {
		bytes := a.As16()
		a = netip.AddrFrom4([4]byte(bytes[12:]))
	}
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, block := range inside {
		if block.Contains(a) {
			return false
		}
	}
	return true
}
