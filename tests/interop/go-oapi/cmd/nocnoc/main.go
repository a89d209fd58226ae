// The journey of nocnoc: quote, create, place, get, track, cancel, and the same invoice twice.
package main

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"interop/journey"
	"interop/nocnoc"
)

var (
	ctx       = context.Background()
	dimension = nocnoc.DimensionRequest{Height: 30, Length: 20, Width: 10} // centimetres
	product   = nocnoc.QuoteRequestProduct{
		Name:          "Tablet 5.5-inch, 32 GB",
		Description:   "Tablet with a 5.5-inch display and Wi-Fi",
		Sku:           "4807703",
		Weight:        700, // grams
		Dimension:     dimension,
		AmountUsd:     57.55,
		SubcategoryId: 200,
		Quantity:      1,
	}
	order = nocnoc.CreateOrderRequest{
		MerchantInvoiceId: "A-1001",
		NotificationUrl:   journey.Pointer("https://shop.example.com/hook"),
		Products: []nocnoc.CreateOrderProduct{{
			Name:          product.Name,
			Description:   product.Description,
			Sku:           product.Sku,
			Weight:        product.Weight,
			Dimension:     dimension,
			AmountUsd:     product.AmountUsd,
			SubcategoryId: product.SubcategoryId,
			Quantity:      product.Quantity,
		}},
		Customer: nocnoc.CreateOrderCustomer{
			FullName: "George Walker", Country: "AR", Email: "george.walker@example.com", TaxId: "20-01234567-5",
		},
		Address: nocnoc.CreateOrderAddress{
			RecipientName: "John Walker", Phone: "+541100000000", Street: "San Martin 1234",
			Zipcode: "C1104AKD", City: "Buenos Aires", Country: "AR",
		},
	}
)

func main() { journey.Run(walk, read) }

func clientOf(server string) *nocnoc.ClientWithResponses {
	key := nocnoc.WithRequestEditorFn(journey.Header("X-Api-Key", "merchant-one"))
	client, err := nocnoc.NewClientWithResponses(server, key)
	journey.Check(err)
	return client
}

func walk(server string) string {
	// docs: begin
	key := nocnoc.WithRequestEditorFn(func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Api-Key", "merchant-one")
		return nil
	})
	client, err := nocnoc.NewClientWithResponses(server, key)
	journey.Check(err)

	quote, err := client.QuoteOrderWithResponse(ctx, nil, nocnoc.QuoteRequest{
		Products: []nocnoc.QuoteRequestProduct{product},
		Customer: nocnoc.QuoteRequestCustomer{FullName: "George Walker", Country: "AR", TaxId: "20-01234567-5"},
		Address:  nocnoc.QuoteRequestAddress{Zipcode: "1009", Country: "AR"},
	})
	journey.Check(err)
	fmt.Println(quote.JSON200.TotalAmountUsd)

	created, err := client.CreateOrderWithResponse(ctx, nil, order)
	journey.Check(err)
	spanish := nocnoc.EsAR
	again, err := client.CreateOrderWithResponse(ctx, &nocnoc.CreateOrderParams{XLang: &spanish}, order)
	journey.Check(err)
	if refused := again.JSON400; refused != nil && refused.Code == 313 {
		fmt.Println(refused.Message) // in Spanish
	}
	// docs: end
	journey.Expect(quote.JSON200.TotalAmountUsd == 119.59, "total of the quote")
	journey.Expect(strings.HasPrefix(again.JSON400.Message, "Ya existe"), "error %s", again.Body)
	journey.Expect(string(created.JSON200.Status) == "created", "status of the new order")

	id := created.JSON200.Id
	placed, err := client.PlaceOrderWithResponse(ctx, id, nil)
	journey.Check(err)
	journey.Expect(string(placed.JSON200.Status) == "placed", "placed")
	detail, err := client.GetOrderWithResponse(ctx, id, nil)
	journey.Check(err)
	journey.Expect(len(*detail.JSON200.Historic) == 1, "history")
	journey.Expect((*detail.JSON200.Products)[0].Sku == "4807703", "goods")
	tracking, err := client.TrackOrderWithResponse(ctx, created.JSON200.TrackingId, nil)
	journey.Check(err)
	journey.Expect(string(tracking.JSON200.Status) == "placed", "status of the tracking")
	cancelled, err := client.CancelOrderWithResponse(ctx, id, nil)
	journey.Check(err)
	journey.Expect(string(cancelled.JSON200.Status) == "cancelled", "cancelled")
	return strconv.FormatInt(id, 10)
}

func read(server, id string) (journey.Reading, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	journey.Check(err)
	response, err := clientOf(server).GetOrderWithResponse(ctx, number, nil)
	if err != nil {
		return journey.Reading{}, err
	}
	if order := response.JSON200; order != nil {
		return journey.Reading{Enum: string(order.Status), Optional: order.NotificationUrl}, nil
	}
	reading := journey.Reading{Status: response.StatusCode()}
	if refused := response.JSON4XX; refused != nil {
		reading.Message = &refused.Message
	}
	return reading, nil
}
