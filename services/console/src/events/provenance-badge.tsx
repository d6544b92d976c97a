import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { sureness } from '../words/report.words.js';

/** `PROVENANCE_STATED` and `stated` are the same. */
export const provenanceKey = (provenance: string | undefined): string => (provenance ?? '').replace('PROVENANCE_', '').toLowerCase();

/** Says that something is not in the words of a source; nothing where it is. */
export const ProvenanceBadge = ({ provenance }: { readonly provenance: string | undefined }): ReactNode => {
  const { say } = useAddress();
  const key = provenanceKey(provenance);
  const words = sureness[key];
  if (words === undefined || key === 'stated') return null;
  return <span className={`badge provenance-${key}`} title={say(words.hint)}><span className="sign" aria-hidden="true">≈</span>{say(words)}</span>;
};
