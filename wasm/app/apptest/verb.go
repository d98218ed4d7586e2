package apptest

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
	"afterword/wasm/markup"
	"afterword/wasm/source"
)

// Address is where what is asked for comes from.
const Address = "https://example.test/articles/story.md"

// messages are the verbs that only tell the widget something.
var messages = map[string]func(word func(int) string) app.Message{
	// What a reader does.
	"name":     func(w func(int) string) app.Message { return app.TypedName{Composer: w(0), Text: w(1)} },
	"type":     func(w func(int) string) app.Message { return app.TypedBody{Composer: w(0), Text: w(1)} },
	"tab":      func(w func(int) string) app.Message { return app.ChoseTab{Composer: w(0), Preview: w(1) == "preview"} },
	"arrow":    func(w func(int) string) app.Message { return app.MovedTab{Composer: w(0), Preview: w(1) == "preview"} },
	"pictures": func(w func(int) string) app.Message { return app.ClickedPicture{Composer: w(0)} },
	"picture": func(w func(int) string) app.Message {
		return app.ChosePicture{Composer: w(0), File: source.File{Name: w(1), Type: w(2), Size: int64(number(w(3)))}}
	},
	"post":     func(w func(int) string) app.Message { return app.ClickedPost{Composer: w(0)} },
	"cancel":   func(w func(int) string) app.Message { return app.ClickedCancel{Composer: w(0)} },
	"answer":   func(w func(int) string) app.Message { return app.ClickedReply{ID: w(0), Quote: w(1)} },
	"use":      func(w func(int) string) app.Message { return app.UsedTool{Composer: w(0), Tool: number(w(1))} },
	"reach":    func(w func(int) string) app.Message { return app.MovedTool{Composer: w(0), Tool: number(w(1))} },
	"escape":   func(w func(int) string) app.Message { return app.PressedEscape{Composer: w(0)} },
	"write-on": func(w func(int) string) app.Message { return app.ClickedKeepWriting{Composer: w(0)} },
	"discard":  func(w func(int) string) app.Message { return app.ClickedDiscard{ID: w(0)} },
	"kept":     func(func(int) string) app.Message { return app.ChangedKept{} },
	"edit":     func(w func(int) string) app.Message { return app.ClickedEdit{ID: w(0)} },
	"more":     func(w func(int) string) app.Message { return app.ClickedMore{ID: w(0)} },
	"options":  func(func(int) string) app.Message { return app.ClickedMore{ID: app.Options} },
	"help":     func(w func(int) string) app.Message { return app.ClickedMore{ID: app.Help, From: w(0)} },
	"pin":      func(w func(int) string) app.Message { return app.ClickedPin{ID: w(0)} },
	"block":    func(w func(int) string) app.Message { return app.ClickedBlock{ID: w(0)} },
	"close":    func(func(int) string) app.Message { return app.ClickedClose{} },
	"fold-all": func(func(int) string) app.Message { return app.ClickedFoldAll{} },
	"only":     func(func(int) string) app.Message { return app.ClickedOnly{} },
	"float": func(w func(int) string) app.Message {
		return app.Floated{Float: app.Float{Act: app.Act(w(0)), Of: w(1), Done: w(1) == "done"}}
	},
	"copy-code":     func(func(int) string) app.Message { return app.ClickedCopyCode{} },
	"leave-menu":    func(w func(int) string) app.Message { return app.LeftMenu{Back: w(0) == "back"} },
	"copy":          func(w func(int) string) app.Message { return app.ClickedPass{ID: w(0)} },
	"share":         func(w func(int) string) app.Message { return app.ClickedPass{ID: w(0), Share: true} },
	"copied":        func(w func(int) string) app.Message { return app.Copied{Done: w(0) == "done"} },
	"left-open":     func(w func(int) string) app.Message { return app.LeftOpen{Composer: w(0), Text: w(1)} },
	"enter":         func(w func(int) string) app.Message { return app.Entered{Composer: w(0)} },
	"delete":        func(w func(int) string) app.Message { return app.ClickedDelete{ID: w(0), ByKey: w(1) == "by-key"} },
	"undo":          func(w func(int) string) app.Message { return app.ClickedUndo{ID: w(0)} },
	"left-undo":     func(w func(int) string) app.Message { return app.LeftUndo{ID: w(0), Offer: w(1)} },
	"hold-undo":     func(w func(int) string) app.Message { return app.HeldUndo{ID: w(0)} },
	"sort":          func(w func(int) string) app.Message { return app.ChoseOrder{Order: app.OrderOf(w(0))} },
	"upvote":        func(w func(int) string) app.Message { return app.ClickedVote{ID: w(0), Vote: 1} },
	"downvote":      func(w func(int) string) app.Message { return app.ClickedVote{ID: w(0), Vote: -1} },
	"peek":          func(w func(int) string) app.Message { return app.Peeked{ID: w(0)} },
	"fold":          func(w func(int) string) app.Message { return app.ClickedFold{ID: w(0), Open: true} },
	"unfold":        func(w func(int) string) app.Message { return app.ClickedFold{ID: w(0)} },
	"step":          func(w func(int) string) app.Message { return app.Stepped{From: w(1), Back: w(0) == "back"} },
	"step-new":      func(w func(int) string) app.Message { return app.SteppedUnread{Back: w(0) == "back"} },
	"again-article": func(func(int) string) app.Message { return app.ClickedAgainArticle{} },
	"again-thread":  func(func(int) string) app.Message { return app.ClickedAgainThread{} },
	// What the page does.
	"set-article": func(w func(int) string) app.Message { return app.ChangedArticle{Article: w(0)} },
	"set-thread":  func(w func(int) string) app.Message { return app.ChangedThread{Thread: w(0)} },
	"set-sort":    func(w func(int) string) app.Message { return app.ChangedOrder{Order: app.OrderOf(w(0))} },
	"set-hide":    func(w func(int) string) app.Message { return app.ChangedHide{URL: w(0)} },
	"set-theme":   func(w func(int) string) app.Message { return app.ChangedTheme{Theme: themes[w(0)]} },
	"set-level":   func(w func(int) string) app.Message { return app.ChangedHeadingLevel{Level: number(w(0))} },
	"move":        func(w func(int) string) app.Message { return app.Moved{Theme: themes[w(0)]} },
	"refresh":     func(func(int) string) app.Message { return app.AskedRefresh{} },
	"visit":       func(w func(int) string) app.Message { return app.NamedComment{ID: w(0)} },
	"elsewhere":   func(func(int) string) app.Message { return app.ChangedElsewhere{} },
	"forgot":      func(w func(int) string) app.Message { return app.ForgotDraft{Key: w(0)} },
	// What servers and the page answer.
	"text":   func(w func(int) string) app.Message { return app.GotText{Number: number(w(0)), Text: w(1)} },
	"notext": func(w func(int) string) app.Message { return app.GotText{Number: number(w(0)), Missing: true} },
	"reply": func(w func(int) string) app.Message {
		return got(w(0), source.Reply{Status: number(w(1)), Head: "content-type," + w(2), Body: w(3), URL: Address})
	},
	"thread": func(w func(int) string) app.Message {
		return got(w(0), file(w(1)))
	},
	"many": func(w func(int) string) app.Message {
		var entries []string
		for i := range number(w(1)) {
			entries = append(entries, fmt.Sprintf(`{"id":"c%d","body":"Number %d","created":%q}`, i, i, calendar.Format(int64(i)*60_000)))
		}
		return got(w(0), file(strings.Join(entries, ",")))
	},
	"stale": func(w func(int) string) app.Message {
		return got(w(0), stale(w(1), source.Reply{Status: 200, Body: w(2)}))
	},
	"stale-thread": func(w func(int) string) app.Message {
		return got(w(0), stale(w(1), file(w(2))))
	},
	"minute":    func(func(int) string) app.Message { return app.PassedMinute{} },
	"poll":      func(func(int) string) app.Message { return app.ChangedVisibility{} },
	"hide":      func(func(int) string) app.Message { return app.ChangedVisibility{Hidden: true} },
	"show-new":  func(func(int) string) app.Message { return app.ClickedShow{} },
	"log-in":    func(w func(int) string) app.Message { return app.ClickedLogIn{Method: number(w(0))} },
	"log-out":   func(func(int) string) app.Message { return app.ClickedLogOut{} },
	"window":    func(w func(int) string) app.Message { return app.ClosedWindow{Blocked: w(0) == "blocked", Token: w(1)} },
	"mail":      func(w func(int) string) app.Message { return app.TypedMail{Box: app.Act("mail-" + w(0)), Text: w(1)} },
	"written":   func(w func(int) string) app.Message { return app.ClickedWritten{ID: w(0)} },
	"mute":      func(w func(int) string) app.Message { return app.ClickedMute{ID: w(0)} },
	"muted":     func(func(int) string) app.Message { return app.ChangedMuted{} },
	"unmute":    func(w func(int) string) app.Message { return app.ClickedUnmute{Person: w(0)} },
	"notice":    func(w func(int) string) app.Message { return app.ClickedNotice{Index: number(w(0))} },
	"chat":      func(func(int) string) app.Message { return app.ClickedChat{} },
	"mailed":    func(func(int) string) app.Message { return app.ClickedMail{} },
	"home":      func(w func(int) string) app.Message { return app.ClickedHome{Close: w(0) == "close"} },
	"home-name": func(w func(int) string) app.Message { return app.TypedHome{Text: w(0)} },
	"online":    func(func(int) string) app.Message { return app.CameOnline{} },
	"leave":     func(func(int) string) app.Message { return app.LeftPage{} },
	"fail": func(w func(int) string) app.Message {
		return got(w(0), source.Reply{Failure: failures[w(1)]})
	},
}

var themes = map[string]app.Theme{"inherit": app.Inherit, "page-ink": app.PageInk, "light": app.Light, "dark": app.Dark}

var failures = map[string]source.Failure{"unreachable": source.Unreachable, "timeout": source.TimedOut, "full": source.StorageFull, "cut": source.CutShort, "blocked": source.Blocked, "redirected": source.Redirected, "unreadable": source.Unreadable}

// statusOf is a status where a word is one, else 0.
func statusOf(word string) int {
	status, _ := strconv.Atoi(word)
	return status
}

// remark gives a Remark42 server's answers to the three requests that a thread begins
// with: the comments, the rules, and who is logged in. First is the number of the first
// request. The user's name is their ID, too; root is the site's admin, and ? is somebody
// whom the server knows and does not name.
func (p *Play) remark(first string, comments source.Reply, user string) {
	const config = `{"edit_duration":300,"max_comment_size":100,"low_score":-5,"max_image_size":5000000,"email_notifications":true,"telegram_notifications":true,"auth_providers":["anonymous","github","email"]}`
	who := source.Reply{Status: 401}
	switch user {
	case "":
	case "?":
		who = source.Reply{Status: 200, Body: "{}", Told: true}
	default:
		who = source.Reply{Status: 200, Body: `{"id":"` + user + `","name":"` + user + `","admin":` + strconv.FormatBool(user == "root") + `}`}
	}
	for i, reply := range []source.Reply{comments, {Status: 200, Body: config}, who} {
		p.Send(app.GotReply{Number: number(first) + i, Reply: reply})
	}
}

func got(request string, reply source.Reply) app.Message {
	return app.GotReply{Number: number(request), Reply: reply}
}

// stale is an answer of an earlier visit, at a time in milliseconds if that is known.
func stale(date string, reply source.Reply) source.Reply {
	reply.Stale, reply.URL = 1, Address
	if date != "" {
		reply.Stale = int64(number(date))
	}
	return reply
}

// file is a thread file with the entries that are given.
func file(entries string) source.Reply {
	return source.Reply{Status: 200, Body: `{"version":1,"comments":[` + entries + `]}`}
}

func number(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil {
		panic(err)
	}
	return n
}

func (p *Play) do(fields []string) error {
	word := func(i int) string {
		if i+1 < len(fields) {
			return fields[i+1]
		}
		return ""
	}
	if message, ok := messages[fields[0]]; ok {
		p.Send(message(word))
		return nil
	}
	switch fields[0] {
	case "at": // the clock, in milliseconds since 1970
		p.now = int64(number(word(0)))
	case "start":
		return p.start(fields[1:])
	case "reload": // the page; what storage has stays
		p.State = &app.State{Words: p.Words}
		p.answers, p.waits, p.said = map[int]source.Reply{}, nil, nil
	case "suspect": // a text that stopped the last instance
		p.suspects = append(p.suspects, markup.Fingerprint(word(0)))
	case "pass": // time: the oldest wait for the message
		return p.pass(word(0))
	case "hold": // the answers of storage
		p.held = true
	case "release": // one of them
		p.Send(app.GotReply{Number: number(word(0)), Reply: p.answers[number(word(0))]})
	case "full":
		p.storage.Full = true
	case "room":
		p.storage.Full = false
	case "refused": // storage is in memory only
		p.volatile = true
	case "store": // by another tab
		if p.storage.Answer(source.Put{Key: word(0), Value: word(1)}).Failure != source.NoFailure {
			return errors.New("it is full")
		}
	case "stored": // many comments, each after the other
		for i := range number(word(0)) {
			when := calendar.Format(int64(i+1) * 60_000)
			p.storage.Answer(source.Put{Key: fmt.Sprintf("afterword/local/story/z%03d", i), Value: fmt.Sprintf(`{"created":%q,"body":"Z"}`, when)})
		}
	case "remark":
		p.remark(word(0), source.Reply{Status: 200, Body: `{"comments":[` + word(1) +
			`],"info":{"read_only":` + strconv.FormatBool(word(3) == "closed") + `}}`}, word(2))
	case "remark-fails":
		p.remark(word(0), source.Reply{Failure: failures[word(1)], Status: statusOf(word(1)), Body: word(2)}, "")
	case "ballot": // the source counts votes, in steps or as they come
		p.ballot(word(0) == "stepwise")
	case "show": // for the view's test
	default:
		return errors.New("no such verb")
	}
	return nil
}

func (p *Play) start(options []string) error {
	started := app.Started{
		Setup: app.Setup{Thread: "local:story", HeadingLevel: 1},
		Page:  app.Page{Address: "https://example.test/page", Seed: 1, Shares: true},
	}
	for _, option := range options {
		name, value, _ := strings.Cut(option, "=")
		switch name {
		case "article":
			started.Setup.Article = value
		case "thread":
			started.Setup.Thread = value
		case "level":
			started.Setup.HeadingLevel = number(value)
		case "sort":
			started.Setup.Order = app.OrderOf(value)
		case "hide":
			started.Setup.Hide = value
		case "theme":
			started.Setup.Theme = themes[value]
		case "rebased":
			started.Page.Rebased = true
		case "hidden":
			started.Hidden = true
		default:
			return fmt.Errorf("no option %s", name)
		}
	}
	p.State.Suspects = p.suspects
	p.Send(started)
	return nil
}

func (p *Play) pass(name string) error {
	at := slices.IndexFunc(p.waits, func(m app.Message) bool {
		_, reply := m.(app.GotReply)
		return waited(m) == name || reply && name == "reply" // the first of them
	})
	if at < 0 {
		return errors.New("nothing waits for it")
	}
	message := p.waits[at]
	p.waits = slices.Delete(p.waits, at, at+1)
	p.Send(message)
	return nil
}
