import { answer } from '@yange/api-client';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { FailureNotice } from '../../frame/notice.js';
import { saveBlob } from '../../table/save-file.js';
import type { Words } from '../../words/say.js';

export interface Download {
  readonly words: Words;
  readonly name: string;
  readonly ask: () => Promise<{ readonly data?: unknown; readonly response: Response }>;
}

/** Files that the service writes, each behind a button; why one did not come is said beside them. */
export const Downloads = ({ files }: { readonly files: readonly Download[] }): ReactNode => {
  const { say } = useAddress();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState('');
  const fetchFile = async ({ name, ask }: Download): Promise<void> => {
    setBusy(name);
    setFailure(null);
    try {
      saveBlob((await answer(ask())) as Blob, name);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy('');
    }
  };
  return (
    <>
      <p className="acts">{files.map((file) => <Button key={file.words.en} disabled={busy === file.name} onClick={() => void fetchFile(file)}>{say(file.words)}</Button>)}</p>
      {failure === null ? null : <FailureNotice error={failure} />}
    </>
  );
};
