package dev.trowel.core.workspace.login;

import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Transport;
import dev.trowel.core.workspace.login.Credentials.Place;
import dev.trowel.schema.diagnostic.StopException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds out where to go and who one is: **start reading here**.
public final class Login {

  private static final String NO_WORKSPACE = "none";

  private final Surroundings around;
  private final Transport transport;
  private final Endpoints endpoints;

  public Login(Surroundings around, Transport transport, Endpoints endpoints) {
    this.around = around;
    this.transport = transport;
    this.endpoints = endpoints;
  }

  /// Does what logging in takes whatever its settings.
  public static void prepare() {
    Fingerprint.prepare();
  }

  /// Tries the methods in the incumbent's order (sdk-java.md 3); the first that gets a token is
  /// taken.
  ///
  /// @throws StopException when settings contradict each other, or no method works
  public Credentials login(LoginSettings said) {
    Settings settings = new SettingsReader(said, around).read();
    Optional<Setting> type = settings.setting(LoginField.AUTH_TYPE);
    type.ifPresent(Login::checkType);
    if (type.isEmpty() && settings.methods().size() > 1) {
      throw Problems.manyMethods(settings);
    }
    List<Method> methods =
        Arrays.stream(Method.values())
            .filter(it -> type.isEmpty() || type.get().value().equals(it.authType()))
            .toList();
    return first(methods, context(settings));
  }

  private Context context(Settings settings) {
    return new Context(settings, around, new TokenHttp(around, transport, endpoints));
  }

  private static void checkType(Setting type) {
    List<String> known = Arrays.stream(Method.values()).map(Method::authType).toList();
    if (!known.contains(type.value())) {
      throw Problems.unknownType(type, known);
    }
  }

  private static Credentials first(List<Method> methods, Context context) {
    List<String> reasons = new ArrayList<>();
    for (Method method : methods) {
      if (!context.hasHost() && !method.findsHost()) {
        continue;
      }
      try {
        Optional<Identity> identity = method.login(context);
        if (identity.isPresent()) {
          return credentials(method, context, identity.get());
        }
      } catch (LoginFailure failure) {
        reasons.add(method.authType() + ": " + failure.reason());
      }
    }
    throw Problems.noCredentials(context.settings(), reasons);
  }

  private static Credentials credentials(Method method, Context context, Identity identity) {
    String id =
        context.value(LoginField.WORKSPACE_ID).filter(it -> !it.equals(NO_WORKSPACE)).orElse("");
    Place place = new Place(identity.host(), id, Fingerprint.of(method, identity, context));
    return new Credentials(
        method.authType(), place, identity.proof(), () -> again(method, context));
  }

  private static Proof again(Method method, Context context) {
    return method
        .login(context)
        .map(Identity::proof)
        .orElseThrow(() -> new LoginFailure("its settings are gone"));
  }
}
