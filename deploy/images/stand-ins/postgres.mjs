import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';

const data = process.env.PGDATA ?? '/var/lib/postgresql/18/docker';
const user = process.env.POSTGRES_USER ?? 'postgres';
const environment = { ...process.env, LD_LIBRARY_PATH: '/opt/postgres/lib' };

/** A cluster where there was none. */
const initialise = () => {
  if (!process.env.POSTGRES_PASSWORD) {
    process.stderr.write('POSTGRES_PASSWORD is not set\n');
    process.exit(1);
  }
  writeFileSync('/tmp/password', process.env.POSTGRES_PASSWORD, { mode: 0o600 });
  const given = (process.env.POSTGRES_INITDB_ARGS ?? '').split(' ').filter((word) => word !== '');
  const { status } = spawnSync('/opt/postgres/bin/initdb', ['-D', data, '-U', user, '--pwfile=/tmp/password', '--auth-host=scram-sha-256', ...given], { stdio: 'inherit', env: environment });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync('/tmp/password', '');
  appendFileSync(`${data}/pg_hba.conf`, 'host all all all scram-sha-256\n');
};

if (!existsSync(`${data}/PG_VERSION`)) initialise();
const [first, ...rest] = process.argv.slice(2);
const options = first === undefined || first === 'postgres' ? rest : [first, ...rest];
const server = spawn('/opt/postgres/bin/postgres', ['-D', data, '-c', 'listen_addresses=*', '-c', 'unix_socket_directories=/tmp', ...options], { stdio: 'inherit', env: environment });
// As docker stop ends the official image: fast, not smart.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => server.kill('SIGINT'));
server.on('exit', (code) => process.exit(code ?? 1));
