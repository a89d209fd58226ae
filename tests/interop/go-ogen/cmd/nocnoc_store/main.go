// The journey of the nocnoc store: orders, products, stock and price, packages, and a cancellation asked for twice.
package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	store "interop/nocnoc_store"

	"interop/journey"
)

const sku = "HEADPHONES7"

var (
	ctx        = context.Background()
	dimensions = store.DimensionsRequest{
		Size:   store.SizeRequest{Unit: "cm", Length: 20, Width: 10, Height: 5},
		Weight: store.WeightRequest{Unit: "kg", Value: 0.5},
	}
)

type seller struct{}

func (seller) ApiKey(context.Context, store.OperationName) (store.ApiKey, error) {
	return store.ApiKey{APIKey: "merchant-one"}, nil
}

func main() { journey.Run(walk, read) }

func walk(server string) string {
	client, err := store.NewClient(server, seller{})
	journey.Check(err)
	waiting := store.ListOrdersParams{Page: 0, Size: 2, Statuses: store.NewOptString("in_process")}
	list := journey.As[*store.OrderList](client.ListOrders(ctx, waiting))
	packed, cancelled := list.Orders[0], list.Orders[1]
	journey.Expect(packed.StatusDescription.Null, "no description")

	createProducts(client)
	changeProduct(client)
	pack(client, packed)

	params := store.CancelOrderParams{OrderID: cancelled.TrackingID}
	journey.As[*store.CancellationTaken](client.CancelOrder(ctx, params))
	again := journey.As[*store.CancelOrderBadRequest](client.CancelOrder(ctx, params))
	journey.Expect(again.Code.Value == 400, "an open request: %+v", again)
	return sku
}

func createProducts(client *store.Client) {
	created := journey.As[*store.CreatedProduct](client.CreateProduct(ctx, &store.CreateProductRequest{
		Sku:                 sku,
		Brand:               "Harken",
		AvailableQuantity:   1,
		Price:               decimal.RequireFromString("15.5"),
		CurrencyCode:        "USD",
		Title:               "Harken H7 headphones",
		Description:         "Closed headphones with a cable of 1.2 metres.",
		DescriptionLanguage: "en",
		PackageDimensions:   dimensions,
		ProductDimensions:   dimensions,
		Images:              []store.ImageRequest{{SourceURL: "https://images.example.com/harken-h7.jpg"}},
	}))
	journey.Expect(created.Condition.Value == "NEW", "condition that is meant if none is sent")
	offer := journey.As[*store.ProductOffer](client.CreateProductFromAsin(ctx, &store.CreateProductFromAsinRequest{
		Sku:               "FROM-ASIN",
		InternationalIds:  store.AsinNumbers{Asin: []string{"B0D1XD1ZV3"}},
		AvailableQuantity: 3,
		Price:             decimal.NewFromInt(20),
		CurrencyCode:      "USD",
	}))
	journey.Expect(offer.Sku == "FROM-ASIN", "product of an ASIN")
}

func changeProduct(client *store.Client) {
	changes := store.UpdateProductRequest{
		AvailableQuantity: store.NewOptInt32(9),
		Price:             store.NewOptDecimal(decimal.RequireFromString("14.25")),
		CurrencyCode:      store.NewOptCurrencyRequest("USD"),
	}
	params := store.UpdateProductParams{Sku: sku}
	journey.As[*store.ProductOffer](client.UpdateProduct(ctx, &changes, params))
	product := journey.As[*store.Product](client.GetProduct(ctx, store.GetProductParams{Sku: sku}))
	journey.Expect(product.AvailableQuantity == 9 && product.Price.Equal(changes.Price.Value), "new stock and price")
	all := store.ListProductsParams{Size: store.NewOptInt32(200)}
	products := journey.As[*store.ProductList](client.ListProducts(ctx, all))
	isNew := func(product store.Product) bool { return product.Sku == sku }
	journey.Expect(slices.ContainsFunc(products.Products, isNew), "the new product in the list")
}

func pack(client *store.Client, order store.Order) {
	goods := order.Products[0]
	son := store.SonPackageRequest{
		OrderReferenceID: order.TrackingID,
		Labels: []store.PackageLabel{{
			TrackingCode: order.TrackingID, Carrier: "nocnoc", URL: order.LabelURL.Value,
		}},
		Items: []store.PackageItem{{Sku: goods.Sku, Quantity: goods.Quantity}},
	}
	packed := journey.As[*store.CreatedPackage](
		client.CreatePackage(ctx, store.NewSonPackageRequestPackageRequest(son)),
	)
	father := store.FatherPackageRequest{Subpackages: []string{packed.PackageID}}
	master := journey.As[*store.CreatedPackage](
		client.CreatePackage(ctx, store.NewFatherPackageRequestPackageRequest(father)),
	)
	journey.Expect(master.PackageID != "", "id of the master box")
}

func read(server, sku string) (journey.Reading, error) {
	var recorder journey.Recorder
	client, err := store.NewClient(server, seller{}, store.WithClient(recorder.Client()))
	journey.Check(err)
	response, err := client.ListOrders(ctx, store.ListOrdersParams{Page: 0, Size: 1})
	if err != nil {
		return recorder.Failed(err)
	}
	switch answer := response.(type) {
	case *store.OrderList:
		product, err := client.GetProduct(ctx, store.GetProductParams{Sku: sku})
		if err != nil {
			return journey.Reading{}, err
		}
		order := answer.Orders[0]
		reading := journey.Reading{Enum: string(order.Status)}
		if text, ok := order.StatusDescription.Get(); ok {
			reading.Nullable = &text
		}
		if brand, ok := product.(*store.Product).Brand.Get(); ok {
			reading.Optional = &brand
		}
		return reading, nil
	case *store.ClientErrorStatusCode:
		return journey.Reading{Status: answer.StatusCode, Message: &answer.Response.Message}, nil
	default:
		return journey.Reading{}, fmt.Errorf("%T", response)
	}
}
