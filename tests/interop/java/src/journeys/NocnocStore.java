package journeys;

import static journeys.Journey.expect;

import interop.nocnoc_store.ApiClient;
import interop.nocnoc_store.ApiException;
import interop.nocnoc_store.api.OrdersApi;
import interop.nocnoc_store.api.PackagesApi;
import interop.nocnoc_store.api.ProductsApi;
import interop.nocnoc_store.model.AsinNumbers;
import interop.nocnoc_store.model.CreateProductFromAsinRequest;
import interop.nocnoc_store.model.CreateProductRequest;
import interop.nocnoc_store.model.CreatedPackage;
import interop.nocnoc_store.model.CurrencyRequest;
import interop.nocnoc_store.model.DescriptionLanguageRequest;
import interop.nocnoc_store.model.DimensionsRequest;
import interop.nocnoc_store.model.Error;
import interop.nocnoc_store.model.FatherPackageRequest;
import interop.nocnoc_store.model.ImageRequest;
import interop.nocnoc_store.model.Order;
import interop.nocnoc_store.model.OrderedProduct;
import interop.nocnoc_store.model.PackageItem;
import interop.nocnoc_store.model.PackageLabel;
import interop.nocnoc_store.model.PackageRequest;
import interop.nocnoc_store.model.Product;
import interop.nocnoc_store.model.SizeRequest;
import interop.nocnoc_store.model.SizeUnitRequest;
import interop.nocnoc_store.model.SonPackageRequest;
import interop.nocnoc_store.model.UpdateProductRequest;
import interop.nocnoc_store.model.WeightRequest;
import interop.nocnoc_store.model.WeightUnitRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The journey of the nocnoc store: orders, products, stock and price, packages, and a cancellation asked for twice. */
public final class NocnocStore {
  private static final String SKU = "HEADPHONES7";
  private static final DimensionsRequest DIMENSIONS =
      new DimensionsRequest()
          .size(new SizeRequest().unit(SizeUnitRequest.CM).length(20.0).width(10.0).height(5.0))
          .weight(new WeightRequest().unit(WeightUnitRequest.KG).value(0.5));

  public static void main(String[] arguments) throws Exception {
    Journey.run(arguments, NocnocStore::walk, NocnocStore::read);
  }

  private static ApiClient clientOf(String server) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(server);
    client.setRequestInterceptor(request -> request.header("X-Api-Key", "merchant-one"));
    return client;
  }

  private static String walk(String server) throws Exception {
    ApiClient client = clientOf(server);
    OrdersApi orders = new OrdersApi(client);
    List<Order> waiting = orders.listOrders(0, 2, "in_process", null, null, null).getOrders();
    expect(waiting.get(0).getStatusDescription() == null, "no description");

    products(new ProductsApi(client));
    pack(new PackagesApi(client), waiting.get(0));

    String cancelled = waiting.get(1).getTrackingId();
    orders.cancelOrder(cancelled);
    try {
      orders.cancelOrder(cancelled);
      expect(false, "a second request is taken");
    } catch (ApiException failure) {
      Error error = client.getObjectMapper().readValue(failure.getResponseBody(), Error.class);
      expect(failure.getCode() == 400 && error.getCode() == 400, "an open request");
    }
    return SKU;
  }

  private static void products(ProductsApi products) throws ApiException {
    CreateProductRequest request =
        new CreateProductRequest()
            .sku(SKU)
            .brand("Harken")
            .availableQuantity(1)
            .price(new BigDecimal("15.50"))
            .currencyCode(CurrencyRequest.USD)
            .title("Harken H7 headphones")
            .description("Closed headphones with a cable of 1.2 metres.")
            .descriptionLanguage(DescriptionLanguageRequest.EN)
            .packageDimensions(DIMENSIONS)
            .productDimensions(DIMENSIONS)
            .addImagesItem(new ImageRequest().sourceUrl("https://images.example.com/harken-h7.jpg"));
    expect(products.createProduct(request).getCondition().equals("NEW"), "condition that is meant if none is sent");
    CreateProductFromAsinRequest offer =
        new CreateProductFromAsinRequest()
            .sku("FROM-ASIN")
            .internationalIds(new AsinNumbers().asin(List.of("B0D1XD1ZV3")))
            .availableQuantity(3)
            .price(new BigDecimal("20.00"))
            .currencyCode(CurrencyRequest.USD);
    expect(products.createProductFromAsin(offer).getSku().equals("FROM-ASIN"), "product of an ASIN");

    BigDecimal price = new BigDecimal("14.25");
    products.updateProduct(
        SKU, new UpdateProductRequest().availableQuantity(9).price(price).currencyCode(CurrencyRequest.USD));
    Product product = products.getProduct(SKU);
    expect(product.getAvailableQuantity() == 9 && product.getPrice().compareTo(price) == 0, "new stock and price");
    List<Product> all = products.listProducts(null, null, null, 200).getProducts();
    expect(all.stream().anyMatch(each -> each.getSku().equals(SKU)), "the new product in the list");
  }

  private static void pack(PackagesApi packages, Order order) throws ApiException {
    OrderedProduct goods = order.getProducts().get(0);
    PackageLabel label =
        new PackageLabel()
            .trackingCode(order.getTrackingId())
            .carrier("nocnoc")
            .url(order.getLabelUrl());
    SonPackageRequest son =
        new SonPackageRequest()
            .orderReferenceId(order.getTrackingId())
            .labels(List.of(label))
            .items(List.of(new PackageItem().sku(goods.getSku()).quantity(goods.getQuantity())));
    CreatedPackage packed = packages.createPackage(new PackageRequest(son));
    FatherPackageRequest father = new FatherPackageRequest().subpackages(Set.of(packed.getPackageId()));
    CreatedPackage master = packages.createPackage(new PackageRequest(father));
    expect(!master.getPackageId().isEmpty(), "id of the master box");
  }

  private static Map<String, Object> read(String server, String sku) throws Exception {
    ApiClient client = clientOf(server);
    try {
      Order order = new OrdersApi(client).listOrders(0, 1, null, null, null, null).getOrders().get(0);
      Product product = new ProductsApi(client).getProduct(sku);
      return Journey.values(order.getStatus(), product.getBrand(), order.getStatusDescription());
    } catch (ApiException failure) {
      if (failure.getResponseBody() == null || !Journey.isJson(failure.getResponseHeaders())) {
        return Journey.error(failure.getCode(), null);
      }
      Error error = client.getObjectMapper().readValue(failure.getResponseBody(), Error.class);
      return Journey.error(failure.getCode(), error.getMessage());
    }
  }
}
