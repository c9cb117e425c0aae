package dev.trowel.core.template.text;

import java.util.Locale;

/// Cuts an address into its parts, as Go's `url.Parse` does.
final class AddressParser {

  private String rest;
  private String scheme = "";
  private String opaque = "";
  private Addresses.User user = Addresses.User.NOBODY;
  private String host = "";
  private boolean omitsHost;

  private AddressParser(String text) {
    this.rest = text;
  }

  /// The parts of an address.
  ///
  /// @throws FunctionFault when it is none
  static Addresses.Parts parse(String text) {
    if (text.chars().anyMatch(code -> code < ' ' || code == 0x7F)) {
      throw fault("invalid control character in URL");
    }
    int hash = text.indexOf('#');
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    return new AddressParser(hash < 0 ? text : text.substring(0, hash)).parts(fragment);
  }

  private Addresses.Parts parts(String fragment) {
    takeScheme();
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    boolean forcesQuery = mark >= 0 && query.isEmpty();
    rest = mark < 0 ? rest : rest.substring(0, mark);
    if (!rest.startsWith("/") && !scheme.isEmpty()) {
      opaque = rest;
      rest = "";
    } else {
      takeAuthority();
    }
    return new Addresses.Parts(
        scheme, opaque, user, host, omitsHost, rest, forcesQuery, query, fragment);
  }

  private void takeScheme() {
    for (int at = 0; at < rest.length(); at++) {
      char character = rest.charAt(at);
      boolean isLetter =
          (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
      if (isLetter) {
        continue;
      }
      if (character == ':') {
        if (at == 0) {
          throw fault("missing protocol scheme");
        }
        scheme = rest.substring(0, at).toLowerCase(Locale.ROOT);
        rest = rest.substring(at + 1);
        return;
      }
      if (at == 0 || "0123456789+-.".indexOf(character) < 0) {
        return;
      }
    }
  }

  private void takeAuthority() {
    if (!rest.startsWith("/") && firstSegment().contains(":")) {
      throw fault("first path segment in URL cannot contain colon");
    }
    boolean hasAuthority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
    if (!hasAuthority) {
      omitsHost = !scheme.isEmpty() && rest.startsWith("/");
      return;
    }
    int slash = rest.indexOf('/', 2);
    String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
    rest = slash < 0 ? "" : rest.substring(slash);
    int at = authority.lastIndexOf('@');
    user = at < 0 ? Addresses.User.NOBODY : user(authority.substring(0, at));
    host = host(authority.substring(at + 1));
  }

  private String firstSegment() {
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  private static Addresses.User user(String info) {
    boolean isValid =
        info.chars()
            .allMatch(code ->
                (code < 0x80 && Character.isLetterOrDigit(code))
                    || "-._:~!$&'()*+,;=%@".indexOf(code) >= 0);
    if (!isValid) {
      throw fault("invalid userinfo");
    }
    int colon = info.indexOf(':');
    return colon < 0
        ? new Addresses.User(Percent.USER.unescape(info), null)
        : new Addresses.User(
            Percent.USER.unescape(info.substring(0, colon)),
            Percent.USER.unescape(info.substring(colon + 1)));
  }

  private static String host(String host) {
    int end = host.startsWith("[") ? host.lastIndexOf(']') : -1;
    if (host.startsWith("[") && end < 0) {
      throw fault("missing ']' in host");
    }
    int colon = end >= 0 ? end + 1 : host.lastIndexOf(':');
    String port = colon < 0 ? "" : host.substring(colon);
    boolean isPort =
        port.isEmpty()
            || (port.startsWith(":")
                && port.chars().skip(1).allMatch(digit -> digit >= '0' && digit <= '9'));
    if (!isPort) {
      throw fault("invalid port \"%s\" after host".formatted(port));
    }
    return Percent.HOST.unescape(host);
  }

  private static FunctionFault fault(String message) {
    return new FunctionFault(message, Addresses.FORM);
  }
}
