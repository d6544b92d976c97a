# PostgreSQL's own binaries as npm brings them, started as postgres is: POSTGRES_PASSWORD, POSTGRES_INITDB_ARGS, data below /var/lib/postgresql.
FROM yange-base
# pg_isready and psql, for checks of health and for people.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql-client > /dev/null && rm -rf /var/lib/apt/lists/*
COPY native /opt/postgres
COPY postgres.mjs /opt/postgres/postgres.mjs
RUN useradd --uid 999 --home-dir /var/lib/postgresql --create-home postgres
USER postgres
EXPOSE 5432
ENTRYPOINT ["node", "/opt/postgres/postgres.mjs"]
