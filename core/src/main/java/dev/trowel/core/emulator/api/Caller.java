package dev.trowel.core.emulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/// Who sends a request: a user by e-mail address, or a service principal by application id.
public record Caller(String userName) {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /// Whether this is a service principal.
  public boolean isServicePrincipal() {
    return UUID.matcher(userName).matches();
  }

  /// A 16-digit number that is always the same for the same name.
  public String id() {
    return Long.toString(
        1_000_000_000_000_000L + Integer.toUnsignedLong(userName.hashCode()) * 7919);
  }

  /// The user's folder, without `/Workspace`.
  public String home() {
    return "/Users/" + userName;
  }

  /// `{"user_name": …}` or `{"service_principal_name": …}`.
  public ObjectNode principal() {
    return JsonNodeFactory.instance.objectNode().put(principalField(), userName);
  }

  /// The name of the field by which access lists name this one.
  public String principalField() {
    return isServicePrincipal() ? "service_principal_name" : "user_name";
  }
}
