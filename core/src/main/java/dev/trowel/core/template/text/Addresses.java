package dev.trowel.core.template.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A parsed address with the fields and methods of Go's `url.URL`.
public final class Addresses implements HostObject {

  static final String FORM = "An address is written https://host:port/path?query#fragment.";

  /// The fields and methods, all without arguments.
  private static final Map<String, Member> MEMBERS =
      Map.ofEntries(
          Map.entry("Scheme", self -> self.parts.scheme()),
          Map.entry("Opaque", self -> self.parts.opaque()),
          Map.entry("User", self -> self.parts.user()),
          Map.entry("Host", self -> self.parts.host()),
          Map.entry("Path", self -> self.path),
          Map.entry("RawPath", self -> self.rawPath()),
          Map.entry("OmitHost", self -> self.parts.omitsHost()),
          Map.entry("ForceQuery", self -> self.parts.forcesQuery()),
          Map.entry("RawQuery", self -> self.parts.query()),
          Map.entry("Fragment", self -> self.fragment),
          Map.entry("RawFragment", self -> self.rawFragment()),
          Map.entry("Hostname", self -> self.hostAndPort().getFirst()),
          Map.entry("Port", self -> self.hostAndPort().getLast()),
          Map.entry("EscapedPath", self -> self.escapedPath()),
          Map.entry("EscapedFragment", self -> self.escapedFragment()),
          Map.entry("IsAbs", self -> !self.parts.scheme().isEmpty()),
          Map.entry("Query", self -> self.query()),
          Map.entry("RequestURI", self -> self.request()),
          Map.entry("Redacted", self -> self.whole(true)),
          Map.entry("String", Addresses::toString));

  private final Parts parts;
  private final String path;
  private final String fragment;

  private Addresses(Parts parts) {
    this.parts = parts;
    this.path = Percent.PATH.unescape(parts.path());
    this.fragment = Percent.FRAGMENT.unescape(parts.fragment());
  }

  /// The address that a text spells.
  ///
  /// @throws FunctionFault when it spells none
  public static Addresses of(String text) {
    try {
      return new Addresses(AddressParser.parse(text));
    } catch (FunctionFault fault) {
      throw new FunctionFault("parse \"%s\": %s".formatted(text, fault.message()), fault.wayOut());
    }
  }

  /// An address as it is written, in parts.
  ///
  /// @param user [User#NOBODY] when none is written
  /// @param omitsHost whether a path follows the scheme without `//`
  /// @param forcesQuery whether it ends with a bare `?`
  record Parts(
      String scheme,
      String opaque,
      User user,
      String host,
      boolean omitsHost,
      String path,
      boolean forcesQuery,
      String query,
      String fragment) {}

  /// A user, with a password where one is written.
  record User(String name, @Nullable String password) implements HostObject {

    static final User NOBODY = new User("", null);

    @Override
    public Object call(String method, List<@Nullable Object> arguments) {
      Arguments.of(arguments, 0);
      return method.equals("Username") ? name : toString();
    }

    @Override
    public Set<String> methods() {
      return Set.of("Username", "String");
    }

    @Override
    public boolean isNil() {
      return this == NOBODY;
    }

    @Override
    public String type() {
      return "*url.Userinfo";
    }

    @Override
    public String toString() {
      return Percent.USER.escape(name)
          + (password == null ? "" : ":" + Percent.USER.escape(password));
    }
  }

  @Override
  public @Nullable Object call(String method, List<@Nullable Object> arguments) {
    Arguments.of(arguments, 0);
    Member member = MEMBERS.get(method);
    return member == null ? null : member.of(this);
  }

  @Override
  public Set<String> methods() {
    return MEMBERS.keySet();
  }

  @Override
  public String type() {
    return "*url.URL";
  }

  /// The address as it is written.
  @Override
  public String toString() {
    return whole(false);
  }

  /// What a field or method gives.
  private interface Member {
    @Nullable Object of(Addresses self);
  }

  private String rawPath() {
    return Percent.PATH.escape(path).equals(parts.path()) ? "" : parts.path();
  }

  private String escapedPath() {
    return Percent.PATH.written(parts.path());
  }

  private String rawFragment() {
    return Percent.FRAGMENT.escape(fragment).equals(parts.fragment()) ? "" : parts.fragment();
  }

  private String escapedFragment() {
    return Percent.FRAGMENT.written(parts.fragment());
  }

  private List<String> hostAndPort() {
    String host = parts.host();
    int end = host.startsWith("[") ? host.lastIndexOf(']') : -1;
    int colon = end < 0 ? host.lastIndexOf(':') : host.indexOf(':', end);
    String name = colon < 0 ? host : host.substring(0, colon);
    String bare = end > 0 ? host.substring(1, end) : name;
    return List.of(bare, colon < 0 ? "" : host.substring(colon + 1));
  }

  private Map<String, Object> query() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : parts.query().split("&", -1)) {
      if (pair.isEmpty() || pair.contains(";")) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = Percent.QUERY.unescape(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : Percent.QUERY.unescape(pair.substring(equals + 1));
      values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
    }
    return new LinkedHashMap<>(values);
  }

  private String request() {
    String target = parts.opaque();
    if (target.isEmpty()) {
      target = parts.path().isEmpty() ? "/" : escapedPath();
    } else if (target.startsWith("//")) {
      target = parts.scheme() + ":" + target;
    }
    return target + queryPart();
  }

  private String queryPart() {
    return parts.forcesQuery() || !parts.query().isEmpty() ? "?" + parts.query() : "";
  }

  private String whole(boolean hidesPassword) {
    StringBuilder text = new StringBuilder();
    if (!parts.scheme().isEmpty()) {
      text.append(parts.scheme()).append(':');
    }
    if (parts.opaque().isEmpty()) {
      text.append(authority(hidesPassword)).append(pathPart());
    } else {
      text.append(parts.opaque());
    }
    text.append(queryPart());
    return parts.fragment().isEmpty()
        ? text.toString()
        : text.append('#').append(escapedFragment()).toString();
  }

  private String authority(boolean hidesPassword) {
    User user = parts.user();
    boolean isBare = parts.host().isEmpty() && user.isNil();
    boolean isNone = parts.scheme().isEmpty() || parts.omitsHost() || parts.path().isEmpty();
    if (isBare && isNone) {
      return "";
    }
    String who = "";
    if (!user.isNil()) {
      boolean hides = hidesPassword && user.password() != null;
      who = (hides ? new User(user.name(), "xxxxx") : user) + "@";
    }
    return "//" + who + Percent.HOST.escape(parts.host());
  }

  private String pathPart() {
    boolean lacksSlash =
        !parts.path().isEmpty() && !parts.path().startsWith("/") && !parts.host().isEmpty();
    return (lacksSlash ? "/" : "") + escapedPath();
  }
}
