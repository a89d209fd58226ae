// The journey of Noventiq: a token, a search, an order, a refund.
package main

import (
	"context"
	"fmt"
	"strconv"

	"interop/journey"
	"interop/noventiq"
)

var ctx = context.Background()

type bearer struct{ token string }

func (b bearer) TokenAuth(context.Context, noventiq.OperationName) (noventiq.TokenAuth, error) {
	return noventiq.TokenAuth{APIKey: "Bearer " + b.token}, nil
}

func main() { journey.Run(walk, read) }

func clientOf(server string, options ...noventiq.ClientOption) *noventiq.Client {
	guest, err := noventiq.NewClient(server, bearer{})
	journey.Check(err)
	credentials := noventiq.Credentials{Username: "merchant-one", Password: "merchant-one-secret"}
	token := journey.As[*noventiq.Token](guest.CreateToken(ctx, &credentials))
	client, err := noventiq.NewClient(server, bearer{token.Token}, options...)
	journey.Check(err)
	return client
}

func walk(server string) string {
	client := clientOf(server)
	paid := noventiq.SearchRequest{
		Status: noventiq.NewOptSearchableStatus("paid"), Limit: noventiq.NewOptInt32(2),
	}
	found := journey.As[*noventiq.OrderIds](client.SearchOrders(ctx, &paid))
	id := found.Ids[0]
	order := journey.As[*noventiq.Order](client.GetOrder(ctx, noventiq.GetOrderParams{OrderID: id}))
	journey.Expect(string(order.Status) == "paid", "status of the order")
	refund := noventiq.RefundRequest{
		Email: "buyer@example.com", Description: noventiq.NewOptString("Wrong edition"),
	}
	params := noventiq.CreateRefundParams{OrderID: id}
	journey.As[*noventiq.CreateRefundOK](client.CreateRefund(ctx, &refund, params))
	journey.As[*noventiq.GetOrderNotFound](client.GetOrder(ctx, noventiq.GetOrderParams{OrderID: 1}))
	stranger := noventiq.Credentials{Username: "merchant-one", Password: "wrong"}
	refused := journey.As[*noventiq.CreateTokenUnauthorized](client.CreateToken(ctx, &stranger))
	journey.Expect(len(refused.Errors) == 1, "error %+v", refused)
	return strconv.FormatInt(id, 10)
}

func read(server, id string) (journey.Reading, error) {
	number, err := strconv.ParseInt(id, 10, 64)
	journey.Check(err)
	var recorder journey.Recorder
	client := clientOf(server, noventiq.WithClient(recorder.Client()))
	response, err := client.GetOrder(ctx, noventiq.GetOrderParams{OrderID: number})
	if err != nil {
		return recorder.Failed(err)
	}
	switch answer := response.(type) {
	case *noventiq.Order:
		reading := journey.Reading{Enum: string(answer.Status)}
		if date, ok := answer.PayDate.Get(); ok {
			reading.Optional = &date
		}
		return reading, nil
	case *noventiq.ClientErrorStatusCode:
		message := answer.Response.Errors[0].Message.Or("")
		return journey.Reading{Status: answer.StatusCode, Message: &message}, nil
	default:
		return journey.Reading{}, fmt.Errorf("%T", response)
	}
}
