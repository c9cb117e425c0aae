package dev.trowel.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.interpolate.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds ids by name with the workspace's list requests (format.md 2.6); a name must belong to
/// exactly one thing.
public final class NameLookup {

  private static final String PAGE = "page_token";

  /// How the things of one kind are listed.
  ///
  /// @param kind as `lookup` names it
  /// @param path the list request
  /// @param list the field of the answer that holds the things
  /// @param name the field that holds a thing's name; dotted when it is nested
  /// @param id the field that holds its id
  private record Listing(String kind, String path, String list, String name, String id) {}

  private static final List<Listing> LISTINGS =
      List.of(
          new Listing("alert", "/api/2.0/alerts", "alerts", "display_name", "id"),
          new Listing(
              "cluster", "/api/2.1/clusters/list", "clusters", "cluster_name", "cluster_id"),
          new Listing(
              "cluster_policy", "/api/2.0/policies/clusters/list", "policies", "name", "policy_id"),
          new Listing(
              "dashboard",
              "/api/2.0/lakeview/dashboards",
              "dashboards",
              "display_name",
              "dashboard_id"),
          new Listing(
              "instance_pool",
              "/api/2.0/instance-pools/list",
              "instance_pools",
              "instance_pool_name",
              "instance_pool_id"),
          new Listing("job", "/api/2.2/jobs/list", "jobs", "settings.name", "job_id"),
          new Listing(
              "metastore",
              "/api/2.1/unity-catalog/metastores",
              "metastores",
              "name",
              "metastore_id"),
          new Listing(
              "notification_destination",
              "/api/2.0/notification-destinations",
              "results",
              "display_name",
              "id"),
          new Listing("pipeline", "/api/2.0/pipelines", "statuses", "name", "pipeline_id"),
          new Listing("query", "/api/2.0/sql/queries", "results", "display_name", "id"),
          new Listing(
              "service_principal",
              "/api/2.0/preview/scim/v2/ServicePrincipals",
              "Resources",
              "displayName",
              "applicationId"),
          new Listing("warehouse", "/api/2.0/sql/warehouses", "warehouses", "name", "id"));

  private final RestClient rest;

  private NameLookup(RestClient rest) {
    this.rest = rest;
  }

  /// Looks names up in the workspace that `rest` speaks to.
  public static Lookup in(RestClient rest) {
    return new NameLookup(rest)::find;
  }

  private Lookup.Answer find(String kind, String name) {
    return LISTINGS.stream()
        .filter(listing -> listing.kind().equals(kind))
        .findFirst()
        .<Lookup.Answer>map(listing -> find(listing, name))
        .orElseGet(() -> new Lookup.Failed("unknown kind of lookup: " + kind));
  }

  private Lookup.Answer find(Listing listing, String name) {
    List<String> ids = new ArrayList<>();
    Call call = Call.get(listing.path());
    Optional<Call> next = Optional.of(call);
    while (next.isPresent()) {
      switch (rest.send(next.get())) {
        case Answer.Ok ok -> {
          collect(ok.body(), listing, name, ids);
          next = token(ok.body()).map(token -> call.query(PAGE, token));
        }
        case Answer.Refused refused -> {
          return new Lookup.Failed(refused.message());
        }
        case Answer.Unclear unclear -> {
          return new Lookup.Failed(unclear.reason());
        }
      }
    }
    return switch (ids.size()) {
      case 0 -> new Lookup.Failed("%s named '%s' does not exist".formatted(listing.kind(), name));
      case 1 -> new Lookup.Found(ids.getFirst());
      default ->
          new Lookup.Failed(
              "there are %d instances of %s named '%s'"
                  .formatted(ids.size(), listing.kind(), name));
    };
  }

  private static void collect(JsonNode body, Listing listing, String name, List<String> ids) {
    for (JsonNode thing : body.path(listing.list())) {
      if (thing.at("/" + listing.name().replace('.', '/')).asText().equals(name)) {
        ids.add(thing.path(listing.id()).asText());
      }
    }
  }

  private static Optional<String> token(JsonNode body) {
    return Optional.of(body.path("next_page_token").asText()).filter(token -> !token.isEmpty());
  }
}
