# The images of Assay, one target for each:
#
#   docker build --target registry    -t assay/registry-service  .
#   docker build --target validator   -t assay/validator-streams .
#   docker build --target dlq-handler -t assay/dlq-handler       .
#   docker build --target cli         -t assay/cli               .   the command line, and the demo's telemetry
#
# docs/deployment.md says what is in them, and why.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

# ---- built from source ------------------------------------------------------------------------------

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2/repository \
    mvn -B -ntp -Psbom -Dmaven.test.skip -Dspotless.skip -pl cli,dev-stack -am package \
    && images/lay-out /dist

# ---- what all of them stand on ----------------------------------------------------------------------

FROM ${RUNTIME_IMAGE} AS runtime
# A number and no name, so that Kubernetes can tell that it is not root.
ARG UID=10001
RUN mkdir -p /var/lib/assay /run/assay && chown ${UID}:${UID} /var/lib/assay /run/assay
COPY images/healthy /opt/assay/healthy
USER ${UID}:${UID}
WORKDIR /var/lib/assay

# Each service runs once beside a broker, and the JVM keeps what it loaded and linked. The cache holds only
# for the very JVM, options and jars it was made with, so all three are those of the image below.
FROM runtime AS rehearsal
COPY --from=build /dist/rehearsal /opt/rehearsal

FROM runtime AS service
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# What differs from one service to the next, its main class, is in start.args.
ENTRYPOINT ["java", "@/opt/assay/jvm.args", "@/opt/assay/start.args"]

# ---- registry-service -------------------------------------------------------------------------------

FROM rehearsal AS registry-rehearsal
COPY --from=build /dist/registry /opt/assay
RUN /opt/rehearsal/rehearse registry /tmp/service.aot

FROM service AS registry
COPY --from=build /dist/registry/lib /opt/assay/lib
COPY --from=build /dist/registry/app /opt/assay/app
COPY --from=build /dist/registry/*.args /dist/registry/bom.json /opt/assay/
COPY --from=registry-rehearsal /tmp/service.aot /opt/assay/
LABEL org.opencontainers.image.title="Assay registry-service" \
      org.opencontainers.image.description="Accepts wishes, writes facts, answers questions, mirrors"
EXPOSE 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 CMD ["/opt/assay/healthy", "8081"]

# ---- validator-streams ------------------------------------------------------------------------------

FROM rehearsal AS validator-rehearsal
COPY --from=build /dist/validator /opt/assay
RUN /opt/rehearsal/rehearse validator /tmp/service.aot

FROM service AS validator
COPY --from=build /dist/validator/lib /opt/assay/lib
COPY --from=build /dist/validator/app /opt/assay/app
COPY --from=build /dist/validator/*.args /dist/validator/bom.json /opt/assay/
COPY --from=validator-rehearsal /tmp/service.aot /opt/assay/
LABEL org.opencontainers.image.title="Assay validator-streams" \
      org.opencontainers.image.description="Judges every record, at stream speed"
EXPOSE 8082
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 CMD ["/opt/assay/healthy", "8082"]

# ---- dlq-handler ------------------------------------------------------------------------------------

FROM rehearsal AS dlq-handler-rehearsal
COPY --from=build /dist/dlq-handler /opt/assay
RUN /opt/rehearsal/rehearse dlq-handler /tmp/service.aot

FROM service AS dlq-handler
COPY --from=build /dist/dlq-handler/lib /opt/assay/lib
COPY --from=build /dist/dlq-handler/app /opt/assay/app
COPY --from=build /dist/dlq-handler/*.args /dist/dlq-handler/bom.json /opt/assay/
COPY --from=dlq-handler-rehearsal /tmp/service.aot /opt/assay/
LABEL org.opencontainers.image.title="Assay dlq-handler" \
      org.opencontainers.image.description="Tends what was refused"
EXPOSE 8083
# Failure groups on disk: only a shorter start hangs on them, but that one does.
VOLUME /var/lib/assay
ENV ASSAY_GROUPS_STATE_DIRECTORY=/var/lib/assay/groups
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 CMD ["/opt/assay/healthy", "8083"]

# ---- the command line -------------------------------------------------------------------------------

FROM runtime AS cli-rehearsal
COPY --from=build /dist/cli /opt/assay
RUN java @/opt/assay/jvm.args -XX:AOTCacheOutput=/tmp/cli.aot dev.assay.cli.Rehearsal

FROM runtime AS cli
COPY --from=build /dist/cli/lib /opt/assay/lib
COPY --from=build /dist/cli/app /opt/assay/app
COPY --from=build /dist/cli/schemas /opt/assay/schemas
COPY --from=build /dist/cli/jvm.args /dist/cli/bom.json /opt/assay/
COPY --from=cli-rehearsal /tmp/cli.aot /opt/assay/cli.aot
COPY images/assay images/make-tokens /usr/local/bin/
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Assay command line" \
      org.opencontainers.image.description="assay, and the simulated telemetry of its demo" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENTRYPOINT ["assay"]
