package journeys;

import static journeys.Journey.expect;

import interop.sendcloud.ApiClient;
import interop.sendcloud.ApiException;
import interop.sendcloud.ApiResponse;
import interop.sendcloud.api.OrdersApi;
import interop.sendcloud.model.ErrorList;
import interop.sendcloud.model.NewIntegration;
import interop.sendcloud.model.NewOrder;
import interop.sendcloud.model.NewOrderDetails;
import interop.sendcloud.model.NewOrderItem;
import interop.sendcloud.model.NewPaymentDetails;
import interop.sendcloud.model.NewPrice;
import interop.sendcloud.model.NewShopStatus;
import interop.sendcloud.model.OrderChanges;
import interop.sendcloud.model.OrderDetails;
import interop.sendcloud.model.OrderDetailsChanges;
import interop.sendcloud.model.OrderList;
import interop.sendcloud.model.SavedOrder;
import interop.sendcloud.model.ShopStatus;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The journey of Sendcloud: all pages, create, get, clear a note with null, delete. */
public final class Sendcloud {
  private static final Pattern NEXT = Pattern.compile("<[^>]*[?&]cursor=([^&>]*)[^>]*>; rel=\"next\"");
  private static final NewPrice PRICE = new NewPrice().value(new BigDecimal("12.50")).currency("EUR");

  public static void main(String[] arguments) throws Exception {
    Journey.run(arguments, Sendcloud::walk, Sendcloud::read);
  }

  private static ApiClient clientOf(String server) {
    byte[] keys = "merchant-one:merchant-one-secret".getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(keys);
    ApiClient client = new ApiClient();
    client.updateBaseUri(server);
    client.setRequestInterceptor(request -> request.header("Authorization", basic));
    return client;
  }

  private static String walk(String server) throws Exception {
    OrdersApi orders = new OrdersApi(clientOf(server));
    expect(countAll(orders) == 30, "orders on all pages");

    List<NewOrder> requests = List.of(newOrder("JAVA-1"), newOrder("JAVA-2"));
    List<SavedOrder> saved = orders.createOrUpdateOrders(requests, null).getData();
    Long id = saved.get(0).getId();
    expect("Ring twice".equals(detailsOf(orders, id).getNotes()), "the note");
    // docs: begin
    OrderDetailsChanges details = new OrderDetailsChanges().notes(null); // clears the note; not called, it stays
    orders.updateOrder(id, new OrderChanges().orderDetails(details));
    // docs: end
    expect(detailsOf(orders, id).getNotes() == null, "no note");
    orders.deleteOrder(id);
    try {
      orders.retrieveOrder(id);
      expect(false, "the order is there");
    } catch (ApiException failure) {
      expect(failure.getCode() == 404, "the order is gone");
    }
    return saved.get(1).getId().toString();
  }

  private static int countAll(OrdersApi orders) throws ApiException {
    int count = 0;
    String cursor = null;
    do {
      ApiResponse<OrderList> page =
          orders.listOrdersWithHttpInfo(
              null, null, null, null, null, null, null, null, null, null, null, 10, cursor);
      count += page.getData().getData().size();
      Matcher next = NEXT.matcher(String.join(",", page.getHeaders().getOrDefault("link", List.of())));
      cursor = next.find() ? URLDecoder.decode(next.group(1), StandardCharsets.UTF_8) : null;
    } while (cursor != null);
    return count;
  }

  private static NewOrder newOrder(String name) {
    return new NewOrder()
        .orderId(name)
        .orderNumber(name)
        .orderDetails(
            new NewOrderDetails()
                .integration(new NewIntegration().id(17))
                .status(new NewShopStatus().code("unfulfilled").message("Not sent"))
                .orderCreatedAt(OffsetDateTime.parse("2026-11-20T10:00:00Z"))
                .orderItems(List.of(new NewOrderItem().name("Candle").quantity(1).totalPrice(PRICE)))
                .notes("Ring twice"))
        .paymentDetails(new NewPaymentDetails().totalPrice(PRICE).status(new NewShopStatus().code("paid")));
  }

  private static OrderDetails detailsOf(OrdersApi orders, Long id) throws ApiException {
    return orders.retrieveOrder(id).getData().getOrderDetails();
  }

  private static Map<String, Object> read(String server, String id) throws Exception {
    ApiClient client = clientOf(server);
    try {
      OrderDetails details = detailsOf(new OrdersApi(client), Long.valueOf(id));
      ShopStatus status = details.getStatus();
      return Journey.values(status.getCode(), status.getMessage(), details.getNotes());
    } catch (ApiException failure) {
      if (failure.getResponseBody() == null || !Journey.isJson(failure.getResponseHeaders())) {
        return Journey.error(failure.getCode(), null);
      }
      ErrorList errors = client.getObjectMapper().readValue(failure.getResponseBody(), ErrorList.class);
      return Journey.error(failure.getCode(), errors.getErrors().get(0).getDetail());
    }
  }
}
