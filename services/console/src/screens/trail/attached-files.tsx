import { answer, type components } from '@yange/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, newKey, useDoor } from '../../api/platform.js';
import { useMay } from '../../command/command-button.js';
import { untilCovered } from '../../command/until-covered.js';
import { Answered, FailureNotice } from '../../frame/notice.js';
import { saveBlob } from '../../table/save-file.js';
import { audit } from '../../words/audit.words.js';

type AttachedFile = components['schemas']['AttachedFiles']['files'][number];

const sizeOf = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`);

/** 附件 of a registered document: what there is, to be saved, and one more. */
export const AttachedFiles = ({ documentId }: { readonly documentId: string }): ReactNode => {
  const { district, say } = useAddress();
  const key = ['attached-files', district, documentId];
  const door = useDoor(key, (signal) => api.GET('/v1/districts/{district}/organisations/documents/{documentId}/files', { params: { path: { district, documentId } }, signal }));
  const [failure, setFailure] = useState<unknown>(null);
  const save = async ({ sha256, name }: AttachedFile): Promise<void> => {
    setFailure(null);
    const path = { district, documentId, sha256 };
    await answer(api.GET('/v1/districts/{district}/organisations/documents/{documentId}/files/{sha256}', { params: { path }, parseAs: 'blob' })).then((blob) => saveBlob(blob as unknown as Blob, name), setFailure);
  };
  return (
    <section aria-label={say(audit.attachments)}>
      <h3>{say(audit.attachments)}</h3>
      <Answered door={door}>
        {({ files }) => files.length === 0 ? <p className="soft">{say(audit.noAttachments)}</p> : (
          <ul className="attached">
            {files.map((file) => (
              <li key={file.sha256}>
                {file.name} <span className="soft">{sizeOf(file.size)} · <code title={file.sha256}>SHA-256 {file.sha256.slice(0, 12)}…</code></span>{' '}
                {file.kept ? <Button size="small" onClick={() => void save(file)}>{say(audit.saveFile)}</Button> : <span className="soft">{say(audit.attachmentElsewhere)}</span>}
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <AttachFile documentId={documentId} cacheKey={key} onFailure={setFailure} />
      {failure === null ? null : <FailureNotice error={failure} />}
    </section>
  );
};

interface AttachFileProps {
  readonly documentId: string;
  readonly cacheKey: readonly unknown[];
  readonly onFailure: (failure: unknown) => void;
}

/** Offered to whoever may record documents. */
const AttachFile = ({ documentId, cacheKey, onFailure }: AttachFileProps): ReactNode => {
  const { district, say } = useAddress();
  const may = useMay('organisations.record');
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  if (!may) return null;
  const bring = async (file: File): Promise<void> => {
    setBusy(true);
    onFailure(null);
    const body = new FormData();
    body.append('file', file, file.name);
    try {
      const { position } = await answer(api.POST('/v1/districts/{district}/documents/{documentId}/files', { params: { path: { district, documentId } }, headers: { 'Idempotency-Key': newKey() }, body: { file: '' }, bodySerializer: () => body }));
      if (position !== null) await untilCovered('organisations', `${district}/organisations`, position);
      await cache.invalidateQueries({ queryKey: cacheKey });
    } catch (error) {
      onFailure(error);
    } finally {
      setBusy(false);
      if (input.current !== null) input.current.value = '';
    }
  };
  return (
    <p className="acts">
      <label className="file-choice"><span>{say(isBusy ? audit.attaching : audit.attach)}</span><input ref={input} type="file" disabled={isBusy} onChange={({ target }) => { const [file] = target.files ?? []; if (file !== undefined) void bring(file); }} /></label>
    </p>
  );
};
