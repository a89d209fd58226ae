// The journey of an ePages shop: list, get, patch, documents.
package main

import (
	"context"

	"interop/epages"
	"interop/journey"
)

const shop = "DemoShop"

var ctx = context.Background()

func main() { journey.Run(walk, read) }

func clientOf(server string) *epages.ClientWithResponses {
	token := epages.WithRequestEditorFn(journey.Header("Authorization", "Bearer merchant-one"))
	client, err := epages.NewClientWithResponses(server, token)
	journey.Check(err)
	return client
}

func walk(server string) string {
	client := clientOf(server)
	list, err := client.ListOrdersWithResponse(ctx, shop, &epages.ListOrdersParams{
		ResultsPerPage: journey.Pointer(int32(10)), InvoicedOn: journey.Pointer(true),
	})
	journey.Check(err)
	id := list.JSON200.Items[0].OrderId
	order, err := client.GetOrderWithResponse(ctx, shop, id, nil)
	journey.Check(err)
	journey.Expect(len(order.JSON200.LineItemContainer.ProductLineItems) > 0, "goods")
	// docs: begin
	var note epages.PatchOperation_Value
	journey.Check(note.FromPatchOperationValue0("Gift wrap"))
	patch := []epages.PatchOperation{
		{Op: epages.Add, Path: "/internalNote", Value: &note},
		{Op: epages.Remove, Path: "/customerComment"},
	}
	changed, err := client.UpdateOrderWithApplicationJSONPatchPlusJSONBodyWithResponse(ctx, shop, id, nil, patch)
	// docs: end
	journey.Check(err)
	journey.Expect(changed.JSON200 != nil, "changed: %s", changed.Body)
	journey.Expect(changed.JSON200.InternalNote.MustGet() == "Gift wrap", "note")
	journey.Expect(changed.JSON200.CustomerComment.IsNull(), "no comment")
	documents, err := client.ListOrderDocumentsWithResponse(ctx, shop, id, nil)
	journey.Check(err)
	journey.Expect(string(documents.JSON200.Items[0].DocumentType) == "Invoice", "the invoice")
	missing, err := client.GetOrderWithResponse(ctx, shop, "00000000-0000-0000-0000-000000000000", nil)
	journey.Check(err)
	journey.Expect(missing.JSON404 != nil, "no such order: %s", missing.Body)
	return id
}

func read(server, id string) (journey.Reading, error) {
	response, err := clientOf(server).GetOrderWithResponse(ctx, shop, id, nil)
	if err != nil {
		return journey.Reading{}, err
	}
	order := response.JSON200
	if order == nil {
		reading := journey.Reading{Status: response.StatusCode()}
		if refused := response.JSON4XX; refused != nil {
			reading.Message = &refused.Message
		}
		return reading, nil
	}
	reading := journey.Reading{Enum: string(*order.TaxModel)}
	if updated, err := order.LastUpdatedOnDate.Get(); err == nil {
		reading.Optional = journey.Pointer(updated.Format(journey.Timestamp))
	}
	if note, err := order.InternalNote.Get(); err == nil {
		reading.Nullable = &note
	}
	return reading, nil
}
