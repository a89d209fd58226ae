// The journey of nocnoc: quote, create, place, get, track, cancel, and the same invoice twice.
package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

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
		AmountUsd:     decimal.RequireFromString("57.55"),
		SubcategoryID: 200,
		Quantity:      1,
	}
	order = nocnoc.CreateOrderRequest{
		MerchantInvoiceID: "A-1001",
		NotificationURL:   nocnoc.NewOptString("https://shop.example.com/hook"),
		Products: []nocnoc.CreateOrderProduct{{
			Name:          product.Name,
			Description:   product.Description,
			Sku:           product.Sku,
			Weight:        product.Weight,
			Dimension:     dimension,
			AmountUsd:     product.AmountUsd,
			SubcategoryID: product.SubcategoryID,
			Quantity:      product.Quantity,
		}},
		Customer: nocnoc.CreateOrderCustomer{
			FullName: "George Walker", Country: "AR", Email: "george.walker@example.com", TaxID: "20-01234567-5",
		},
		Address: nocnoc.CreateOrderAddress{
			RecipientName: "John Walker", Phone: "+541100000000", Street: "San Martin 1234",
			Zipcode: "C1104AKD", City: "Buenos Aires", Country: "AR",
		},
	}
)

// docs: begin

// merchant signs each request; ogen asks it for the key.
type merchant struct{ key string }

func (m merchant) ApiKey(context.Context, nocnoc.OperationName) (nocnoc.ApiKey, error) {
	return nocnoc.ApiKey{APIKey: m.key}, nil
}

func quoteAndCreate(server string) (*nocnoc.Quote, *nocnoc.Order, error) {
	client, err := nocnoc.NewClient(server, merchant{"merchant-one"})
	if err != nil {
		return nil, nil, err
	}
	response, err := client.QuoteOrder(ctx, &nocnoc.QuoteRequest{
		Products: []nocnoc.QuoteRequestProduct{product},
		Customer: nocnoc.QuoteRequestCustomer{FullName: "George Walker", Country: "AR", TaxID: "20-01234567-5"},
		Address:  nocnoc.QuoteRequestAddress{Zipcode: "1009", Country: "AR"},
	}, nocnoc.QuoteOrderParams{})
	quote, ok := response.(*nocnoc.Quote)
	if !ok {
		return nil, nil, fmt.Errorf("no quote: %+v %w", response, err)
	}
	fmt.Println(quote.TotalAmountUsd)

	created, err := client.CreateOrder(ctx, &order, nocnoc.CreateOrderParams{})
	switch answer := created.(type) { // one type for each response of the document
	case *nocnoc.Order:
		return quote, answer, nil
	case *nocnoc.CreateOrderBadRequest:
		return quote, nil, fmt.Errorf("error %d: %s", answer.Code, answer.Message)
	default:
		return quote, nil, fmt.Errorf("not created: %+v %w", created, err)
	}
}

// docs: end

func main() { journey.Run(walk, read) }

func walk(server string) string {
	quote, created, err := quoteAndCreate(server)
	journey.Check(err)
	journey.Expect(quote.TotalAmountUsd.Equal(decimal.RequireFromString("119.59")), "total of the quote")
	journey.Expect(string(created.Status) == "created", "status of the new order")

	client, err := nocnoc.NewClient(server, merchant{"merchant-one"})
	journey.Check(err)
	spanish := nocnoc.CreateOrderParams{XLang: nocnoc.NewOptLanguage(nocnoc.LanguageEsAR)}
	refused := journey.As[*nocnoc.CreateOrderBadRequest](client.CreateOrder(ctx, &order, spanish))
	journey.Expect(refused.Code == 313 && strings.HasPrefix(refused.Message, "Ya existe"), "error %+v", refused)

	id := created.ID
	placed := journey.As[*nocnoc.Order](client.PlaceOrder(ctx, nocnoc.PlaceOrderParams{OrderID: id}))
	journey.Expect(string(placed.Status) == "placed", "placed")
	detail := journey.As[*nocnoc.OrderDetail](client.GetOrder(ctx, nocnoc.GetOrderParams{OrderID: id}))
	journey.Expect(len(detail.Historic) == 1 && detail.Products[0].Sku == "4807703", "history and goods")
	params := nocnoc.TrackOrderParams{TrackingID: created.TrackingID}
	tracking := journey.As[*nocnoc.Tracking](client.TrackOrder(ctx, params))
	journey.Expect(string(tracking.Status) == "placed", "status of the tracking")
	cancelled := journey.As[*nocnoc.Order](client.CancelOrder(ctx, nocnoc.CancelOrderParams{OrderID: id}))
	journey.Expect(string(cancelled.Status) == "cancelled", "cancelled")
	return strconv.FormatInt(id, 10)
}

func read(server, id string) (journey.Reading, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	journey.Check(err)
	var recorder journey.Recorder
	client, err := nocnoc.NewClient(server, merchant{"merchant-one"}, nocnoc.WithClient(recorder.Client()))
	journey.Check(err)
	response, err := client.GetOrder(ctx, nocnoc.GetOrderParams{OrderID: number})
	if err != nil {
		return recorder.Failed(err)
	}
	switch answer := response.(type) {
	case *nocnoc.OrderDetail:
		reading := journey.Reading{Enum: string(answer.Status)}
		if url, ok := answer.NotificationURL.Get(); ok {
			reading.Optional = &url
		}
		return reading, nil
	case *nocnoc.ClientErrorStatusCode:
		return journey.Reading{Status: answer.StatusCode, Message: &answer.Response.Message}, nil
	default:
		return journey.Reading{}, fmt.Errorf("%T", response)
	}
}
