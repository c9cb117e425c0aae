package dev.trowel.core.emulator.http;

import static java.util.Objects.requireNonNull;

/// A refusal in the API's own form: an HTTP status, an `error_code` and a message.
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /// A refusal; `message` is what the client reads.
  public ApiException(int status, String code, String message) {
    super(requireNonNull(message, "message is null"), null, false, false);
    this.status = status;
    this.code = requireNonNull(code, "code is null");
  }

  /// 400 `INVALID_PARAMETER_VALUE`.
  public static ApiException invalid(String message) {
    return new ApiException(400, "INVALID_PARAMETER_VALUE", message);
  }

  /// 400 for a field that has to be there.
  public static ApiException missing(String field) {
    return invalid("Missing required field: " + field);
  }

  /// 400 `MALFORMED_REQUEST`: the body could be read, but a value in it is of the wrong type.
  public static ApiException malformed(String message) {
    return new ApiException(400, "MALFORMED_REQUEST", "Could not parse request object: " + message);
  }

  /// 404 `RESOURCE_DOES_NOT_EXIST`.
  public static ApiException notFound(String message) {
    return new ApiException(404, "RESOURCE_DOES_NOT_EXIST", message);
  }

  /// 400 `RESOURCE_ALREADY_EXISTS`.
  public static ApiException exists(String message) {
    return new ApiException(400, "RESOURCE_ALREADY_EXISTS", message);
  }

  /// The HTTP status, 400 to 599.
  public int status() {
    return status;
  }

  /// The API's `error_code`.
  public String code() {
    return code;
  }
}
