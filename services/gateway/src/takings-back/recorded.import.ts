import type { UploadOfService } from '@yange/service-host';
import type { ServiceClient } from '../imports/service.client.js';
import type { RecordedImport } from '../openapi/taking-back.shapes.js';
import type { SignedPart, TakingBackRun } from './taking-back.run.js';

type Clients = Readonly<Record<string, ServiceClient>>;
type Part = RecordedImport['services'][number];

/** The services whose logs hold rows of an upload. @throws {Problem} of a service that is away: half of it would look like all */
const partsOf = async (clients: Clients, district: string, importId: string): Promise<readonly Part[]> => {
  const all = await Promise.all(Object.entries(clients).map(async ([service, client]) => {
    const { rows, events, counting, first, last, position, proposals } = await client.get<UploadOfService>(`/v1/districts/${district}/recorded-imports/${importId}`);
    return { service, rows, events, counting, first, last, position, proposals: proposals.map((one) => ({ ...one, writers: [...one.writers] })) };
  }));
  return all.filter(({ rows }) => rows > 0);
};

export const recordedImport = async (clients: Clients, district: string, importId: string, run: TakingBackRun | null): Promise<RecordedImport> => {
  const services = [...(await partsOf(clients, district, importId))];
  const sum = (of: (part: Part) => number): number => services.reduce((all, part) => all + of(part), 0);
  const counting = sum((part) => part.counting);
  return { importId, state: run?.running === true ? 'running' : stateOf(services, counting), rows: sum(({ rows }) => rows), events: sum(({ events }) => events), counting, services, run: run === null ? null : { ...run.report } };
};

const stateOf = (services: readonly Part[], counting: number): RecordedImport['state'] => {
  if (services.length === 0) return 'nothing';
  if (counting === 0) return 'taken-back';
  const stages = new Set(services.flatMap(({ proposals }) => proposals.filter((one) => one.counting > 0).map(({ stage }) => stage)));
  if (stages.has('submitted')) return 'proposed';
  return stages.has('signed') ? 'signed' : 'recorded';
};

/** Those that still have to be proposed: with rows that count and that no proposal speaks of, waiting or signed. */
export const unproposed = ({ services }: RecordedImport): readonly Part[] =>
  services.filter(({ counting, last, proposals }) => counting > 0 && !proposals.some(({ stage, upTo }) => (stage === 'submitted' || stage === 'signed') && upTo >= (last?.position ?? 0)));

/** Of each service the furthest of its signed proposals: it speaks of the rows of all before. */
export const signedParts = ({ services }: RecordedImport): readonly SignedPart[] =>
  services.flatMap(({ service, last, proposals }): readonly SignedPart[] => {
    const [furthest] = proposals.filter(({ stage }) => stage === 'signed').toSorted((a, b) => b.upTo - a.upTo);
    return furthest === undefined ? [] : [{ service, draftId: furthest.draftId, rows: furthest.rows, before: furthest.upTo + 1, recordedAt: last?.recordedAt ?? '' }];
  });
