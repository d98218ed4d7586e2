package export

import "testing"

// TestDiscussedPage finds the page of a discussion for each way in which giscus maps pages.
func TestDiscussedPage(t *testing.T) {
	const url = "https://github.com/ines/gardens/discussions/3"
	for _, c := range []struct{ title, body, want string }{
		{"posts/story/", "# posts/story/\n\nOn pears.\n\n[https://example.com/posts/story/](https://example.com/posts/story/)", "https://example.com/posts/story/"},
		{"posts/story/", "", "/posts/story/"},
		{"/posts/story/", "", "/posts/story/"},
		{"index", "", "/"},
		{"https://example.com/posts/story/", "https://example.com/other/", "https://example.com/posts/story/"},
		{"When to pick pears", "See https://example.com/posts/story/", "https://example.com/posts/story/"},
		{"When to pick pears", "See https://example.com/posts/story/ and say", url},
		{"", "", url},
	} {
		if got := (discussion{c.title, c.body, url}).page(); got != c.want {
			t.Errorf("%q, %q: %q, not %q", c.title, c.body, got, c.want)
		}
	}
}
