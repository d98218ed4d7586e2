package mastodon

import (
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// how says what becomes of a status.
type how uint8

const (
	public how = iota
	private
	unreadable
)

// decode reads a status. It gets the author's badge if its writer has the same account on
// the server as the author of the post.
// https://docs.joinmastodon.org/entities/Status/
func (t *thread) decode(status json.Value, author string) (*comment.Comment, how) {
	if visibility := status.Get("visibility").Text(); visibility != "public" && visibility != "unlisted" && visibility != "" {
		return nil, private
	}
	account := status.Get("account")
	c := &comment.Comment{
		ID:      status.Get("id").Text(),
		Parent:  status.Get("in_reply_to_id").Text(),
		Created: calendar.Parse(status.Get("created_at").Text()),
		Edited:  calendar.Parse(status.Get("edited_at").Text()),
		HTML:    content(status),
		Emoji:   emoji(status),
		Link:    status.Get("url").Text(),
		Author: comment.Author{
			Name:   named(account),
			Handle: t.handle(account.Get("acct").Text()),
			URL:    account.Get("url").Text(),
			Avatar: account.Get("avatar_static").Text(),
			Writer: author != "" && account.Get("id").Text() == author,
		},
	}
	if c.Link == "" { // as servers may say of what is not their own
		c.Link = status.Get("uri").Text()
	}
	if c.Parent == t.id {
		c.Parent = ""
	}
	c.Up = status.Get("favourites_count").Count()
	if c.ID == "" || status.Get("content").Kind() != json.Text {
		return nil, unreadable
	}
	return c, public
}

// named is an account's display name without the emoji in it, which are no text, else its
// user name.
func named(account json.Value) string {
	name := account.Get("display_name").Text()
	for i, said := range strings.Fields(emoji(account)) {
		if i%2 == 0 {
			name = strings.ReplaceAll(name, said, "")
		}
	}
	if name := strings.Join(strings.Fields(name), " "); name != "" {
		return name
	}
	return account.Get("acct").Text()
}

// emoji are the words in a status, or in a name, that the server has pictures for: those
// that do not move. They are written as [comment.Comment] has them.
// https://docs.joinmastodon.org/entities/CustomEmoji/
func emoji(of json.Value) string {
	all := ""
	for _, one := range of.Get("emojis").List() {
		name, url := one.Get("shortcode").Text(), one.Get("static_url").Text()
		if len(strings.Fields("a"+name)) == 1 && len(strings.Fields(url)) == 1 {
			all += " :" + name + ": " + url
		}
	}
	return all
}

// handle is an account's full name, with its host. The server leaves that out for its own
// accounts.
func (t *thread) handle(acct string) string {
	if strings.Contains(acct, "@") {
		return "@" + acct
	}
	_, host, _ := strings.Cut(t.host, "://")
	return "@" + acct + "@" + host
}

// content is the text with its attachments: a poll as a list, media as links. What the
// author has put behind a warning stays behind it.
func content(status json.Value) string {
	html := status.Get("content").Text()
	if options := status.Get("poll").Get("options").List(); len(options) > 0 {
		html += "<ul>"
		for _, option := range options {
			html += "<li>" + source.HTML(option.Get("title").Text())
			if votes := option.Get("votes_count"); votes.Kind() == json.Number {
				html += " · " + source.HTML(string(json.Append(nil, votes)))
			}
			html += "</li>"
		}
		html += "</ul>"
	}
	html += media(status.Get("media_attachments").List())
	if warning := strings.TrimSpace(status.Get("spoiler_text").Text()); warning != "" {
		return source.Folded(warning, html)
	}
	if html == "" {
		return " " // the status is there, but empty
	}
	return html
}

// media is links to pictures, films and sounds. Their text is the author's description,
// where there is one.
func media(attachments []json.Value) string {
	html := ""
	for _, one := range attachments {
		url := one.Get("url").Text()
		if url == "" {
			url = one.Get("remote_url").Text()
		}
		text := strings.TrimSpace(one.Get("description").Text())
		if text == "" {
			text = url[strings.LastIndexByte(url, '/')+1:]
		}
		if url != "" {
			html += "<p>" + source.Anchor(url, text) + "</p>"
		}
	}
	return html
}
