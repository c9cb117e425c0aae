# Trowel in a container, for pipelines whose jobs run in one.
#
#   mvn -Prelease package
#   docker build --tag trowel .
#   docker run --rm --volume "$PWD:/work" trowel validate
#
# The archive brings its own runtime: the image needs no Java, and fetches nothing when it is built
# or run. What is in it, and how pipelines use it: docs/container.md.
FROM debian:13-slim AS unpacked
COPY app/target/trowel-*-linux-*.tar.gz /tmp/trowel.tar.gz
RUN mkdir /opt/trowel \
  && tar -xzf /tmp/trowel.tar.gz -C /opt/trowel --strip-components=1 --no-same-owner \
  && ln -s trowel /opt/trowel/bin/databricks

FROM debian:13-slim
RUN useradd --uid 10001 --create-home --shell /bin/sh trowel
COPY --from=unpacked /opt/trowel /opt/trowel
ENV PATH=/opt/trowel/bin:$PATH \
    LANG=C.UTF-8
USER 10001
WORKDIR /work
HEALTHCHECK NONE
ENTRYPOINT ["/opt/trowel/bin/trowel"]
CMD ["--help"]
