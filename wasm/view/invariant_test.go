package view_test

import (
	"strings"
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/app/apptest"
	comments "afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/node"
	"afterword/wasm/view"
)

// invariants are true of every view of every state.
var invariants = []struct {
	name  string
	check func(t *testing.T, s *app.State, root *tree)
}{
	{"ids are unique", func(t *testing.T, _ *app.State, root *tree) {
		seen := map[string]bool{}
		for n := range root.all() {
			id := n.attr(node.ID)
			if seen[id] || n.has(node.ID) && id == "" {
				t.Errorf("the id %q", id)
			}
			seen[id] = id != ""
		}
	}},
	{"what is referred to is there", func(t *testing.T, _ *app.State, root *tree) {
		ids := map[string]bool{}
		for n := range root.all() {
			ids[n.attr(node.ID)] = true
		}
		for n := range root.all() {
			for _, name := range []node.Name{node.AriaControls, node.AriaLabelledby, node.For} {
				// With a space it would be a list of names.
				if n.has(name) && (!ids[n.attr(name)] || n.attr(name) == "" || strings.Contains(n.attr(name), " ")) {
					t.Errorf("%s names %q", name, n.attr(name))
				}
			}
		}
	}},
	{"what acts is understood", func(t *testing.T, s *app.State, root *tree) {
		for n := range root.all() {
			act := n.attr(node.DataAct)
			if act == "" {
				continue
			}
			kinds := []string{"click"}
			switch {
			case n.attr(node.Type) == "file":
				if !s.Brings(app.Event{Type: "change", Act: app.Act(act)}) {
					t.Error("a file that is chosen means nothing")
				}
				continue
			case n.is(node.Input), n.is(node.Textarea):
				kinds = []string{"input"}
			case n.is(node.Select):
				kinds = []string{"change"}
			case n.role() == "tab", n.above.role() == "toolbar":
				kinds = append(kinds, "keydown")
			case !n.is(node.Button) && !n.is(node.Summary):
				t.Errorf("%s acts", n.Tag)
			}
			for _, kind := range kinds {
				e := app.Event{Type: kind, Act: app.Act(act), Of: n.attr(node.DataOf), Key: "Home", Value: "x", Spot: app.Spot{In: app.InThread}}
				if _, ok := s.Message(e); !ok {
					t.Errorf("a %s of %q means nothing", kind, act)
				}
			}
		}
		for _, n := range root.find(func(n *tree) bool { return n.is(node.Button) }) {
			if n.attr(node.DataAct) == "" || n.attr(node.Type) != "button" || n.has(node.Disabled) {
				t.Errorf("the button %q", n.PlainText())
			}
		}
	}},
	{"alerts are errors", func(t *testing.T, s *app.State, root *tree) {
		alerts := root.find(func(n *tree) bool { return n.role() == "alert" })
		for _, n := range alerts {
			if strings.TrimSpace(n.PlainText()) == "" {
				t.Error("an alert is empty")
			}
		}
		if want := troubles(s); len(alerts) != want {
			t.Errorf("%d alerts, want %d", len(alerts), want)
		}
	}},
	{"what can be used has a name", func(t *testing.T, _ *app.State, root *tree) {
		for n := range root.all() {
			if n.inside(written) != nil {
				continue // an empty heading is for its writer to name
			}
			switch n.role() {
			case "article", "region", "form", "button", "textbox", "combobox", "tab", "tablist", "tabpanel", "toolbar", "group", "heading":
				if strings.TrimSpace(n.name(root)) == "" {
					t.Errorf("a %s without a name: %s", n.role(), n.HTML())
				}
			}
			inTitle := func(n *tree) bool { return n.attr(node.ID) == "title:" }
			if n.is(node.Img) && !n.has(node.Alt) && n.inside(inTitle) == nil { // there it is its writer's, too
				t.Error("an image without alt")
			}
		}
	}},
	{"article", func(t *testing.T, s *app.State, root *tree) {
		found := root.find(func(n *tree) bool { return n.role() == "article" && !n.class("comment") })
		if _, none := s.Article.(app.NoArticle); none != (len(found) == 0) || len(found) > 1 {
			t.Fatalf("%d articles", len(found))
		}
		loaded, ok := s.Article.(app.LoadedArticle)
		if !ok {
			return
		}
		if found[0].above != root {
			t.Error("the article is inside of something")
		}
		name := loaded.Article.PlainTitle()
		if name == "" {
			name = "Article"
		}
		if got := strings.Join(strings.Fields(found[0].name(root)), " "); got != name {
			t.Errorf("it is named %q, not %q", got, name)
		}
		if got := found[0].attr(node.Lang); got != loaded.Article.Lang {
			t.Errorf("its language is %q", got)
		}
		if bodies := root.find(func(n *tree) bool { return n.attr(node.Part) == "body" }); len(bodies) != 1 {
			t.Errorf("%d bodies", len(bodies))
		}
	}},
	{"thread", func(t *testing.T, s *app.State, root *tree) {
		found := root.find(func(n *tree) bool { return n.role() == "region" && n.name(root) == "Comments" })
		if _, none := s.Thread.(app.NoThread); none {
			if len(found) > 0 {
				t.Error("there is a thread")
			}
			return
		}
		if len(found) != 1 || found[0].above != root {
			t.Fatalf("%d threads beside the article", len(found))
		}
		headings := found[0].find(func(n *tree) bool { return n.attr(node.ID) == "comments" })
		if len(headings) != 1 || headings[0].role() != "heading" || headings[0].level() != min(s.ThreadLevel(), 6) {
			t.Fatalf("its headings are %v", headings)
		}
		want := "Comments"
		if loaded, ok := s.Thread.(*app.LoadedThread); ok {
			if n := loaded.Thread.Count; n == 1 {
				want = "1 comment"
			} else if n > 0 {
				want = i18n.Plain{}.Number("", n) + " comments"
			}
		}
		if got := headings[0].PlainText(); got != want {
			t.Errorf("its heading is %q, want %q", got, want)
		}
	}},
	{"headings", func(t *testing.T, s *app.State, root *tree) {
		for _, n := range root.find(func(n *tree) bool { return n.role() == "heading" }) {
			least := s.Level()
			switch {
			case n.inside(func(n *tree) bool { return n.attr(node.Part) == "body" }) != nil:
				least = s.Level() + 1
			case n.inside(func(n *tree) bool { return n.class("comment") || n.role() == "form" }) != nil:
				least = s.ThreadLevel() + 1
			case n.attr(node.ID) == "comments":
				least = s.ThreadLevel()
			}
			if n.level() < min(least, 6) {
				t.Errorf("%q is of level %d, above %d", n.PlainText(), n.level(), least)
			}
		}
	}},
	{"comments", func(t *testing.T, s *app.State, root *tree) {
		thread, ok := s.Thread.(*app.LoadedThread)
		if !ok {
			return
		}
		shown := root.find(func(n *tree) bool { return n.class("comment") })
		entries := thread.Thread.Entries()
		if len(shown) != min(thread.Shown, len(entries)) {
			t.Fatalf("%d comments of %d", len(shown), len(entries))
		}
		for i, n := range shown {
			comment(t, s, thread, entries[i], n, root)
		}
	}},
	{"composers", func(t *testing.T, s *app.State, root *tree) {
		thread, ok := s.Thread.(*app.LoadedThread)
		forms := root.find(func(n *tree) bool { return n.role() == "form" && !n.class("mail") })
		want := 0
		if ok && thread.Source.Post != nil {
			want = 1 + len(thread.Forms)
		}
		if len(forms) != want {
			t.Fatalf("%d composers, want %d", len(forms), want)
		}
		for _, n := range forms {
			composer(t, thread.Source.Limits.Name, n, root)
		}
	}},
	{"sorting", func(t *testing.T, s *app.State, root *tree) {
		thread, ok := s.Thread.(*app.LoadedThread)
		boxes := root.find(func(n *tree) bool { return n.role() == "combobox" })
		if want := ok && thread.Thread.Size > 1; want != (len(boxes) == 1) {
			t.Fatalf("%d boxes to sort by", len(boxes))
		}
		for _, n := range boxes {
			chosen := n.find(func(n *tree) bool { return n.has(node.Selected) })
			if n.name(root) != "Sort by" || len(n.children) != len(app.Orders) || len(chosen) != 1 || chosen[0].attr(node.Value) != app.Orders[s.Setup.Order] {
				t.Errorf("the box is %s", n.HTML())
			}
		}
	}},
}

// written tells whether all that is in an element is what somebody wrote.
func written(n *tree) bool {
	part := n.attr(node.Part)
	return part == "body" || part == "comment-body"
}

// troubles counts what a state has to complain of.
func troubles(s *app.State) (n int) {
	switch a := s.Article.(type) {
	case app.FailedArticle:
		n++
	case app.LoadedArticle:
		if a.Article.Plain || len(a.Article.Problems) > 0 {
			n++
		}
	}
	switch thread := s.Thread.(type) {
	case app.FailedThread:
		n++
	case *app.LoadedThread:
		if thread.Trouble != "" {
			n++
		}
		if thread.Mail != nil && thread.Mail.Trouble != "" {
			n++
		}
		if thread.Notice != nil && thread.Notice.Trouble != "" {
			n++
		}
		if thread.Home != nil && thread.Home.Trouble != "" {
			n++
		}
		n += len(thread.Failed)
		for _, e := range thread.Thread.Entries() {
			_, editing := thread.Find(app.Edit.Key(e.ID))
			if e.Unsent != nil && !editing && (e.Unsent.Trouble != "" || e.Unsent.Unkept) {
				n++
			}
		}
		forms := thread.Forms
		if thread.Source.Post != nil {
			forms = append([]*app.Composer{thread.Main}, forms...)
		}
		for _, c := range forms {
			if c.Trouble() != "" || c.Unkept || c.Pictures.Trouble != "" {
				n++
			}
		}
	}
	return n
}

// comment checks one comment of a thread.
func comment(t *testing.T, s *app.State, thread *app.LoadedThread, e comments.Entry, n, root *tree) {
	name := "Comment by " + called(e)
	if e.Deleted {
		name = "Deleted comment"
	}
	role := "article"
	if _, answered := thread.Find(app.Reply.Key(e.ID)); e.Undoable && e.Size == 1 && !answered { // nothing is left but the offer to bring it back
		role, name = "", n.name(root)
	}
	if n.role() != role || n.name(root) != name || n.attr(node.ID) != "comment-"+e.ID {
		t.Errorf("%s is the %s %q with the id %q", e.ID, n.role(), n.name(root), n.attr(node.ID))
	}
	level(t, e, n)
	own := func(as func(*tree) bool) []*tree {
		return n.find(func(m *tree) bool {
			return as(m) && m.inside(func(n *tree) bool { return n.class("comment") || n.role() == "form" }) == n
		})
	}
	links := own(func(m *tree) bool { return m.is(node.A) && strings.HasPrefix(m.name(root), "in reply to ") })
	if (len(links) == 1) != (e.Level > 4) {
		t.Errorf("%s of level %d has %d links to what it answers", e.ID, e.Level, len(links))
	}
	bodies := own(func(m *tree) bool { return m.attr(node.Part) == "comment-body" })
	if want := !e.Deleted && !thread.Mutes(e.Comment); want != (len(bodies) == 1) {
		t.Errorf("%s has %d bodies", e.ID, len(bodies))
	}
	var buttons []string
	for _, m := range own(func(m *tree) bool { return m.role() == "button" }) {
		buttons = append(buttons, m.name(root))
	}
	want := strings.Join(offered(s, thread, e), " ")
	if got := strings.Join(buttons, " "); got != want {
		t.Errorf("%s has the buttons %q, want %q", e.ID, got, want)
	}
	for _, m := range own(func(m *tree) bool { return m.is(node.Time) }) {
		if !m.above.class(app.ClassPermalink) && !m.above.class(app.ClassEdited) || m.attr(node.Datetime) == "" {
			t.Errorf("a time of %s is no permalink", e.ID)
		}
	}
}

// called is what a comment's writer is called.
func called(e comments.Entry) string {
	if name := strings.TrimSpace(node.Legible(e.Author.Name)); name != "" {
		return name
	}
	return "Anonymous"
}

// level checks where a comment stands: inside of what it answers down to 8 levels, and
// below that in the one of level 8, one after the other.
func level(t *testing.T, e comments.Entry, n *tree) {
	depth := 1
	for above := n.above; above != nil; above = above.above {
		if above.class("comment") {
			depth++
		}
	}
	if want := min(e.Level, 9); depth != want {
		t.Errorf("%s of level %d stands at depth %d, want %d", e.ID, e.Level, depth, want)
	}
}

// offered are the names of the buttons that a comment has.
func offered(s *app.State, thread *app.LoadedThread, e comments.Entry) (names []string) {
	if e.Undoable {
		return []string{"Undo"}
	}
	if _, editing := thread.Find(app.Edit.Key(e.ID)); e.Deleted || editing {
		return nil
	}
	switch u := e.Unsent; {
	case u != nil && u.New:
		names = []string{"Edit", "Discard"}
	case u != nil && u.Text:
		names = append(menu(s, thread, e), "Edit", "Discard")
	default:
		names = menu(s, thread, e)
	}
	if thread.Mutes(e.Comment) {
		return names
	}
	if thread.Source.Vote != nil && !e.NoVote && !e.Own {
		names = append(names, "Upvote")
		if !thread.Source.UpOnly {
			names = append(names, "Downvote")
		}
	}
	if thread.Source.Post != nil && !e.NoReply {
		names = append(names, "Reply")
	}
	return names
}

// menu is the button More, and what it has opened.
func menu(s *app.State, thread *app.LoadedThread, e comments.Entry) []string {
	moderated := thread.Source.Moderation != nil
	switch {
	case thread.Blocking && thread.Menu == e.ID:
		return []string{"More", "Block", "Cancel"}
	case thread.Menu != e.ID:
		return []string{"More"}
	}
	names := []string{"More", "Copy link", "Share"}
	mutable := thread.Source.Mutes != "" && !e.Own
	who := called(e)
	for _, item := range []struct {
		there bool
		name  string
	}{
		{s.Changes(thread, e.ID), "Edit"},
		{thread.Source.Written != nil && e.Author.ID != "", "More comments by " + who},
		{mutable && !thread.Mutes(e.Comment), "Hide " + who + "’s comments"},
		{mutable && thread.Mutes(e.Comment), "Show " + who + "’s comments"},
		{moderated && e.Level == 1, "Pin"},
		{moderated && !e.Own, "Block"},
		{s.Deletes(thread, e.ID), "Delete"},
	} {
		if item.there {
			names = append(names, item.name)
		}
	}
	return names
}

// composer checks a form: its parts, its tools and its tabs.
func composer(t *testing.T, named bool, form, root *tree) {
	name := form.name(root)
	with := func(role, name string) *tree {
		found := form.find(func(n *tree) bool { return n.role() == role && n.name(root) == name })
		if len(found) != 1 {
			t.Errorf("%s: %d of %s %q", form.name(root), len(found), role, name)
			return form
		}
		return found[0]
	}
	with("textbox", "Comment")
	if named && name != "Edit comment" {
		with("textbox", "Name")
	}
	switch {
	case name == "Post a comment":
		with("button", "Post comment")
	case strings.HasPrefix(name, "Reply to "):
		with("button", "Post reply")
		with("button", "Cancel")
	case name == "Edit comment":
		with("button", "Save")
		with("button", "Cancel")
	default:
		t.Errorf("a form named %q", name)
	}
	tools(t, with)
	tabs(t, with, root)
}

// tools checks the toolbar of a form, of which the keyboard stops at one button.
// https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
func tools(t *testing.T, with func(role, name string) *tree) {
	reached := 0
	for _, label := range []string{"Bold", "Italic", "Link", "Quote", "Code", "List"} {
		tool := with("button", label)
		if tool.above.role() != "toolbar" {
			t.Errorf("%s is in no toolbar", label)
		}
		if tool.attr(node.Tabindex) == "0" {
			reached++
		}
	}
	if reached != 1 {
		t.Errorf("%d tools are stops of the keyboard", reached)
	}
}

// tabs checks the tabs of a form and their panels.
// https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
func tabs(t *testing.T, with func(role, name string) *tree, root *tree) {
	chosen := 0
	for _, label := range []string{"Write", "Preview"} {
		tab := with("tab", label)
		if tab.above.role() != "tablist" {
			t.Errorf("%s is in no list of tabs", label)
		}
		open := tab.attr(node.AriaSelected) == "true"
		if open {
			chosen++
		}
		if open != (tab.attr(node.Tabindex) == "0") || !open && tab.attr(node.Tabindex) != "-1" {
			t.Errorf("%s has tabindex %s", label, tab.attr(node.Tabindex))
		}
		panels := root.find(func(n *tree) bool { return n.attr(node.ID) == tab.attr(node.AriaControls) })
		if len(panels) != 1 || panels[0].role() != "tabpanel" || panels[0].attr(node.AriaLabelledby) != tab.attr(node.ID) || panels[0].has(node.Hidden) == open {
			t.Errorf("the panel of %s is not right", label)
		}
	}
	if chosen != 1 {
		t.Errorf("%d tabs are chosen", chosen)
	}
}

func TestInvariants(t *testing.T) {
	conversations(t, i18n.English(i18n.Plain{}), func(t *testing.T, p *apptest.Play, line []string) {
		root := built(view.View(p.State), nil)
		for _, i := range invariants {
			before := t.Failed()
			i.check(t, p.State, root)
			if !before && t.Failed() {
				t.Fatalf("%s: %s, after %q", i.name, p.Name, line)
			}
		}
	})
}
