// The journey of Sendcloud: all pages, create, get, clear a note with null, delete.
package main

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"time"

	"github.com/oapi-codegen/nullable"

	"interop/journey"
	"interop/sendcloud"
)

var (
	ctx       = context.Background()
	price     = sendcloud.NewPrice{Value: 12.5, Currency: "EUR"}
	createdAt = time.Date(2026, time.November, 20, 10, 0, 0, 0, time.UTC)
	nextPage  = regexp.MustCompile(`<([^>]*)>; rel="next"`)
)

func main() { journey.Run(walk, read) }

func clientOf(server string) *sendcloud.ClientWithResponses {
	keys := sendcloud.WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
		request.SetBasicAuth("merchant-one", "merchant-one-secret")
		return nil
	})
	client, err := sendcloud.NewClientWithResponses(server, keys)
	journey.Check(err)
	return client
}

func walk(server string) string {
	client := clientOf(server)
	journey.Expect(countAll(client) == 30, "orders on all pages")

	saved, err := client.CreateOrUpdateOrdersWithResponse(
		ctx, nil, []sendcloud.NewOrder{newOrder("GO-1"), newOrder("GO-2")},
	)
	journey.Check(err)
	journey.Expect(saved.JSON201 != nil, "new orders: %s", saved.Body)
	id := saved.JSON201.Data[0].Id
	journey.Expect(notesOf(client, id) == "Ring twice", "the note")
	// docs: begin
	changes := sendcloud.OrderChanges{OrderDetails: &sendcloud.OrderDetailsChanges{
		Notes: nullable.NewNullNullable[string](), // clears the note; left out, the note stays
	}}
	updated, err := client.UpdateOrderWithResponse(ctx, id, changes)
	// docs: end
	journey.Check(err)
	journey.Expect(updated.JSON200 != nil, "changed: %s", updated.Body)
	journey.Expect(notesOf(client, id) == "", "no note")
	deleted, err := client.DeleteOrderWithResponse(ctx, id)
	journey.Check(err)
	journey.Expect(deleted.StatusCode() == 204, "deleted")
	gone, err := client.RetrieveOrderWithResponse(ctx, id)
	journey.Check(err)
	journey.Expect(gone.JSON404 != nil && len(gone.JSON404.Errors) == 1, "the order is gone: %s", gone.Body)
	return strconv.FormatInt(saved.JSON201.Data[1].Id, 10)
}

func countAll(client *sendcloud.ClientWithResponses) int {
	count := 0
	params := sendcloud.ListOrdersParams{PageSize: journey.Pointer(int32(10))}
	for {
		page, err := client.ListOrdersWithResponse(ctx, &params)
		journey.Check(err)
		count += len(page.JSON200.Data)
		next := nextPage.FindStringSubmatch(page.HTTPResponse.Header.Get("Link"))
		if next == nil {
			return count
		}
		address, err := url.Parse(next[1])
		journey.Check(err)
		params.Cursor = journey.Pointer(address.Query().Get("cursor"))
	}
}

func newOrder(name string) sendcloud.NewOrder {
	return sendcloud.NewOrder{
		OrderId:     name,
		OrderNumber: name,
		OrderDetails: sendcloud.NewOrderDetails{
			Integration:    sendcloud.NewIntegration{Id: 17},
			Status:         sendcloud.NewShopStatus{Code: "unfulfilled", Message: journey.Pointer("Not sent")},
			OrderCreatedAt: createdAt,
			OrderItems:     []sendcloud.NewOrderItem{{Name: "Candle", Quantity: 1, TotalPrice: price}},
			Notes:          nullable.NewNullableWithValue("Ring twice"),
		},
		PaymentDetails: sendcloud.NewPaymentDetails{TotalPrice: price, Status: sendcloud.NewShopStatus{Code: "paid"}},
	}
}

func notesOf(client *sendcloud.ClientWithResponses, id int64) string {
	order, err := client.RetrieveOrderWithResponse(ctx, id)
	journey.Check(err)
	notes, _ := order.JSON200.Data.OrderDetails.Notes.Get()
	return notes
}

func read(server, id string) (journey.Reading, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	journey.Check(err)
	response, err := clientOf(server).RetrieveOrderWithResponse(ctx, number)
	if err != nil {
		return journey.Reading{}, err
	}
	if response.JSON200 == nil {
		reading := journey.Reading{Status: response.StatusCode()}
		if refused := response.JSON4XX; refused != nil {
			reading.Message = &refused.Errors[0].Detail
		}
		return reading, nil
	}
	details := response.JSON200.Data.OrderDetails
	reading := journey.Reading{Enum: string(details.Status.Code), Optional: details.Status.Message}
	if notes, err := details.Notes.Get(); err == nil {
		reading.Nullable = &notes
	}
	return reading, nil
}
