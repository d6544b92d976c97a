import { writeFile } from 'node:fs/promises';
import { clientTypes, clientTypesFile } from './client.types.js';
import { committedDocument } from './openapi.document.js';

// `npm run client`: the types of the client, from the committed document.
await writeFile(clientTypesFile, await clientTypes(await committedDocument()));
