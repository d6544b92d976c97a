import type { MultipartFile } from '@fastify/multipart';
import { Problem, type AuthenticatedRequest } from '@yange/http';

/** A request that may hold a file. */
export type FileRequest = AuthenticatedRequest & { isMultipart(): boolean; file(options: object): Promise<MultipartFile | undefined> };

export interface ReceivedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/**
 * The one file of a request, whole.
 * @throws {Problem} 415 `media-type`, 422 `schema` where there is none, 413 `too-large`
 */
export const receivedFile = async (request: FileRequest, mostBytes: number): Promise<ReceivedFile> => {
  if (!request.isMultipart()) throw new Problem(415, 'media-type');
  const file = await request.file({ limits: { fileSize: mostBytes, files: 1 }, throwFileSizeLimit: false });
  if (file === undefined) throw new Problem(422, 'schema', undefined, { errors: [{ pointer: '/file', code: 'required', detail: { zh: '请选择文件', en: 'a file is missing' } }] });
  const content = await file.toBuffer();
  // Asked once all of it is read: the library asks while pieces arrive, and takes a file whose last piece fits for a whole one.
  if (file.file.truncated) throw new Problem(413, 'too-large', { zh: `文件不得超过 ${mostBytes / 1024 / 1024} MiB`, en: `a file is at most ${mostBytes / 1024 / 1024} MiB` });
  return { name: file.filename, mediaType: file.mimetype, content };
};
