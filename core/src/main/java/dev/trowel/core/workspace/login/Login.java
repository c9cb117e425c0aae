package dev.trowel.core.workspace.login;

import dev.trowel.core.workspace.http.Surroundings;
import dev.trowel.core.workspace.http.Transport;
import dev.trowel.schema.diagnostic.StopException;
import java.net.URI;
import java.util.ArrayList;
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
    List<Provider> providers =
        Providers.ALL.stream()
            .filter(it -> type.isEmpty() || type.get().value().equals(it.authType()))
            .toList();
    return first(providers, new Context(settings, around, transport, endpoints));
  }

  private static void checkType(Setting type) {
    List<String> known = Providers.ALL.stream().map(Provider::authType).toList();
    if (!known.contains(type.value())) {
      throw Problems.unknownType(type, known);
    }
  }

  private static Credentials first(List<Provider> providers, Context context) {
    List<String> reasons = new ArrayList<>();
    Context located = AzureHost.locate(context, reasons);
    for (Provider provider : located.hasHost() ? providers : List.<Provider>of()) {
      try {
        Optional<Proof> proof = provider.login().apply(located);
        if (proof.isPresent()) {
          return credentials(provider, located, proof.get());
        }
      } catch (LoginFailure failure) {
        reasons.add(provider.authType() + ": " + failure.reason());
      }
    }
    throw Problems.noCredentials(located.settings(), reasons);
  }

  private static Credentials credentials(Provider provider, Context context, Proof proof) {
    String id =
        context.value(LoginField.WORKSPACE_ID).filter(it -> !it.equals(NO_WORKSPACE)).orElse("");
    return new Credentials(
        provider.authType(),
        URI.create(context.host()),
        id,
        proof,
        () ->
            provider
                .login()
                .apply(context)
                .orElseThrow(() ->
                    new LoginFailure("the settings of " + provider.authType() + " are gone")));
  }
}
