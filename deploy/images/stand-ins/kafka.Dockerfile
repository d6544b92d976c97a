# The broker's jars from Maven Central on Debian's Java, started as apache/kafka is: every KAFKA_ variable is a property.
FROM yange-base
# Java's package links into folders of manuals, which the base has none of.
RUN mkdir -p /usr/share/man/man1 && apt-get update -qq && apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless > /dev/null && rm -rf /var/lib/apt/lists/*
COPY libs /opt/kafka/libs
COPY kafka.mjs /opt/kafka/kafka.mjs
# What checks of health call it by.
RUN mkdir -p /opt/kafka/bin /var/lib/kafka/data \
 && printf '#!/bin/sh\nexec node /opt/kafka/kafka.mjs answers "$@"\n' > /opt/kafka/bin/kafka-broker-api-versions.sh && chmod +x /opt/kafka/bin/kafka-broker-api-versions.sh \
 && echo 'appuser:x:1000:1000::/home/appuser:/bin/sh' >> /etc/passwd && chown -R 1000:1000 /var/lib/kafka
USER appuser
ENTRYPOINT ["node", "/opt/kafka/kafka.mjs", "serve"]
