package jsonfile

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// read reads a file. Entries without what they must have are left out.
func read(reply source.Reply) source.Reading {
	var version json.Value
	list := &source.Listing{
		Entry: decode,
		Member: func(name string, value json.Value) {
			if name == "version" {
				version = value
			}
		},
		NotJSON: source.Problem{Key: "thread.notjson"},
		NoList:  source.Problem{Key: "thread.notthread"},
	}
	return list.Read(reply, func(err error) source.Reading {
		if err == nil {
			err = judge(version, list)
		}
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		return source.Give(source.Thread{Comments: list.Comments, LeftOut: list.LeftOut})
	})
}

// judge says at the end whether the file was a thread. It looks for another version first,
// since that may hold its comments elsewhere.
func judge(version json.Value, list *source.Listing) error {
	if n, _ := version.Int(); n != 1 && (list.Found || !version.IsNull()) {
		return source.Problem{Key: "thread.version", Detail: brief(version)}
	}
	if !list.Found {
		return list.NoList
	}
	return nil
}
