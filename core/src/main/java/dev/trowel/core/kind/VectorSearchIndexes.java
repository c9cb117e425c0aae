package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.CASELESS;
import static dev.trowel.core.kind.FieldRule.IDENTITY;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;
import static dev.trowel.core.kind.FieldRule.REPLACE;
import static dev.trowel.core.kind.FieldRule.REQUIRED;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.Answer.Ok;
import dev.trowel.core.workspace.Answer.Refused;
import dev.trowel.core.workspace.RestClient;
import java.time.Duration;

/// Vector search indexes. One lives on an endpoint and is worth nothing once another endpoint has
/// taken that one's name, so the endpoint's uuid is recorded with it. Nothing of one can be
/// changed.
final class VectorSearchIndexes {

  private static final String INDEX = " /api/2.0/vector-search/indexes/{id}";
  private static final String UUID = VectorSearchEndpoints.UUID;
  private static final String SYNC = "delta_sync_index_spec";
  private static final String DIRECT = "direct_access_index_spec";
  private static final Reader GET = Reads.plain("GET" + INDEX);
  private static final Reader ENDPOINT = Reads.plain("GET /api/2.0/vector-search/endpoints/{id}");

  static final ResourceKind KIND =
      ResourceKind.of(
              "vector_search_indexes",
              "vector_search_index",
              "vectorsearch.CreateVectorIndexRequest")
          .create("POST /api/2.0/vector-search/indexes", Bodies.without(UUID))
          .id((settings, answer) -> settings.path("name").asText())
          .read(VectorSearchIndexes::read)
          .delete("DELETE" + INDEX)
          .await(Awaits.indexReady())
          .goneWithin(Duration.ofMinutes(15))
          .occupied((rest, settings, refusal) -> refusal.message().contains("pending deletion"))
          .observed(UUID)
          .find(Finds.byName("GET" + INDEX, Names.dotted("name")))
          .field(REQUIRED, "name", "endpoint_name", "index_type", "primary_key")
          .field(IDENTITY, "name")
          .field(CASELESS, "name", SYNC + ".source_table")
          .field(REPLACE, "endpoint_name", UUID, "index_subtype", "index_type", "primary_key")
          .field(REPLACE, SYNC, DIRECT)
          .field(IGNORE_REMOTE, DIRECT + ".schema_json", SYNC + ".columns_to_sync")
          .field(REMOTE_DEFAULT, "index_subtype", SYNC + ".columns_to_index")
          .field(REMOTE_DEFAULT, SYNC + ".embedding_writeback_table")
          .field(REMOTE_DEFAULT, chosenModels(SYNC), chosenModels(DIRECT))
          .facets(() -> new FacetsBuilder().securable("table"))
          .grants("table")
          .guard("The vectors in the index are lost; those of a source table are computed anew.")
          .traits(Trait.ASKED_FOR)
          .build();

  private VectorSearchIndexes() {}

  private static String chosenModels(String spec) {
    return spec + ".embedding_source_columns.*.model_endpoint_name_for_query";
  }

  private static Answer read(RestClient rest, String id) {
    return switch (GET.read(rest, id)) {
      case Ok(int status, JsonNode index) -> withEndpoint(rest, status, Json.copy(index));
      case Answer answer -> answer;
    };
  }

  /// An endpoint that cannot be read now is no other endpoint: only one that is gone counts.
  private static Answer withEndpoint(RestClient rest, int status, ObjectNode index) {
    return switch (ENDPOINT.read(rest, index.path("endpoint_name").asText())) {
      case Ok(int ignored, JsonNode endpoint) -> new Ok(status, put(index, endpoint.path("id")));
      case Refused refused when refused.isNotFound() -> new Ok(status, index);
      case Answer answer -> answer;
    };
  }

  private static ObjectNode put(ObjectNode index, JsonNode uuid) {
    index.set(UUID, uuid);
    return index;
  }
}
