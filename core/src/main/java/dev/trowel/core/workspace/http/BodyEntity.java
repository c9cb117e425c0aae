package dev.trowel.core.workspace.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.http.entity.AbstractHttpEntity;

/// A body as the HTTP client takes it: sent again, it is opened again.
final class BodyEntity extends AbstractHttpEntity {

  private final Body body;

  BodyEntity(Body body) {
    this.body = body;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public long getContentLength() {
    return body.length();
  }

  @Override
  public InputStream getContent() throws IOException {
    return body.open();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    body.writeTo(out);
  }

  @Override
  public boolean isStreaming() {
    return false;
  }
}
