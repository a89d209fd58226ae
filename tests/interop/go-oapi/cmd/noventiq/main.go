// The journey of Noventiq: a token, a search, an order, a refund.
package main

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"interop/journey"
	"interop/noventiq"
)

var ctx = context.Background()

func main() { journey.Run(walk, read) }

func clientOf(server string) *noventiq.ClientWithResponses {
	guest, err := noventiq.NewClientWithResponses(server)
	journey.Check(err)
	credentials := noventiq.Credentials{Username: "merchant-one", Password: "merchant-one-secret"}
	answer, err := guest.CreateTokenWithResponse(ctx, credentials)
	journey.Check(err)
	bearer := journey.Header("AuthorizationJWT", "Bearer "+answer.JSON200.Token)
	client, err := noventiq.NewClientWithResponses(server, noventiq.WithRequestEditorFn(bearer))
	journey.Check(err)
	return client
}

func walk(server string) string {
	client := clientOf(server)
	paid := noventiq.SearchRequest{
		Status: journey.Pointer(noventiq.SearchableStatus("paid")), Limit: journey.Pointer(int32(2)),
	}
	found, err := client.SearchOrdersWithResponse(ctx, paid)
	journey.Check(err)
	id := found.JSON200.Ids[0]
	order, err := client.GetOrderWithResponse(ctx, id)
	journey.Check(err)
	journey.Expect(string(order.JSON200.Status) == "paid", "status of the order")
	refund, err := client.CreateRefundWithResponse(ctx, id, noventiq.RefundRequest{
		Email: "buyer@example.com", Description: journey.Pointer("Wrong edition"),
	})
	journey.Check(err)
	journey.Expect(refund.StatusCode() == http.StatusOK, "the refund is taken: %s", refund.Body)
	missing, err := client.GetOrderWithResponse(ctx, 1)
	journey.Check(err)
	journey.Expect(missing.JSON404 != nil, "no such order: %s", missing.Body)
	body := strings.NewReader(`{"create_date_from": "yesterday"}`)
	wrong, err := client.SearchOrdersWithBodyWithResponse(ctx, "application/json", body)
	journey.Check(err)
	journey.Expect(wrong.JSON400 != nil && wrong.JSON400.Errors[0].Error == 15010, "error %s", wrong.Body)
	return strconv.FormatInt(id, 10)
}

func read(server, id string) (journey.Reading, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	journey.Check(err)
	response, err := clientOf(server).GetOrderWithResponse(ctx, number)
	if err != nil {
		return journey.Reading{}, err
	}
	if order := response.JSON200; order != nil {
		return journey.Reading{Enum: string(order.Status), Optional: order.PayDate}, nil
	}
	reading := journey.Reading{Status: response.StatusCode()}
	if refused := response.JSON4XX; refused != nil && refused.Errors != nil {
		reading.Message = (*refused.Errors)[0].Message
	}
	return reading, nil
}
