import { inside } from './projections.js';

/** Bugs as people make them, each in one process, to see that the suite finds them. Those of the database and of the client are planted elsewhere. */
const plants = {
  /** A relay that takes `position > last` for everything that is new, where what is committed later may lie before: the first of a page is not visible yet, and never looked for again. */
  'relay-reads-by-seq': async () => {
    if (process.env.YANGE_ROLES !== 'relay') return;
    const { PostgresEventLogReader } = await inside('@yange/event-log', './postgres/postgres-event-log-reader.js');
    const { readPage } = PostgresEventLogReader.prototype;
    PostgresEventLogReader.prototype.readPage = async function planted(...asked) {
      const page = await readPage.apply(this, asked);
      return page.events.length > 1 ? { ...page, events: page.events.slice(1) } : page;
    };
  },
  /** Rows are committed, and then the checkpoint. */
  'checkpoint-in-second-transaction': async () => {
    const { CheckpointStore } = await inside('@yange/projections', './writer/checkpoint.store.js');
    const { advanceAndCommit } = CheckpointStore.prototype;
    CheckpointStore.prototype.advanceAndCommit = async function planted(client, ...rest) {
      await client.query('commit');
      await client.query('begin');
      return advanceAndCommit.call(this, client, ...rest);
    };
  },
  /** What is read counts as done before it is. */
  'offset-before-apply': async () => {
    const { CheckpointStore } = await inside('@yange/projections', './writer/checkpoint.store.js');
    const { GenerationWriter } = await inside('@yange/projections', './writer/generation-writer.js');
    CheckpointStore.prototype.advanceAndCommit = (client) => client.query('commit');
    const { handle } = GenerationWriter.prototype;
    GenerationWriter.prototype.handle = async function planted(batch) {
      const { reader, version, number } = this.generation;
      await this.pool.query(
        `update projections.checkpoints set pos = $6, covered = covered + $7 where reader = $1 and version = $2 and generation = $3 and log_id = $4 and partition = $5 and pos < $6`,
        [reader, version, number, batch.logId, batch.partition, batch.through, batch.covered],
      );
      return handle.call(this, batch);
    };
  },
  /** A command that comes again is a new one (the database is planted with the other half). */
  'no-dedup': async () => {
    const { PostgresEventLog } = await inside('@yange/event-log', './postgres/postgres-event-log.js');
    PostgresEventLog.prototype.findCommand = () => Promise.resolve(null);
  },
  /** What cannot be folded is left out, and nobody hears of it. */
  'skip-poison': async () => {
    const { ParkedStore } = await inside('@yange/projections', './writer/parked.store.js');
    ParkedStore.prototype.park = () => Promise.resolve();
  },
};

/** @param name one that is not planted in a process is planted elsewhere */
export const plant = async (name) => plants[name]?.();
