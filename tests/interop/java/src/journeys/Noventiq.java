package journeys;

import static journeys.Journey.expect;

import interop.noventiq.ApiClient;
import interop.noventiq.ApiException;
import interop.noventiq.api.AuthenticationApi;
import interop.noventiq.api.OrdersApi;
import interop.noventiq.model.Credentials;
import interop.noventiq.model.Error;
import interop.noventiq.model.Order;
import interop.noventiq.model.RefundRequest;
import interop.noventiq.model.SearchRequest;
import interop.noventiq.model.SearchableStatus;
import interop.noventiq.model.UnlistedError;
import java.util.Map;

/** The journey of Noventiq: a token, a search, an order, a refund. */
public final class Noventiq {
  public static void main(String[] arguments) throws Exception {
    Journey.run(arguments, Noventiq::walk, Noventiq::read);
  }

  private static ApiClient clientOf(String server) throws ApiException {
    ApiClient guest = new ApiClient();
    guest.updateBaseUri(server);
    Credentials credentials = new Credentials().username("merchant-one").password("merchant-one-secret");
    String token = new AuthenticationApi(guest).createToken(credentials).getToken();
    ApiClient client = new ApiClient();
    client.updateBaseUri(server);
    client.setRequestInterceptor(request -> request.header("AuthorizationJWT", "Bearer " + token));
    return client;
  }

  private static String walk(String server) throws Exception {
    ApiClient client = clientOf(server);
    OrdersApi orders = new OrdersApi(client);
    SearchRequest paid = new SearchRequest().status(SearchableStatus.PAID).limit(2);
    Long id = orders.searchOrders(paid).getIds().get(0);
    expect(orders.getOrder(id).getStatus().equals("paid"), "status of the order");
    RefundRequest refund = new RefundRequest().email("buyer@example.com").description("Wrong edition");
    expect(orders.createRefundWithHttpInfo(id, refund).getStatusCode() == 200, "the refund is taken");
    try {
      orders.getOrder(1L);
      expect(false, "there is an order 1");
    } catch (ApiException failure) {
      expect(failure.getCode() == 404, "no such order");
    }
    try {
      orders.searchOrders(new SearchRequest().limit(-1));
      expect(false, "a negative limit is taken");
    } catch (ApiException failure) {
      Error error = client.getObjectMapper().readValue(failure.getResponseBody(), Error.class);
      expect(error.getErrors().get(0).getError() == 15010, "error " + error);
    }
    return id.toString();
  }

  private static Map<String, Object> read(String server, String id) throws Exception {
    ApiClient client = clientOf(server);
    try {
      Order order = new OrdersApi(client).getOrder(Long.valueOf(id));
      return Journey.values(order.getStatus(), order.getPayDate(), null);
    } catch (ApiException failure) {
      if (failure.getResponseBody() == null || !Journey.isJson(failure.getResponseHeaders())) {
        return Journey.error(failure.getCode(), null);
      }
      UnlistedError error = client.getObjectMapper().readValue(failure.getResponseBody(), UnlistedError.class);
      return Journey.error(failure.getCode(), error.getErrors().get(0).getMessage());
    }
  }
}
