package journeys;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What all journeys share: the addresses, the bends, and the lines that the driver reads. */
final class Journey {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Journey() {}

  /** Walks the journey of a provider and returns the id of an order. */
  interface Walk {
    String from(String server) throws Exception;
  }

  /** Reads one order. */
  interface Read {
    Map<String, Object> from(String server, String id) throws Exception;
  }

  /** Walks the journey, then reads one order under each bend. */
  static void run(String[] arguments, Walk walk, Read read) throws Exception {
    String address = arguments[0];
    String path = arguments[1];
    String id = walk.from(address + "/" + path);
    for (String bend : Arrays.copyOfRange(arguments, 2, arguments.length)) {
      Map<String, Object> reading = new HashMap<>();
      try {
        reading.putAll(read.from(address + "/bent/" + bend + "/" + path, id));
      } catch (Exception failure) {
        reading.put("failed", failure.toString());
      }
      reading.put("bend", bend);
      System.out.println(MAPPER.writeValueAsString(reading));
    }
  }

  /** What a client read of an order; unknown members are dropped. */
  static Map<String, Object> values(String enumeration, String optional, String nullable) {
    Map<String, Object> reading = new HashMap<>();
    reading.put("enum", enumeration);
    reading.put("optional", optional);
    reading.put("nullable", nullable);
    return reading;
  }

  /** What a client read of an error; the message is null if its body is not the API's. */
  static Map<String, Object> error(int status, String message) {
    Map<String, Object> reading = new HashMap<>();
    reading.put("status", status);
    reading.put("message", message);
    return reading;
  }

  static void expect(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("unexpected: " + what);
    }
  }

  /** Returns whether the body of an error may be read as the API's. */
  static boolean isJson(java.net.http.HttpHeaders headers) {
    return headers.firstValue("Content-Type").orElse("").startsWith("application/json");
  }
}
