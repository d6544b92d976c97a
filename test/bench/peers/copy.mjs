/** COPY over the driver that is there already. Not TypeScript, because its types would be one package more: see copy.d.mts. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';

export const copyIn = (client, command, text) => pipeline(Readable.from([Buffer.from(text)]), client.query(copyStreams.from(command)));
