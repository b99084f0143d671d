# syntax=docker/dockerfile:1

# Builds the jar and takes it apart, so that libraries and the service's own classes are layers of their own.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml ./
COPY db db
COPY docs/api/openapi.json docs/api/
COPY src src
COPY packaging packaging
# The tests need more than an image's build has; they run before it, with `mvn verify`.
RUN --mount=type=cache,target=/root/.m2 mvn --batch-mode --no-transfer-progress -Dmaven.test.skip=true package \
    && packaging/assemble target/autopact-*.jar autopact

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 autopact \
    && useradd --system --uid 10001 --gid autopact --home-dir /opt/autopact --shell /usr/sbin/nologin autopact \
    && install --directory --owner=autopact --group=autopact /var/lib/autopact
WORKDIR /opt/autopact
COPY --from=build /build/autopact/lib lib
COPY --from=build /build/autopact/bin bin
COPY --from=build /build/autopact/autopact.jar /build/autopact/autopact.cdx.json ./
# Trained by the very Java that will run it, and as the user that will: PostgreSQL refuses root. The cache is root's then.
RUN --mount=type=bind,from=build,source=/build/packaging/train,target=/tmp/train \
    setpriv --reuid=autopact --regid=autopact --clear-groups /tmp/train /opt/autopact /tmp/autopact.aot \
    && install --mode=644 /tmp/autopact.aot autopact.aot \
    && rm /tmp/autopact.aot

USER autopact
# Used where no SPRING_DATASOURCE_URL names a database: the embedded one then lives here; mount a volume on it.
ENV AUTOPACT_DATA_DIR=/var/lib/autopact
EXPOSE 8080
# Healthy once everything can be asked. The shell asks itself, so that the image needs no further program.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/autopact/bin/autopact"]
