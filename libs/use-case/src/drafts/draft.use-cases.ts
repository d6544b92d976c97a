import type { Contract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { z } from 'zod';
import { defineUseCase, type AnyUseCase, type CommandMeta } from '../use-case.definition.js';
import { draftStream, type DraftEvent } from './draft.aggregate.js';
import type { Json } from './draft.content.js';
import { returnDraft, saveDraft, standingDraft, submitDraft, withdrawDraft } from './draft.decider.js';
import { takeBackImportName } from './take-back-import.use-case.js';
import { slipTermsStream, type SlipTermsEvent } from './slip-terms.aggregate.js';

const annulEventName = 'annul-event';

const words = (most: number) => z.string().trim().min(1).max(most);

const longestContent = 50_000;
const content = z
  .record(z.string().max(100), z.unknown())
  .refine((value) => JSON.stringify(value).length <= longestContent, `草稿过长 · a draft is no longer than ${longestContent} characters`);

const version = z.number().int().min(1);

/** Whether a content is whole: what the command's own door would say of it. @throws {ZodError} */
export type CheckContent = (command: string, content: Json) => void;

/** Steps of a draft but its signature. @param commands names of the use cases that may be prepared */
export const draftUseCases = (contract: Contract, commands: readonly string[], check: CheckContent): readonly AnyUseCase[] => {
  const known = (command: string): string => {
    if (!commands.includes(command)) throw new Rejected('unknown-command', `没有可起草的操作“${command}”`, `there is no command "${command}" to prepare`, { command });
    return command;
  };

  const save = defineUseCase({
    name: 'save-draft',
    title: { zh: '起草', en: 'Save a draft of a command' },
    path: 'drafts',
    right: 'draft.write',
    draft: true,
    body: z.strictObject({ command: words(100), content, submit: z.boolean().optional().describe('一并送审 · submitted at once') }),
    streams: (_body, meta) => ({ draft: draftStream(meta.id('draft')) }),
    decide: ({ command, content: said, submit: atOnce = false }, { draft }, meta) => {
      const draftId = meta.id('draft');
      if (atOnce) check(known(command), said as Json);
      const saved = saveDraft(contract, draft, { draftId, kind: 'change', command: known(command), content: said as Json, version: 0 }, meta);
      return { append: { draft: atOnce ? [...saved, ...submittedWith(contract, saved, draftId, meta)] : saved }, answer: { draftId } };
    },
  });

  const revise = defineUseCase({
    name: 'revise-draft',
    title: { zh: '修改草稿', en: 'Revise a draft' },
    path: 'drafts/:draftId/revisions',
    right: 'draft.write',
    draft: true,
    body: z.strictObject({ draftId: z.uuid(), version, content }),
    streams: ({ draftId }) => ({ draft: draftStream(draftId) }),
    decide: ({ draftId, version: read, content: said }, { draft }, meta) => {
      const { kind, command } = standingDraft(draft, draftId);
      return { append: { draft: saveDraft(contract, draft, { draftId, kind, command, content: said as Json, version: read }, meta) }, answer: { draftId } };
    },
  });

  const submit = defineUseCase({
    name: 'submit-draft',
    title: { zh: '草稿送审', en: 'Submit a draft for signature' },
    path: 'drafts/:draftId/submissions',
    right: 'draft.write',
    draft: true,
    body: z.strictObject({ draftId: z.uuid(), version, note: z.string().max(500).default('') }),
    streams: ({ draftId }) => ({ draft: draftStream(draftId) }),
    decide: (body, { draft }, meta) => {
      const { command, contents } = standingDraft(draft, body.draftId);
      check(command, JSON.parse(contents.at(-1) ?? '{}') as Json);
      return { append: { draft: submitDraft(contract, draft, body, meta) } };
    },
  });

  return [save, revise, submit, proposeSlip(contract, known, check), ...endings(contract)] as readonly AnyUseCase[];
};

/** The first text, submitted in the append that saves it. */
const submittedWith = (contract: Contract, saved: readonly DraftEvent[], draftId: string, { actor }: CommandMeta): readonly DraftEvent[] =>
  saved.length === 0 ? [] : [contract.make('DraftSubmitted', { draftId, version: 1, submittedBy: actor.person, note: '' }) as never];

/** 录入差错: what is proposed is submitted at once, and waits for a second person. */
const proposeSlip = (contract: Contract, known: (command: string) => string, check: CheckContent) =>
  defineUseCase({
    name: 'propose-slip-correction',
    title: { zh: '提出录入差错更正', en: 'Propose to correct a slip of the pen' },
    path: 'slips',
    right: 'draft.write',
    draft: true,
    body: z.strictObject({ command: words(100), quote: z.string().max(2000).default(''), says: content }),
    streams: (_body, meta) => ({ draft: draftStream(meta.id('draft')) }),
    decide: ({ command, quote, says }, { draft }, meta) => {
      const draftId = meta.id('draft');
      const said = { quote, says } as Json;
      if (says['documents'] !== undefined || says['decision'] !== undefined) throw new Rejected('slip-with-document', '录入差错沿用原依据文件；另有文件的，按更正办理', 'a slip of the pen rests on the documents of what it corrects; with a document of its own it is a correction like any other');
      if (![annulEventName, takeBackImportName].includes(command) && says['corrects'] === undefined) throw new Rejected('slip-of-nothing', '须注明所更正的事件', 'a slip names the event that it corrects');
      check(known(command), said);
      const saved = saveDraft(contract, draft, { draftId, kind: 'slip', command, content: said, version: 0 }, meta);
      return { append: { draft: [...saved, ...submittedWith(contract, saved, draftId, meta)] }, answer: { draftId } };
    },
  });

const endings = (contract: Contract): readonly AnyUseCase[] => [
  defineUseCase({
    name: 'return-draft',
    title: { zh: '退回草稿', en: 'Return a draft to its writer' },
    path: 'drafts/:draftId/returns',
    right: 'draft.review',
    draft: true,
    body: z.strictObject({ draftId: z.uuid(), version, reason: words(500) }),
    streams: ({ draftId }) => ({ draft: draftStream(draftId) }),
    decide: (body, { draft }, meta) => ({ append: { draft: returnDraft(contract, draft, body, meta) } }),
  }),
  defineUseCase({
    name: 'withdraw-draft',
    title: { zh: '撤回草稿', en: 'Withdraw a draft' },
    path: 'drafts/:draftId/withdrawals',
    right: 'draft.write',
    draft: true,
    body: z.strictObject({ draftId: z.uuid(), reason: words(500) }),
    streams: ({ draftId }) => ({ draft: draftStream(draftId) }),
    decide: (body, { draft }, meta) => ({ append: { draft: withdrawDraft(contract, draft, body, meta) } }),
  }),
];

/** The district says, under a document, until when and in what a slip may be corrected without one. */
export const setSlipTerms = (contract: Contract) =>
  defineUseCase({
    name: 'set-slip-terms',
    title: { zh: '设定录入差错更正规则', en: 'Set what a slip of the pen is' },
    path: 'slip-terms',
    right: 'rules.set',
    body: z.strictObject({ days: z.number().int().min(0).max(365), closedFields: z.array(words(60)).max(100), reason: words(500) }),
    streams: () => ({ terms: slipTermsStream }),
    decide: ({ days, closedFields, reason }, { terms }, meta) => {
      const now = terms.at(meta.effective.to);
      if (now.days === days && JSON.stringify(now.closedFields) === JSON.stringify(closedFields)) return { append: {} };
      return { append: { terms: [contract.make('SlipTermsSet', { days, closedFields, reason }) as SlipTermsEvent] } };
    },
  });
