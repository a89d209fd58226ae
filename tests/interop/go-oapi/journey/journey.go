// Package journey has what all journeys share: the addresses, the bends, and the lines that the driver reads.
package journey

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

// Reading is what a client read of a bent response; the driver compares it with what was sent.
type Reading struct {
	Bend     string  `json:"bend"`
	Failed   string  `json:"failed,omitempty"`
	Status   int     `json:"status,omitempty"`
	Message  *string `json:"message,omitempty"`
	Enum     string  `json:"enum"`
	Optional *string `json:"optional"`
	Nullable *string `json:"nullable"`
	Unknown  bool    `json:"unknown"`
}

// Timestamp is the form of a time that the driver compares, which is the one the mock sends.
const Timestamp = "2006-01-02T15:04:05.000Z07:00"

// Run walks the journey of a provider, then reads one order under each bend.
func Run(walk func(server string) string, read func(server, id string) (Reading, error)) {
	log.SetFlags(log.Lshortfile)
	address, path, bends := os.Args[1], os.Args[2], os.Args[3:]
	id := walk(address + "/" + path)
	for _, bend := range bends {
		reading, err := read(address+"/bent/"+bend+"/"+path, id)
		if err != nil {
			reading.Failed = err.Error()
		}
		reading.Bend = bend
		line, err := json.Marshal(reading)
		Check(err)
		fmt.Println(string(line))
	}
}

// Check ends the journey at an error.
func Check(err error) {
	if err != nil {
		_ = log.Output(2, err.Error())
		os.Exit(1)
	}
}

// Expect ends the journey if something is not as it must be.
func Expect(condition bool, format string, values ...any) {
	if !condition {
		_ = log.Output(2, "unexpected: "+fmt.Sprintf(format, values...))
		os.Exit(1)
	}
}

// Header returns an editor that sets a header of each request.
func Header(name, value string) func(context.Context, *http.Request) error {
	return func(_ context.Context, request *http.Request) error {
		request.Header.Set(name, value)
		return nil
	}
}

// Pointer returns the address of a value, for optional properties.
func Pointer[T any](value T) *T { return &value }
