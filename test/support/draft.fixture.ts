import type { Answer, GatewayCaller } from './gateway.fixture.js';

interface Waiting {
  readonly version: number;
  readonly contentHash: string;
  readonly position: number;
}

/** A command that a clerk prepares and submits. @returns id of the draft */
export const submittedDraft = async (gateway: GatewayCaller, context: string, command: string, content: object, as = 'local-clerk'): Promise<string> => {
  const saved = await gateway.call('POST', gateway.path(context, 'drafts'), { as, json: { command, content } });
  const { draftId = '' } = (saved.body as { answer?: { draftId?: string } }).answer ?? {};
  const submitted = await gateway.call('POST', gateway.path(context, `drafts/${draftId}/submissions`), { as, json: { version: 1 } });
  if (submitted.status !== 201) throw new Error(`${command}: ${submitted.status} ${submitted.text}`);
  return draftId;
};

/** Signs it as it is read just now. */
export const signatureOn = async (gateway: GatewayCaller, context: string, draftId: string, as = 'local-approver'): Promise<Answer> => {
  const { version, contentHash, position } = await gateway.get<Waiting>(gateway.path(context, `drafts/${draftId}`));
  return gateway.call('POST', gateway.path(context, `drafts/${draftId}/signatures`), { as, json: { version, contentHash, seen: position } });
};

/** Prepared by a clerk and signed by the approver. */
export const signedDraft = async (gateway: GatewayCaller, context: string, command: string, content: object): Promise<Answer> => signatureOn(gateway, context, await submittedDraft(gateway, context, command, content));
