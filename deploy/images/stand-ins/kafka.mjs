import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';

const classpath = ['-cp', '/opt/kafka/libs/*'];
const properties = '/tmp/server.properties';

/** KAFKA_LOG_DIRS → log.dirs */
const propertyOf = (variable) => variable.slice('KAFKA_'.length).toLowerCase().replaceAll('_', '.');

/** Formats what was never used and becomes the broker. */
const serve = () => {
  const data = process.env.KAFKA_LOG_DIRS ?? '/var/lib/kafka/data';
  mkdirSync(data, { recursive: true });
  const given = Object.entries({ ...process.env, KAFKA_LOG_DIRS: data }).filter(([name]) => /^KAFKA_[A-Z]/.test(name) && name !== 'KAFKA_HEAP_OPTS');
  writeFileSync(properties, given.map(([name, value]) => `${propertyOf(name)}=${value}`).join('\n'));
  if (!existsSync(`${data}/meta.properties`)) {
    const { status } = spawnSync('java', [...classpath, 'kafka.tools.StorageTool', 'format', '-t', process.env.CLUSTER_ID ?? 'eWFuZ2Utc3RhbmQtaW4tMQ', '-c', properties], { stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
  const broker = spawn('java', [...(process.env.KAFKA_HEAP_OPTS ?? '-Xms256m -Xmx1g').split(' '), ...classpath, 'kafka.Kafka', properties], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => broker.kill(signal));
  broker.on('exit', (code) => process.exit(code ?? 1));
};

/** Asks for versions (ApiVersions, version 0) as any client does first: exit 0 where the broker answers. */
const answers = (address) => {
  const [host, port] = address.split(':');
  const request = Buffer.alloc(14);
  request.writeInt32BE(10, 0);
  request.writeInt16BE(18, 4);
  request.writeInt16BE(0, 6);
  request.writeInt32BE(1, 8);
  request.writeInt16BE(-1, 12);
  const socket = connect(Number(port), host, () => socket.write(request));
  socket.once('data', () => process.exit(0));
  socket.once('error', () => process.exit(1));
  setTimeout(() => process.exit(1), 10_000);
};

const [, , what, ...rest] = process.argv;
if (what === 'serve') serve();
else answers(rest[rest.indexOf('--bootstrap-server') + 1] ?? 'localhost:9092');
