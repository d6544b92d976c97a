import type { Type } from '@nestjs/common';
import { namedSchemas } from '@yange/http';
import type { ServiceExtension } from '@yange/service-host';
import { AttachedFilesController, filesShape } from './attached-files.controller.js';
import { AttachedFiles, mostBytes } from './attached.files.js';
import { FilesController } from './files.controller.js';
import { FILES } from './files.tokens.js';

/** What attached files answer over HTTP. */
export const filesDoors: readonly Type[] = [AttachedFilesController, FilesController];

/** Beside those that every service has. */
export const filesSchemas = namedSchemas(filesShape);

/** Files lie beside the log: no use case takes them, and no read model holds them. */
export const filesExtension: ServiceExtension = async ({ files, read }) => {
  if (read === undefined || files === undefined) throw new Error('files are kept and shown where there are databases');
  return { controllers: filesDoors, providers: [{ provide: FILES, useValue: new AttachedFiles(files, read) }], schemas: filesSchemas, fileLimit: mostBytes, problems: async () => [], close: async () => undefined };
};
