// The journey of the nocnoc store: orders, products, stock and price, packages, and a cancellation asked for twice.
package main

import (
	"context"
	"slices"

	"interop/journey"
	"interop/nocnoc_store"
)

const sku = "HEADPHONES7"

var (
	ctx        = context.Background()
	dimensions = nocnoc_store.DimensionsRequest{
		Size:   nocnoc_store.SizeRequest{Unit: "cm", Length: 20, Width: 10, Height: 5},
		Weight: nocnoc_store.WeightRequest{Unit: "kg", Value: 0.5},
	}
)

func main() { journey.Run(walk, read) }

func clientOf(server string) *nocnoc_store.ClientWithResponses {
	key := nocnoc_store.WithRequestEditorFn(journey.Header("X-Api-Key", "merchant-one"))
	client, err := nocnoc_store.NewClientWithResponses(server, key)
	journey.Check(err)
	return client
}

func walk(server string) string {
	client := clientOf(server)
	waiting := nocnoc_store.ListOrdersParams{Page: 0, Size: 2, Statuses: journey.Pointer("in_process")}
	list, err := client.ListOrdersWithResponse(ctx, &waiting)
	journey.Check(err)
	packed, cancelled := list.JSON200.Orders[0], list.JSON200.Orders[1]
	journey.Expect(packed.StatusDescription.IsNull(), "no description")

	createProducts(client)
	changeProduct(client)
	pack(client, packed)

	taken, err := client.CancelOrderWithResponse(ctx, cancelled.TrackingId)
	journey.Check(err)
	journey.Expect(taken.StatusCode() == 201, "the request is taken: %s", taken.Body)
	again, err := client.CancelOrderWithResponse(ctx, cancelled.TrackingId)
	journey.Check(err)
	journey.Expect(again.JSON400 != nil && *again.JSON400.Code == 400, "an open request: %s", again.Body)
	return sku
}

func createProducts(client *nocnoc_store.ClientWithResponses) {
	created, err := client.CreateProductWithResponse(ctx, nocnoc_store.CreateProductRequest{
		Sku:                 sku,
		Brand:               "Harken",
		AvailableQuantity:   1,
		Price:               15.5,
		CurrencyCode:        "USD",
		Title:               "Harken H7 headphones",
		Description:         "Closed headphones with a cable of 1.2 metres.",
		DescriptionLanguage: "en",
		PackageDimensions:   dimensions,
		ProductDimensions:   dimensions,
		Images:              []nocnoc_store.ImageRequest{{SourceUrl: "https://images.example.com/harken-h7.jpg"}},
	})
	journey.Check(err)
	journey.Expect(*created.JSON201.Condition == "NEW", "condition that is meant if none is sent")
	offer, err := client.CreateProductFromAsinWithResponse(ctx, nocnoc_store.CreateProductFromAsinRequest{
		Sku:               "FROM-ASIN",
		InternationalIds:  nocnoc_store.AsinNumbers{Asin: []string{"B0D1XD1ZV3"}},
		AvailableQuantity: 3,
		Price:             20,
		CurrencyCode:      "USD",
	})
	journey.Check(err)
	journey.Expect(offer.JSON200.Sku == "FROM-ASIN", "product of an ASIN")
}

func changeProduct(client *nocnoc_store.ClientWithResponses) {
	changes := nocnoc_store.UpdateProductRequest{
		AvailableQuantity: journey.Pointer(int32(9)),
		Price:             journey.Pointer(14.25),
		CurrencyCode:      journey.Pointer(nocnoc_store.CurrencyRequest("USD")),
	}
	_, err := client.UpdateProductWithResponse(ctx, sku, changes)
	journey.Check(err)
	product, err := client.GetProductWithResponse(ctx, sku)
	journey.Check(err)
	journey.Expect(product.JSON200.AvailableQuantity == 9 && product.JSON200.Price == 14.25, "new stock and price")
	size := nocnoc_store.ListProductsParams{Size: journey.Pointer(int32(200))}
	products, err := client.ListProductsWithResponse(ctx, &size)
	journey.Check(err)
	isNew := func(product nocnoc_store.Product) bool { return product.Sku == sku }
	journey.Expect(slices.ContainsFunc(products.JSON200.Products, isNew), "the new product in the list")
}

func pack(client *nocnoc_store.ClientWithResponses, order nocnoc_store.Order) {
	goods := order.Products[0]
	var son, father nocnoc_store.PackageRequest
	journey.Check(son.FromSonPackageRequest(nocnoc_store.SonPackageRequest{
		OrderReferenceId: order.TrackingId,
		Labels: []nocnoc_store.PackageLabel{{
			TrackingCode: order.TrackingId, Carrier: "nocnoc", Url: *order.LabelUrl,
		}},
		Items: []nocnoc_store.PackageItem{{Sku: goods.Sku, Quantity: goods.Quantity}},
	}))
	packed, err := client.CreatePackageWithResponse(ctx, son)
	journey.Check(err)
	journey.Expect(packed.JSON201 != nil, "the Son is registered: %s", packed.Body)
	subpackages := nocnoc_store.FatherPackageRequest{Subpackages: []string{packed.JSON201.PackageId}}
	journey.Check(father.FromFatherPackageRequest(subpackages))
	master, err := client.CreatePackageWithResponse(ctx, father)
	journey.Check(err)
	journey.Expect(master.JSON201.PackageId != "", "id of the master box")
}

func read(server, sku string) (journey.Reading, error) {
	client := clientOf(server)
	list, err := client.ListOrdersWithResponse(ctx, &nocnoc_store.ListOrdersParams{Page: 0, Size: 1})
	if err != nil {
		return journey.Reading{}, err
	}
	if list.JSON200 == nil {
		reading := journey.Reading{Status: list.StatusCode()}
		if refused := list.JSON4XX; refused != nil {
			reading.Message = &refused.Message
		}
		return reading, nil
	}
	product, err := client.GetProductWithResponse(ctx, sku)
	if err != nil {
		return journey.Reading{}, err
	}
	order := list.JSON200.Orders[0]
	reading := journey.Reading{Enum: string(order.Status), Optional: product.JSON200.Brand}
	if description, err := order.StatusDescription.Get(); err == nil {
		reading.Nullable = &description
	}
	return reading, nil
}
