// The journey of Sendcloud: all pages, create, get, clear a note with null, delete.
package main

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"time"

	"github.com/ogen-go/ogen/ogenerrors"
	"github.com/shopspring/decimal"

	"interop/journey"
	"interop/sendcloud"
)

var (
	ctx       = context.Background()
	price     = sendcloud.NewPrice{Value: decimal.RequireFromString("12.5"), Currency: "EUR"}
	createdAt = time.Date(2026, time.November, 20, 10, 0, 0, 0, time.UTC)
	nextPage  = regexp.MustCompile(`<([^>]*)>; rel="next"`)
)

// keys signs each request by HTTP Basic; the document also allows a token, which is skipped.
type keys struct{}

func (keys) Basic(context.Context, sendcloud.OperationName) (sendcloud.Basic, error) {
	return sendcloud.Basic{Username: "merchant-one", Password: "merchant-one-secret"}, nil
}

func (keys) OAuth2(context.Context, sendcloud.OperationName) (sendcloud.OAuth2, error) {
	return sendcloud.OAuth2{}, ogenerrors.ErrSkipClientSecurity
}

func main() { journey.Run(walk, read) }

func walk(server string) string {
	client, err := sendcloud.NewClient(server, keys{})
	journey.Check(err)
	journey.Expect(countAll(client) == 30, "orders on all pages")

	orders := []sendcloud.NewOrder{newOrder("GO-1"), newOrder("GO-2")}
	saved := journey.As[*sendcloud.SavedOrderList](
		client.CreateOrUpdateOrders(ctx, orders, sendcloud.CreateOrUpdateOrdersParams{}),
	)
	id := saved.Data[0].ID
	journey.Expect(detailsOf(client, id).Notes.Or("") == "Ring twice", "the note")
	// docs: begin
	var notes sendcloud.OptNilString
	notes.SetToNull() // clears the note; left unset, the note stays
	changes := sendcloud.OrderChanges{
		OrderDetails: sendcloud.NewOptOrderDetailsChanges(sendcloud.OrderDetailsChanges{Notes: notes}),
	}
	response, err := client.UpdateOrder(ctx, &changes, sendcloud.UpdateOrderParams{ID: id})
	// docs: end
	journey.As[*sendcloud.SavedOrderAnswer](response, err)
	_, noted := detailsOf(client, id).Notes.Get()
	journey.Expect(!noted, "no note")
	journey.As[*sendcloud.DeleteOrderNoContent](client.DeleteOrder(ctx, sendcloud.DeleteOrderParams{ID: id}))
	params := sendcloud.RetrieveOrderParams{ID: id}
	gone := journey.As[*sendcloud.RetrieveOrderNotFound](client.RetrieveOrder(ctx, params))
	journey.Expect(len(gone.Errors) == 1, "the order is gone: %+v", gone)
	return strconv.FormatInt(saved.Data[1].ID, 10)
}

func countAll(client *sendcloud.Client) int {
	count := 0
	params := sendcloud.ListOrdersParams{PageSize: sendcloud.NewOptInt32(10)}
	for {
		page := journey.As[*sendcloud.OrderListHeaders](client.ListOrders(ctx, params))
		count += len(page.Response.Data)
		next := nextPage.FindStringSubmatch(page.Link.Or(""))
		if next == nil {
			return count
		}
		address, err := url.Parse(next[1])
		journey.Check(err)
		params.Cursor = sendcloud.NewOptString(address.Query().Get("cursor"))
	}
}

func newOrder(name string) sendcloud.NewOrder {
	return sendcloud.NewOrder{
		OrderID:     name,
		OrderNumber: name,
		OrderDetails: sendcloud.NewOrderDetails{
			Integration:    sendcloud.NewIntegration{ID: 17},
			Status:         sendcloud.NewShopStatus{Code: "unfulfilled", Message: sendcloud.NewOptString("Not sent")},
			OrderCreatedAt: sendcloud.NewTimestamp(createdAt),
			OrderItems:     []sendcloud.NewOrderItem{{Name: "Candle", Quantity: 1, TotalPrice: price}},
			Notes:          sendcloud.NewOptNilString("Ring twice"),
		},
		PaymentDetails: sendcloud.NewPaymentDetails{TotalPrice: price, Status: sendcloud.NewShopStatus{Code: "paid"}},
	}
}

func detailsOf(client *sendcloud.Client, id int64) sendcloud.OrderDetails {
	params := sendcloud.RetrieveOrderParams{ID: id}
	return journey.As[*sendcloud.OrderAnswer](client.RetrieveOrder(ctx, params)).Data.OrderDetails
}

func read(server, id string) (journey.Reading, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	journey.Check(err)
	var recorder journey.Recorder
	client, err := sendcloud.NewClient(server, keys{}, sendcloud.WithClient(recorder.Client()))
	journey.Check(err)
	response, err := client.RetrieveOrder(ctx, sendcloud.RetrieveOrderParams{ID: number})
	if err != nil {
		return recorder.Failed(err)
	}
	switch answer := response.(type) {
	case *sendcloud.OrderAnswer:
		details := answer.Data.OrderDetails
		reading := journey.Reading{Enum: string(details.Status.Code)}
		if message, ok := details.Status.Message.Get(); ok {
			reading.Optional = &message
		}
		if notes, ok := details.Notes.Get(); ok {
			reading.Nullable = &notes
		}
		return reading, nil
	case *sendcloud.ClientErrorStatusCode:
		return journey.Reading{Status: answer.StatusCode, Message: &answer.Response.Errors[0].Detail}, nil
	default:
		return journey.Reading{}, fmt.Errorf("%T", response)
	}
}
