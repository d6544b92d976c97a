# PostgreSQL's own binaries as npm brings them, started as postgres is: POSTGRES_PASSWORD, POSTGRES_INITDB_ARGS, data below /var/lib/postgresql.
FROM yange-base
# pg_isready and psql, for checks of health and for people.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-client-15 > /dev/null && rm -rf /var/lib/apt/lists/*
COPY native /opt/postgres
COPY postgres.mjs /opt/postgres/postgres.mjs
RUN echo 'postgres:x:999:999::/var/lib/postgresql:/bin/sh' >> /etc/passwd && echo 'postgres:x:999:' >> /etc/group && mkdir -p /var/lib/postgresql && chown 999:999 /var/lib/postgresql
USER postgres
EXPOSE 5432
ENTRYPOINT ["node", "/opt/postgres/postgres.mjs"]
