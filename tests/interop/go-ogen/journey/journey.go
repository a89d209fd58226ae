// Package journey has what all journeys share: the addresses, the bends, and the lines that the driver reads.
package journey

import (
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

// Recorder keeps the status of the last response. An error of ogen about a response that it cannot decode has the
// status only in its text.
type Recorder struct{ Status int }

// Client returns an HTTP client whose responses are recorded.
func (recorder *Recorder) Client() *http.Client { return &http.Client{Transport: recorder} }

// RoundTrip sends a request.
func (recorder *Recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err == nil {
		recorder.Status = response.StatusCode
	}
	return response, err
}

// Failed returns the reading of a call that ended with an error: its status, if the response was none of the API's.
func (recorder *Recorder) Failed(err error) (Reading, error) {
	if recorder.Status >= 500 {
		return Reading{Status: recorder.Status}, nil
	}
	return Reading{}, err
}

// As returns a response as one of its variants, and ends the journey if it is another one.
func As[T any](response any, err error) T {
	Check(err)
	variant, ok := response.(T)
	if !ok {
		_ = log.Output(2, fmt.Sprintf("unexpected: %T %+v", response, response))
		os.Exit(1)
	}
	return variant
}

// Pointer returns the address of a value, for optional properties.
func Pointer[T any](value T) *T { return &value }
