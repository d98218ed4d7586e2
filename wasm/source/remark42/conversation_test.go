//go:build !js

package remark42_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
	"afterword/wasm/source/remark42"
	"afterword/wasm/source/sourcetest"
)

const page = "https://example.test/page?a=b&c=ü"

// people are who talks on a server.
type people struct {
	server
	ada, bob, visitor *client
}

func gather(t *testing.T, settings ...string) people {
	s := start(t, settings...)
	return people{s, s.logIn("Ada Lovelace"), s.logIn("Bob"), &client{}}
}

func (p people) post(c *client, parent, text string) comment.Comment {
	p.t.Helper()
	posted, err := done(c, p.open(c, page).Post(source.Draft{Parent: parent, Body: text}))
	if err != nil {
		p.t.Fatal(err)
	}
	return *posted
}

// done carries a conversation out.
func done[T any](c *client, step source.Step[T]) (T, error) {
	got := sourcetest.Talk(c, step, nil)
	return got.Value, got.Problem
}

func (p people) load(c *client) (source.Thread, *source.Source) {
	p.t.Helper()
	opened, err := remark42.New(p.host + "?site=demo&url=" + source.Escape(page))
	if err != nil {
		p.t.Fatal(err)
	}
	got := sourcetest.Talk(c, opened.Load(), nil)
	if got.Problem != nil {
		p.t.Fatal(got.Problem)
	}
	return got.Value, got.Source
}

func (p people) find(c *client, id string) comment.Comment {
	p.t.Helper()
	thread, _ := p.load(c)
	for _, found := range thread.Comments {
		if found.ID == id {
			return *found
		}
	}
	p.t.Fatalf("no comment %q", id)
	return comment.Comment{}
}

func (p people) vote(c *client, on comment.Comment, vote int) (comment.Comment, error) {
	now, err := done(c, p.open(c, page).Vote(&on, vote))
	if err != nil {
		return on, err
	}
	return *now, nil
}

func query(path string) string {
	return path + "?site=demo&url=" + source.Escape(strings.ReplaceAll(page, "&", "%26"))
}

// key is that of the sentence for an error.
func key(err error) string {
	problem, _ := err.(source.Problem)
	return problem.Key
}

// TestMarks reads what a site says of comments and of their writers.
func TestMarks(t *testing.T) {
	p := gather(t, "ADMIN_SHARED_ID=", "EDIT_TIME=10m")
	first := p.post(p.ada, "", "**First** <script>alert(1)</script>")
	reply := p.post(p.bob, first.ID, "> First\n\nReply")
	p.admin("PUT", query("pin/"+first.ID)+"&pin=1")
	p.admin("PUT", "verify/"+user(t, p.ada)+"?site=demo&verified=1")
	found := p.find(p.bob, first.ID)
	if !found.Pinned || !found.Author.Verified || found.Author.Moderator || found.Own || found.Until != 0 {
		t.Errorf("%+v", found)
	}
	if !strings.Contains(found.HTML, "<strong>First</strong>") || strings.Contains(found.HTML, "<script") || !strings.HasPrefix(found.Body, "**First**") {
		t.Errorf("%q of %q", found.HTML, found.Body)
	}
	own := p.find(p.bob, reply.ID)
	if !own.Own || own.Parent != first.ID || own.Until != own.Created+600_000 {
		t.Errorf("%+v", own)
	}
	edited, err := done(p.bob, p.open(p.bob, page).Edit(&own, source.Draft{Body: "Changed"}))
	if now := p.find(p.ada, reply.ID); err != nil || now.Body != "Changed" || now.Edited != edited.Edited || now.Edited == calendar.Never {
		t.Errorf("%v, %+v", err, now)
	}
	p.admin("DELETE", query("comment/"+first.ID))
	if gone := p.find(p.visitor, first.ID); !gone.Deleted || gone.HTML != "" || gone.Author.Name != "" {
		t.Errorf("%+v", gone)
	}
}

// TestVotes counts votes, step by step.
func TestVotes(t *testing.T) {
	p := gather(t, "ANON_VOTE=true", "VOTES_IP=true", "VOTES_IP_TIME=1ms", "LOW_SCORE=-1")
	c := p.post(p.ada, "", "Vote")
	for i, step := range []struct{ vote, up, down int }{{1, 1, 0}, {0, 0, 0}, {-1, 0, 1}, {0, 0, 0}, {-1, 0, 1}} {
		now, err := p.vote(p.bob, p.find(p.bob, c.ID), step.vote)
		if found := p.find(p.bob, c.ID); err != nil || now != found || now.Up != step.up || now.Down != step.down || now.Vote != step.vote {
			t.Fatalf("step %d: %v, %+v, found %+v", i, err, now, found)
		}
	}
	if !p.find(p.visitor, c.ID).Low {
		t.Error("a low score is not low")
	}
	if now := p.find(p.visitor, c.ID); now.Score() != -1 || now.Vote != 0 {
		t.Errorf("a stranger sees %+v", now)
	}
	if _, err := p.vote(p.ada, c, 1); key(err) != "remark42.vote" {
		t.Errorf("an own vote: %v", err)
	}
}

// TestRules holds what the source can do to what the server allows.
func TestRules(t *testing.T) {
	p := gather(t, "MAX_COMMENT_SIZE=10", "MIN_COMMENT_SIZE=3", "EDIT_TIME=1s")
	c := p.post(p.ada, "", "Text")
	if p.open(p.ada, page).Vote != nil {
		t.Error("who has only a name may vote")
	}
	if limits := p.open(p.visitor, page).Limits; !limits.Name || limits.Length != 10 {
		t.Errorf("%+v", limits)
	}
	refused := func(c *client, text, want string) {
		t.Helper()
		if _, err := done(c, p.open(c, page).Post(source.Draft{Name: "x", Body: text})); key(err) != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	refused(p.ada, "12345678901", "remark42.text")
	refused(p.ada, "1", "remark42.text")
	refused(p.visitor, "Text", "remark42.name")
	refused(&client{token: "no token"}, "Text", "remark42.name")

	time.Sleep(time.Until(time.UnixMilli(c.Until + 100)))
	member := p.open(p.ada, page)
	if _, err := done(p.ada, member.Edit(&c, source.Draft{Body: "New"})); key(err) != "remark42.late" {
		t.Errorf("too late: %v", err)
	}
	fresh := p.post(p.ada, "", "Fresh")
	p.post(p.bob, fresh.ID, "Reply")
	if _, err := done(p.ada, member.Delete(&fresh)); key(err) != "remark42.answered" {
		t.Errorf("answered: %v", err)
	}
	p.admin("PUT", query("readonly")+"&ro=1")
	if closed, now := p.load(p.ada); !closed.Closed || now.Post != nil {
		t.Error("the thread is not closed, or takes comments")
	}
	if _, err := done(p.ada, member.Post(source.Draft{Body: "Late"})); key(err) != "server.closed" {
		t.Errorf("closed: %v", err)
	}
}

// TestAdmin does what an admin may, and nobody else.
func TestAdmin(t *testing.T) {
	p := gather(t)
	rosa := &client{host: p.host, token: token("anonymous_rosa", true)}
	first, second, third := p.post(p.ada, "", "First"), p.post(p.ada, "", "Second"), p.post(p.ada, "", "Third")
	if p.open(p.ada, page).Moderation != nil {
		t.Error("everybody is an admin")
	}
	from := p.open(rosa, page)
	can := from.Moderation
	if can == nil {
		t.Fatal("an admin is none")
	}
	for _, pinned := range []bool{true, false, true} {
		if now, err := done(rosa, can.Pin(&first, pinned)); err != nil || now.Pinned != pinned || p.find(p.ada, first.ID).Pinned != pinned {
			t.Errorf("pinned %t: %v", pinned, err)
		}
	}
	if gone, err := done(rosa, from.Delete(&second)); err != nil || !gone.Deleted || !p.find(p.ada, second.ID).Deleted {
		t.Errorf("deleted: %v", err)
	}
	for _, closed := range []bool{true, false} {
		if _, err := done(rosa, can.Close(closed)); err != nil {
			t.Errorf("closed %t: %v", closed, err)
		}
		if thread, now := p.load(p.ada); thread.Closed != closed || (now.Post == nil) != closed {
			t.Errorf("closed %t: %+v", closed, thread)
		}
		if now := p.open(rosa, page); now.Moderation == nil || now.Account == nil {
			t.Errorf("closed %t: an admin is none", closed)
		}
	}
	found := p.find(rosa, third.ID)
	if _, err := done(rosa, can.Block(&found)); err != nil || !p.find(rosa, third.ID).Deleted {
		t.Errorf("blocked: %v", err)
	}
	if _, err := done(p.ada, p.open(p.ada, page).Post(source.Draft{Body: "More"})); key(err) != "remark42.blocked" {
		t.Errorf("after that: %v", err)
	}
	if _, err := done(p.ada, can.Pin(&first, false)); err == nil {
		t.Error("everybody can pin")
	}
}

// TestPictures sends pictures, and shows one in a comment.
func TestPictures(t *testing.T) {
	p := gather(t, "IMAGE_MAX_SIZE=2000", "AUTH_EMAIL_ENABLE=true", "AUTH_EMAIL_FROM=talk@example.test", "SMTP_HOST=127.0.0.1")
	if p.open(p.ada, page).Pictures != nil || p.open(p.visitor, page).Pictures != nil {
		t.Error("who has only a name sends pictures")
	}
	var dot bytes.Buffer
	png.Encode(&dot, image.NewGray(image.Rect(0, 0, 1, 1)))
	rosa := &client{host: p.host, token: token("email_rosa", false), files: map[int][]byte{1: dot.Bytes(), 2: []byte("<svg/>")}}
	from := p.open(rosa, page)
	if from.Pictures == nil || from.Pictures.Largest != 2000 {
		t.Fatalf("%+v", from.Pictures)
	}
	url, err := done(rosa, from.Pictures.Upload(source.File{Number: 1, Name: "dot.png"}))
	if begin, _, _ := strings.Cut(from.Shown, " "); err != nil || !strings.HasPrefix(url, begin) {
		t.Fatalf("%q, %v", url, err)
	}
	posted := p.post(rosa, "", "![dot]("+url+")")
	shown := node.HTMLOf(markup.HTML(posted.HTML, app.CommentOptions("", 2, i18n.English(i18n.Plain{}), from.Shown)))
	if !strings.Contains(shown, `<img src="`+url+`"`) {
		t.Errorf("%s becomes %s", posted.HTML, shown)
	}
	if got := rosa.Answer(source.Fetch{Method: "GET", URL: url}); got.Body != dot.String() {
		t.Errorf("%+v", got)
	}
	if _, err := done(rosa, from.Pictures.Upload(source.File{Number: 2, Name: "dot.png"})); key(err) != "remark42.picture" {
		t.Errorf("no picture: %v", err)
	}
}

// TestNotices begins and ends notices by e-mail, as far as that needs no mail.
func TestNotices(t *testing.T) {
	p := gather(t, "NOTIFY_USERS=email", "NOTIFY_EMAIL_FROM=talk@example.test", "AUTH_EMAIL_ENABLE=true", "AUTH_EMAIL_FROM=talk@example.test", "SMTP_HOST=127.0.0.1")
	if p.open(p.ada, page).Account.Notices != nil {
		t.Error("who has only a name is told of answers")
	}
	const address = "rosa@example.test"
	rosa := &client{host: p.host, token: token("email_"+fmt.Sprintf("%x", sha1.Sum([]byte(address))), false)}
	way := func() source.Notice {
		t.Helper()
		ways := p.open(rosa, page).Account.Notices
		if len(ways) != 1 || ways[0].IsChat {
			t.Fatalf("%+v", ways)
		}
		return ways[0]
	}
	if to, err := done(rosa, way().Ask("other@example.test")); err != nil || to != "other@example.test" || way().On {
		t.Errorf("a code: %q, %v", to, err)
	}
	if _, err := done(rosa, way().Begin("wrong")); key(err) != "remark42.code" {
		t.Errorf("a wrong code: %v", err)
	}
	for range 2 { // the second time the server says that it is so already
		if to, err := done(rosa, way().Ask(address)); err != nil || to != "" || !way().On {
			t.Errorf("the account's own address: %q, %v", to, err)
		}
	}
	if _, err := done(rosa, way().End()); err != nil || way().On {
		t.Errorf("an end: %v", err)
	}
}

// TestWritten lists what somebody wrote on all pages.
func TestWritten(t *testing.T) {
	p := gather(t)
	first := p.post(p.ada, "", "First")
	time.Sleep(5 * time.Millisecond)
	const other = "https://example.test/other"
	second, err := done(p.ada, p.open(p.ada, other).Post(source.Draft{Body: "Second"}))
	if err != nil {
		t.Fatal(err)
	}
	p.post(p.bob, first.ID, "Not hers")
	all, err := done(p.visitor, p.open(p.visitor, page).Written(&first))
	if err != nil || len(all.Comments) != 2 || all.Comments[0].Link != other+"#comment-"+second.ID || all.Comments[1].ID != first.ID {
		t.Errorf("%v, %+v", err, all)
	}
}

// token is a session, as the server signs it.
func token(id string, admin bool) string {
	part := base64.RawURLEncoding.EncodeToString
	signed := part([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + part([]byte(fmt.Sprintf(
		`{"aud":"demo","iss":"remark42","jti":%q,"exp":%d,"user":{"id":%q,"name":"Rosa","attrs":{"admin":%t}}}`,
		id, time.Now().Add(time.Hour).Unix(), id, admin)))
	mac := hmac.New(sha256.New, []byte("secret"))
	mac.Write([]byte(signed))
	return signed + "." + part(mac.Sum(nil))
}

// TestVisitor posts by a name, which logs in, and logs out again.
func TestVisitor(t *testing.T) {
	p := gather(t)
	from := p.open(p.visitor, page)
	d := source.Draft{Name: "Eve", Body: "By a name"}
	posted, err := done(p.visitor, from.Post(d))
	if err != nil || posted.Author.Name != "Eve" || !posted.Own {
		t.Fatalf("%v, %+v", err, posted)
	}
	member := p.open(p.visitor, page)
	if member.Account.Name != "Eve" || p.find(p.visitor, posted.ID) != *posted {
		t.Errorf("logged in as %q", member.Account.Name)
	}
	done(p.visitor, member.Account.LogOut())
	if now := p.open(p.visitor, page).Account; now.Name != "" {
		t.Errorf("still logged in as %q", now.Name)
	}
	d.Name = ""
	if posted, err = done(p.visitor, from.Post(d)); err != nil || posted.Author.Name != "Anonymous" {
		t.Errorf("without a name: %v, %+v", err, posted)
	}
}

// TestNews hears of what is new, changed and deleted, and counts pages in one request.
func TestNews(t *testing.T) {
	p := gather(t)
	first := p.post(p.ada, "", "First")
	from := p.open(p.bob, page)
	time.Sleep(5 * time.Millisecond)
	second := p.post(p.ada, first.ID, "Second")
	third := p.post(p.ada, "", "Third")
	looks := 0
	sourcetest.Talk(p.bob, from.Live(), func(news source.Thread) bool {
		got := ""
		for _, c := range news.Comments {
			got += fmt.Sprint(map[string]int{second.ID: 2, third.ID: 3}[c.ID], " ", c.Body, " ", c.Deleted, "; ")
		}
		if want := []string{"2 Second false; 3 Third false; ", "2  true; 3 Changed false; ", ""}[looks]; got != want {
			t.Errorf("look %d: %s", looks, got)
		}
		if looks++; looks == 1 {
			_, err := done(p.ada, p.open(p.ada, page).Edit(&third, source.Draft{Body: "Changed"}))
			_, wrong := done(p.ada, p.open(p.ada, page).Delete(&second))
			if err != nil || wrong != nil {
				t.Fatal(err, wrong)
			}
		}
		return looks < 3
	})
	pages := []string{from.Count.Page, "https://example.test/none"}
	count := func() string {
		counts, _ := done(p.bob, from.Count.Ask(pages))
		return fmt.Sprint(counts)
	}
	if got := count(); got != "[2 0]" {
		t.Errorf("%s comments", got)
	}
	if _, err := done(p.ada, p.open(p.ada, page).Delete(&third)); err != nil {
		t.Fatal(err)
	}
	if got := count(); got != "[1 0]" {
		t.Errorf("%s comments after a deletion", got)
	}
}

// user is the ID of who is logged in.
func user(t *testing.T, c *client) string {
	t.Helper()
	reply := c.Answer(source.Fetch{Method: "GET", URL: c.host + "/api/v1/user?site=demo", Session: session})
	_, rest, _ := strings.Cut(reply.Body, `"id":"`)
	id, _, ok := strings.Cut(rest, `"`)
	if !ok {
		t.Fatalf("nobody: %+v", reply)
	}
	return id
}
