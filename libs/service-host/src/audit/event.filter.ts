import { decodeEnvelope, type Contract } from '@yange/contracts';
import type { LastEventsRequest, StoredEvent } from '@yange/event-log';
import { isCalendarDate, isId } from '@yange/kernel';
import { sentenceOf, type RecordedEvent } from '@yange/sentences';
import { comparableName, namesOfEffect } from '@yange/use-case';
import { z } from 'zod';
import { eventAsJson } from '../event.json.js';

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');
const moment = z.iso.datetime({ offset: true }).or(day);

/** What an event is chosen by; whatever is left out is not asked for. */
export const eventFilters = {
  type: z.string().min(1).max(60).optional().describe('事件类型 · stored name of the event'),
  entity: z.string().min(1).max(200).optional().describe('机构等的编号，或流；决定的编号，含依其办理的事项 · id of an organ or anything else that the event names, or its stream; of a decision also what stands under it'),
  document: z.string().min(1).max(300).optional().describe('依据文件：文号、标题或登记号 · number, title or id of a document that it cites or registers'),
  actor: z.string().min(1).max(100).optional().describe('经办人（令牌主体），含被代理人 · subject of the token, or the person acted for'),
  correlation: z.string().min(1).max(100).optional().describe('关联号 · correlation id'),
  recordedFrom: moment.optional().describe('记录时间起：日或时刻 · recorded from: a day in China or an instant'),
  recordedTo: moment.optional().describe('记录时间止，含当日 · recorded up to, that day included'),
  effectiveFrom: day.optional().describe('生效日起 · takes effect from'),
  effectiveTo: day.optional().describe('生效日止 · takes effect up to'),
  text: z.string().min(1).max(100).optional().describe('文字：见于语句或内容 · words in its sentence or in what it says'),
};

export type EventFilter = { readonly [K in keyof typeof eventFilters]?: string | undefined };

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Wanted = Without<LastEventsRequest, 'before' | 'limit'>;

const lastDay = '9999-12-31';

/** A filter, asked from the cheapest question on: most events are passed over without being decoded. */
export class EventSieve {
  /** bounds as a log writes its times; inclusive */
  readonly recordedFrom: string;
  readonly recordedTo: string;
  private readonly words: string | null;
  private readonly document: string | null;

  constructor(
    private readonly filter: EventFilter,
    private readonly contract: Contract,
  ) {
    this.recordedFrom = filter.recordedFrom === undefined ? '' : instantOf(filter.recordedFrom, '00:00:00.000000');
    this.recordedTo = filter.recordedTo === undefined ? '9999' : instantOf(filter.recordedTo, '23:59:59.999999');
    this.words = filter.text === undefined ? null : comparableName(filter.text);
    this.document = filter.document === undefined ? null : comparableName(filter.document);
  }

  /** what the log has an index for, the rarer first; null where it has to be walked */
  get indexed(): Wanted | null {
    const { correlation, entity, actor, type, effectiveFrom, effectiveTo } = this.filter;
    if (correlation !== undefined) return { by: 'correlationId', value: correlation };
    if (entity !== undefined) return { by: 'name', values: [entity] };
    if (this.document !== null) return { by: 'name', values: [this.document] };
    if (type !== undefined) return { by: 'type', value: type };
    if (actor !== undefined) return { by: 'name', values: [actor] };
    return effectiveFrom === undefined && effectiveTo === undefined ? null : { by: 'name', values: namesOfEffect(effectiveFrom ?? '', effectiveTo ?? lastDay) };
  }

  lets(event: StoredEvent): boolean {
    const { type, correlation, effectiveFrom = '', effectiveTo = lastDay } = this.filter;
    if (type !== undefined && event.type !== type) return false;
    if (correlation !== undefined && event.correlationId !== correlation) return false;
    if (event.recordedAt < this.recordedFrom || event.recordedAt > this.recordedTo) return false;
    if (event.effectiveTo < effectiveFrom || (event.effectiveFrom ?? event.effectiveTo) > effectiveTo) return false;
    return this.isOf(event) && this.isBy(event) && this.restsOn(event) && this.says(event);
  }

  private isOf({ streamId, data, envelope }: StoredEvent): boolean {
    const { entity } = this.filter;
    if (entity === undefined || streamId === entity || streamId.endsWith(`/${entity}`)) return true;
    // An id stands in the bytes as it is written; a shorter word might be part of another.
    return isId(entity) && (holds(data, entity) || (holds(envelope, entity) && decodeEnvelope(envelope).decisionId === entity));
  }

  private isBy({ actor, envelope }: StoredEvent): boolean {
    const wanted = this.filter.actor;
    return wanted === undefined || actor === wanted || decodeEnvelope(envelope).actor?.onBehalfOf === wanted;
  }

  private restsOn(event: StoredEvent): boolean {
    const wanted = this.document;
    if (wanted === null) return true;
    const cited = decodeEnvelope(event.envelope).citations.flatMap(({ number, title, documentId }) => [number, title, documentId]);
    const own = event.type.startsWith('Document') ? Object.values(eventAsJson(this.contract, event)['data'] as object).filter((value) => typeof value === 'string') : [];
    return [...cited, ...own].some((name) => name !== '' && comparableName(name) === wanted);
  }

  private says(event: StoredEvent): boolean {
    if (this.words === null) return true;
    const told = eventAsJson(this.contract, event);
    const { zh, en } = sentenceOf(told as unknown as RecordedEvent);
    return comparableName(`${zh}\n${en}\n${JSON.stringify(told['data'])}\n${JSON.stringify(told['citations'])}`).includes(this.words);
  }
}

const holds = (bytes: Uint8Array, id: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(id);

/** As logs write their times: UTC with six decimals, so that text compares as time does. */
const instantOf = (text: string, ofDay: string): string => {
  if (isCalendarDate(text)) return `${new Date(`${text}T${ofDay.slice(0, 8)}+08:00`).toISOString().slice(0, 19)}${ofDay.slice(8)}Z`;
  const [, decimals = ''] = /\.(\d+)/.exec(text) ?? [];
  return `${new Date(text).toISOString().slice(0, 19)}.${decimals.slice(0, 6).padEnd(6, '0')}Z`;
};
