//go:build !js

package matrix_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/matrix"
	"afterword/wasm/source/sourcetest"
)

// TestServer talks with the homeserver that MATRIX_SERVER names, such as http://127.0.0.1:8448.
// It must let in guests, and anybody register.
func TestServer(t *testing.T) {
	host := os.Getenv("MATRIX_SERVER")
	if host == "" {
		t.Skip("MATRIX_SERVER names no homeserver; make test-all ONLY=matrix starts one")
	}
	room := madeRoom(t, host)
	b := &sourcetest.Browser{}
	opened, err := matrix.New(host + "/" + source.Escape(room))
	if err != nil {
		t.Fatal(err)
	}
	load := func() source.Done[source.Thread] {
		t.Helper()
		got := sourcetest.Talk(b, opened.Load(), nil)
		if got.Problem != nil {
			t.Fatal(got.Problem)
		}
		return got
	}
	find := func(id string) comment.Comment {
		t.Helper()
		for _, c := range load().Value.Comments {
			if c.ID == id {
				return *c
			}
		}
		t.Fatalf("no comment %s", id)
		return comment.Comment{}
	}
	change := func(what string, step source.Change) comment.Comment {
		t.Helper()
		got := sourcetest.Talk(b, step, nil)
		if got.Problem != nil {
			t.Fatalf("%s: %+v", what, got.Problem)
		}
		return *got.Value
	}
	got := load()
	if len(got.Value.Comments) != 1 || got.Value.Comments[0].Body != "Here" {
		t.Fatalf("%+v", got.Value)
	}
	here := *got.Value.Comments[0]
	post := got.Source.Post(draft("once", "**Text**", here.ID))
	posted := change("Post", post)
	if again := change("Post again", post); again.ID != posted.ID {
		t.Error("the same was posted twice")
	}
	if found := find(posted.ID); !same(found, posted) || found.Author.Name != "Cy" || !found.Own || found.Parent != here.ID {
		t.Errorf("%+v\n%+v", found, posted)
	}
	now := load().Source
	edited := change("Edit", now.Edit(&posted, draft("edit", "New", "")))
	if found := find(posted.ID); !same(found, edited) || found.Body != "New" {
		t.Errorf("%+v\n%+v", found, edited)
	}
}

// same tells whether a comment is as the source told it, but for its times: a server lists
// an event a moment after it was sent, and until then the time is the reader's.
func same(found, told comment.Comment) bool {
	found.Created, found.Edited = told.Created, told.Edited
	return found == told
}

// madeRoom is a room that anybody reads and guests may join, with one message.
func madeRoom(t *testing.T, host string) string {
	t.Helper()
	call := func(method, path, token string, body any) map[string]any {
		t.Helper()
		text, _ := json.Marshal(body)
		r, _ := http.NewRequest(method, host+"/_matrix/client/v3/"+path, bytes.NewReader(text))
		r.Header.Set("Authorization", "Bearer "+token)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		var said map[string]any
		json.NewDecoder(answer.Body).Decode(&said)
		if answer.StatusCode != 200 {
			t.Fatalf("%s %s: %d %v", method, path, answer.StatusCode, said)
		}
		return said
	}
	auth := map[string]any{"type": "m.login.dummy"}
	owner := call("POST", "register", "", map[string]any{"password": "something-long-1", "auth": auth})
	token := owner["access_token"].(string)
	room := call("POST", "createRoom", token, map[string]any{
		"preset": "public_chat",
		"initial_state": []any{
			map[string]any{"type": "m.room.history_visibility", "content": map[string]any{"history_visibility": "world_readable"}},
			map[string]any{"type": "m.room.guest_access", "content": map[string]any{"guest_access": "can_join"}},
		},
	})["room_id"].(string)
	call("PUT", "rooms/"+room+"/send/m.room.message/one", token, map[string]any{"msgtype": "m.text", "body": "Here"})
	return room
}
