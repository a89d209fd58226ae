// The journey of an ePages shop: list, get, patch, documents.
package main

import (
	"context"
	"fmt"

	"interop/epages"
	"interop/journey"
)

const shop = "DemoShop"

var ctx = context.Background()

type app struct{}

func (app) OAuth2(context.Context, epages.OperationName) (epages.OAuth2, error) {
	return epages.OAuth2{Token: "merchant-one"}, nil
}

func main() { journey.Run(walk, read) }

func walk(server string) string {
	client, err := epages.NewClient(server, app{})
	journey.Check(err)
	invoiced := epages.ListOrdersParams{
		ShopId: shop, ResultsPerPage: epages.NewOptInt32(10), InvoicedOn: epages.NewOptBool(true),
	}
	list := journey.As[*epages.OrderListHeaders](client.ListOrders(ctx, invoiced))
	id := list.Response.Items[0].OrderId
	params := epages.GetOrderParams{ShopId: shop, OrderId: id}
	order := journey.As[*epages.OrderDetailHeaders](client.GetOrder(ctx, params))
	journey.Expect(len(order.Response.LineItemContainer.ProductLineItems) > 0, "goods")
	note := epages.NewStringPatchOperationValue("Gift wrap")
	patch := []epages.PatchOperation{
		{Op: "add", Path: "/internalNote", Value: epages.NewOptPatchOperationValue(note)},
		{Op: "remove", Path: "/customerComment"},
	}
	changed := journey.As[*epages.OrderDetailHeaders](
		client.UpdateOrder(ctx, patch, epages.UpdateOrderParams{ShopId: shop, OrderId: id}),
	)
	journey.Expect(changed.Response.InternalNote.Value == "Gift wrap", "note")
	journey.Expect(changed.Response.CustomerComment.Null, "no comment")
	documents := journey.As[*epages.OrderDocumentListHeaders](
		client.ListOrderDocuments(ctx, epages.ListOrderDocumentsParams{ShopId: shop, OrderId: id}),
	)
	journey.Expect(string(documents.Response.Items[0].DocumentType) == "Invoice", "the invoice")
	params.OrderId = "00000000-0000-0000-0000-000000000000"
	journey.As[*epages.NotFoundApplicationJSONHeaders](client.GetOrder(ctx, params))
	return id
}

func read(server, id string) (journey.Reading, error) {
	var recorder journey.Recorder
	client, err := epages.NewClient(server, app{}, epages.WithClient(recorder.Client()))
	journey.Check(err)
	response, err := client.GetOrder(ctx, epages.GetOrderParams{ShopId: shop, OrderId: id})
	if err != nil {
		return recorder.Failed(err)
	}
	switch answer := response.(type) {
	case *epages.OrderDetailHeaders:
		order := answer.Response
		reading := journey.Reading{Enum: string(order.TaxModel.Value)}
		if updated, ok := order.LastUpdatedOnDate.Get(); ok {
			reading.Optional = journey.Pointer(updated.Format(journey.Timestamp))
		}
		if note, ok := order.InternalNote.Get(); ok {
			reading.Nullable = &note
		}
		return reading, nil
	case *epages.ErrorStatusCodeWithHeaders:
		return journey.Reading{Status: answer.StatusCode, Message: &answer.Response.Message}, nil
	case *epages.UnexpectedErrorTextHTMLStatusCodeWithHeaders:
		return journey.Reading{Status: answer.StatusCode}, nil
	default:
		return journey.Reading{}, fmt.Errorf("%T", response)
	}
}
