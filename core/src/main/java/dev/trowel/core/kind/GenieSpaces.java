package dev.trowel.core.kind;

import static dev.trowel.core.kind.FieldRule.GUARDED;
import static dev.trowel.core.kind.FieldRule.IGNORE_REMOTE;
import static dev.trowel.core.kind.FieldRule.INPUT_ONLY;
import static dev.trowel.core.kind.FieldRule.REMOTE_DEFAULT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trowel.core.kind.Reads.Reader;
import dev.trowel.core.kind.Request.Body;
import dev.trowel.core.workspace.Call;
import dev.trowel.schema.shape.Facets.Inlined;
import dev.trowel.schema.shape.Facets.NameStyle;
import java.util.List;
import java.util.Map;

/// Genie spaces, where people ask questions about tables.
final class GenieSpaces {

  private static final String ALL = " /api/2.0/genie/spaces";
  private static final String ONE = ALL + "/{id}";
  private static final String CONTENT = "serialized_space";

  private static final Reader GET = Reads.plain("GET" + ONE + "?include_serialized_space=true");

  static final ResourceKind KIND =
      ResourceKind.of("genie_spaces", "genie_space", "dashboards.GenieCreateSpaceRequest")
          .wanted(declared -> declared.deepCopy().without(List.of("file_path")))
          .create("POST" + ALL, body())
          .id("space_id")
          .remedy(Folders.missing("parent_path"))
          .read(GET)
          .update("PATCH" + ONE, body())
          .delete("DELETE" + ONE)
          .find(
              Finds.alike(
                  Call.get(ALL.strip()).query("page_size", "100"),
                  "spaces",
                  "space_id",
                  GET,
                  "title",
                  "warehouse_id",
                  CONTENT))
          .field(IGNORE_REMOTE, CONTENT)
          .field(INPUT_ONLY, "parent_path")
          .field(REMOTE_DEFAULT, "title", "warehouse_id")
          .observed("etag")
          .field(GUARDED, "etag")
          .classify(Verdicts.sameContent(CONTENT))
          .facets(() ->
              new FacetsBuilder()
                  .named("title", NameStyle.PLAIN)
                  .level("CAN_VIEW", "CAN_READ")
                  .level("CAN_MANAGE", "CAN_MANAGE")
                  .owner("CAN_MANAGE")
                  .inlined(new Inlined("file_path", CONTENT, Map.of(), List.of()))
                  .defaultsTo("parent_path", "${workspace.resource_path}"))
          .permissions("genie", "id")
          .guard("The conversations in the space are lost.")
          .traits(Trait.ASKED_FOR)
          .page("genie/rooms/{id}")
          .build();

  private GenieSpaces() {}

  /// A description that was taken away is sent empty: a request that does not name it would leave
  /// the old one standing.
  private static Body body() {
    return target -> {
      ObjectNode body = JsonFields.in(target.settings(), CONTENT);
      body.remove("etag");
      if (!body.has("description") && target.changes("description")) {
        body.put("description", "");
      }
      return body;
    };
  }
}
