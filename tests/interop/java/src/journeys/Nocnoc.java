package journeys;

import static journeys.Journey.expect;

import interop.nocnoc.ApiClient;
import interop.nocnoc.ApiException;
import interop.nocnoc.api.OrdersApi;
import interop.nocnoc.model.CreateOrderAddress;
import interop.nocnoc.model.CreateOrderCustomer;
import interop.nocnoc.model.CreateOrderProduct;
import interop.nocnoc.model.CreateOrderRequest;
import interop.nocnoc.model.DimensionRequest;
import interop.nocnoc.model.Error;
import interop.nocnoc.model.Language;
import interop.nocnoc.model.Order;
import interop.nocnoc.model.OrderDetail;
import interop.nocnoc.model.Quote;
import interop.nocnoc.model.QuoteRequest;
import interop.nocnoc.model.QuoteRequestAddress;
import interop.nocnoc.model.QuoteRequestCustomer;
import interop.nocnoc.model.QuoteRequestProduct;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The journey of nocnoc: quote, create, place, get, track, cancel, and the same invoice twice. */
public final class Nocnoc {
  private static final DimensionRequest DIMENSION = new DimensionRequest().height(30).length(20).width(10); // centimetres
  private static final QuoteRequestProduct PRODUCT =
      new QuoteRequestProduct()
          .name("Tablet 5.5-inch, 32 GB")
          .description("Tablet with a 5.5-inch display and Wi-Fi")
          .sku("4807703")
          .weight(700) // grams
          .dimension(DIMENSION)
          .amountUsd(new BigDecimal("57.55"))
          .subcategoryId(200)
          .quantity(1);
  private static final CreateOrderRequest ORDER =
      new CreateOrderRequest()
          .merchantInvoiceId("A-1001")
          .notificationUrl("https://shop.example.com/hook")
          .addProductsItem(
              new CreateOrderProduct()
                  .name(PRODUCT.getName())
                  .description(PRODUCT.getDescription())
                  .sku(PRODUCT.getSku())
                  .weight(PRODUCT.getWeight())
                  .dimension(DIMENSION)
                  .amountUsd(PRODUCT.getAmountUsd())
                  .subcategoryId(PRODUCT.getSubcategoryId())
                  .quantity(PRODUCT.getQuantity()))
          .customer(
              new CreateOrderCustomer()
                  .fullName("George Walker")
                  .country("AR")
                  .email("george.walker@example.com")
                  .taxId("20-01234567-5"))
          .address(
              new CreateOrderAddress()
                  .recipientName("John Walker")
                  .phone("+541100000000")
                  .street("San Martin 1234")
                  .zipcode("C1104AKD")
                  .city("Buenos Aires")
                  .country("AR"));

  public static void main(String[] arguments) throws Exception {
    Journey.run(arguments, Nocnoc::walk, Nocnoc::read);
  }

  private static ApiClient clientOf(String server) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(server);
    client.setRequestInterceptor(request -> request.header("X-Api-Key", "merchant-one"));
    return client;
  }

  private static String walk(String server) throws Exception {
    // docs: begin
    ApiClient client = new ApiClient();
    client.updateBaseUri(server);
    client.setRequestInterceptor(request -> request.header("X-Api-Key", "merchant-one"));
    OrdersApi orders = new OrdersApi(client);

    Quote quote =
        orders.quoteOrder(
            new QuoteRequest()
                .products(List.of(PRODUCT))
                .customer(
                    new QuoteRequestCustomer().fullName("George Walker").country("AR").taxId("20-01234567-5"))
                .address(new QuoteRequestAddress().zipcode("1009").country("AR")),
            null);
    System.out.println(quote.getTotalAmountUsd());

    Order created = orders.createOrder(ORDER, null);
    Error refused = null;
    try {
      orders.createOrder(ORDER, Language.ES_AR); // the same invoice again
    } catch (ApiException failure) {
      refused = client.getObjectMapper().readValue(failure.getResponseBody(), Error.class);
      System.out.println(refused.getCode() + " " + refused.getMessage()); // 313, in Spanish
    }
    // docs: end
    expect(quote.getTotalAmountUsd().compareTo(new BigDecimal("119.59")) == 0, "total of the quote");
    expect(refused != null && refused.getCode() == 313, "error " + refused);
    expect(refused.getMessage().startsWith("Ya existe"), "error " + refused);
    expect(created.getStatus().equals("created"), "status of the new order");

    Long id = created.getId();
    expect(orders.placeOrder(id, null).getStatus().equals("placed"), "placed");
    OrderDetail detail = orders.getOrder(id, null);
    expect(detail.getHistoric().size() == 1, "history");
    expect(detail.getProducts().get(0).getSku().equals("4807703"), "goods");
    expect(orders.trackOrder(created.getTrackingId(), null).getStatus().equals("placed"), "status of the tracking");
    expect(orders.cancelOrder(id, null).getStatus().equals("cancelled"), "cancelled");
    return id.toString();
  }

  private static Map<String, Object> read(String server, String id) throws Exception {
    ApiClient client = clientOf(server);
    try {
      OrderDetail order = new OrdersApi(client).getOrder(Long.valueOf(id), null);
      return Journey.values(order.getStatus(), order.getNotificationUrl(), null);
    } catch (ApiException failure) {
      if (failure.getResponseBody() == null || !Journey.isJson(failure.getResponseHeaders())) {
        return Journey.error(failure.getCode(), null);
      }
      Error error = client.getObjectMapper().readValue(failure.getResponseBody(), Error.class);
      return Journey.error(failure.getCode(), error.getMessage());
    }
  }
}
