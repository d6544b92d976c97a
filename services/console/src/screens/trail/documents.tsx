import { answer, pages, type components } from '@yange/api-client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { audit } from '../../words/audit.words.js';

type Document = components['schemas']['organisations.Documents']['documents'][number];

const columns: readonly DataColumn<Document>[] = [
  { key: 'title', words: audit.title, value: ({ title, shortTitle }) => title || shortTitle, width: 380 },
  { key: 'number', words: audit.number, value: ({ number }) => number, width: 180 },
  { key: 'issuer', words: audit.issuer, value: ({ issuer }) => issuer, width: 200 },
  { key: 'kind', words: audit.kind, value: ({ kind }) => kind, width: 100 },
  { key: 'issued', words: audit.issued, value: ({ issued }) => (typeof issued === 'string' ? issued : (issued as { text?: string } | null)?.text ?? ''), width: 120 },
];

const readAll = async (district: string): Promise<readonly Document[]> => {
  const all: Document[] = [];
  for await (const page of pages((from) => answer(api.GET('/v1/districts/{district}/organisations/documents', { params: { path: { district }, query: { limit: 500, ...from } } })))) all.push(...page.documents);
  return all;
};

/** What is on record, to choose from. */
export const Documents = ({ onOpen }: { readonly onOpen: (id: string) => void }): ReactNode => {
  const { district } = useAddress();
  const door = useQuery({ queryKey: ['documents', district], queryFn: () => readAll(district) });
  return <Answered door={door}>{(documents) => <DataTable title={audit.examples} rows={documents} columns={columns} rowKey={({ documentId }) => documentId} onOpen={({ documentId }) => onOpen(documentId)} />}</Answered>;
};
