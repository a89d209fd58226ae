package journeys;

import static journeys.Journey.expect;

import interop.epages.ApiClient;
import interop.epages.ApiException;
import interop.epages.api.OrdersApi;
import interop.epages.model.Error;
import interop.epages.model.OrderDetail;
import interop.epages.model.OrderDocument;
import interop.epages.model.PatchOp;
import interop.epages.model.PatchOperation;
import interop.epages.model.PatchOperationValue;
import interop.epages.model.PatchPath;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** The journey of an ePages shop: list, get, patch, documents. */
public final class Epages {
  private static final String SHOP = "DemoShop";
  private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX");

  public static void main(String[] arguments) throws Exception {
    Journey.run(arguments, Epages::walk, Epages::read);
  }

  private static ApiClient clientOf(String server) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(server);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer merchant-one"));
    return client;
  }

  private static String walk(String server) throws Exception {
    OrdersApi orders = new OrdersApi(clientOf(server));
    String id =
        orders
            .listOrders(
                SHOP, null, null, 10, null, null, null, null, null, null, null, null, null, true, null, null,
                null, null, null, null, null)
            .getItems()
            .get(0)
            .getOrderId();
    expect(!orders.getOrder(SHOP, id, null).getLineItemContainer().getProductLineItems().isEmpty(), "goods");
    // docs: begin
    OrderDetail changed =
        orders.updateOrder(
            SHOP,
            id,
            List.of(
                new PatchOperation()
                    .op(PatchOp.ADD)
                    .path(PatchPath.INTERNAL_NOTE)
                    .value(new PatchOperationValue("Gift wrap")),
                new PatchOperation().op(PatchOp.REMOVE).path(PatchPath.CUSTOMER_COMMENT)),
            null);
    // docs: end
    expect("Gift wrap".equals(changed.getInternalNote()), "note");
    expect(changed.getCustomerComment() == null, "no comment");
    OrderDocument document = orders.listOrderDocuments(SHOP, id, null, null, null, null).getItems().get(0);
    expect(document.getDocumentType().equals("Invoice"), "the invoice");
    try {
      orders.getOrder(SHOP, "00000000-0000-0000-0000-000000000000", null);
      expect(false, "there is such an order");
    } catch (ApiException failure) {
      expect(failure.getCode() == 404, "no such order");
    }
    return id;
  }

  private static Map<String, Object> read(String server, String id) throws Exception {
    ApiClient client = clientOf(server);
    try {
      OrderDetail order = new OrdersApi(client).getOrder(SHOP, id, null);
      OffsetDateTime updated = order.getLastUpdatedOnDate();
      String optional = updated == null ? null : updated.format(MILLISECONDS); // as ePages writes it
      return Journey.values(order.getTaxModel(), optional, order.getInternalNote());
    } catch (ApiException failure) {
      if (failure.getResponseBody() == null || !Journey.isJson(failure.getResponseHeaders())) {
        return Journey.error(failure.getCode(), null);
      }
      Error error = client.getObjectMapper().readValue(failure.getResponseBody(), Error.class);
      return Journey.error(failure.getCode(), error.getMessage());
    }
  }
}
