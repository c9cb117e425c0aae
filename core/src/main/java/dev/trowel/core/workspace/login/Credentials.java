package dev.trowel.core.workspace.login;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// One identity in one workspace; safe to use from many threads.
public final class Credentials {

  private final String authType;
  private final URI host;
  private final String workspaceId;
  private final Supplier<Proof> again;
  private final ReentrantLock renewing = new ReentrantLock();
  private final String fingerprint;
  private volatile Proof proof;

  Credentials(String authType, Place place, Proof proof, Supplier<Proof> again) {
    this.authType = authType;
    this.host = place.host();
    this.workspaceId = place.workspaceId();
    this.fingerprint = place.fingerprint();
    this.proof = proof;
    this.again = again;
  }

  /// A personal access token for `host`.
  public static Credentials token(URI host, String token) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
    return new Credentials("pat", new Place(host, "", ""), () -> headers, () -> () -> headers);
  }

  /// Where one is logged in.
  ///
  /// @param host scheme, name and port
  /// @param workspaceId the workspace's number where settings name it, or `""`
  /// @param fingerprint as [Credentials#fingerprint]
  record Place(URI host, String workspaceId, String fingerprint) {}

  /// What tells these settings from others without telling what they are; `""` where what they say
  /// could be guessed.
  public String fingerprint() {
    return fingerprint;
  }

  /// The method, such as `pat` or `oauth-m2m`.
  public String authType() {
    return authType;
  }

  /// Scheme, name and port of the workspace.
  public URI host() {
    return host;
  }

  /// The workspace's number where settings name it, or `""`.
  public String workspaceId() {
    return workspaceId;
  }

  /// The headers of the next request.
  ///
  /// @throws LoginFailure when a token had to be renewed and could not be
  public Map<String, String> headers() {
    Proof known = proof;
    try {
      return known.headers();
    } catch (LoginFailure failure) {
      // What a token was made from can end too, such as a CI provider's identity token: start over
      // once.
      return startOver(known).headers();
    }
  }

  /// Gets a new token after the workspace refused one; once for all threads that were refused with
  /// it.
  ///
  /// @param refused what [#headers] gave
  /// @return false when this method has nothing to renew
  /// @throws LoginFailure when no new token is to be had
  public boolean renew(Map<String, String> refused) {
    if (authType.equals("pat") || authType.equals("basic")) {
      return false;
    }
    Proof known = proof;
    if (known.headers().equals(refused)) {
      startOver(known);
    }
    return true;
  }

  private Proof startOver(Proof useless) {
    renewing.lock();
    try {
      if (proof == useless) {
        proof = again.get();
      }
      return proof;
    } finally {
      renewing.unlock();
    }
  }
}
