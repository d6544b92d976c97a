import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { ReportTemplateSetSchema, type ReportTemplateSet } from '@yange/contracts';
import { counts, type Readable } from '../view/ledger.reading.js';

/** A version of a template that counts. */
export interface TemplateVersion {
  readonly eventId: string;
  /** `YYYY-MM-DD`: holds surely from this day on */
  readonly since: string;
  readonly template: ReportTemplateSet;
}

interface Row {
  readonly eventId: string;
  readonly since: string;
  readonly data: JsonValue;
}

const versionsOf = async (read: Readable, district: string, more: string, values: readonly unknown[]): Promise<readonly TemplateVersion[]> => {
  const rows = await read.query<Row[]>(
    `select e.event_id as "eventId", e.effective_to as since, e.data from live.ledger_events e
      where e.district = $1 and e.type = 'ReportTemplateSet' and ${more} order by e.effective_to, e.effective_order, e.position`,
    [district, ...values],
  );
  return rows.map(({ data, ...row }) => ({ ...row, template: fromJson(ReportTemplateSetSchema, data, { ignoreUnknownFields: true }) }));
};

/** Every version of every template, in the order of effect. */
export const templateVersions = (read: Readable, district: string): Promise<readonly TemplateVersion[]> => versionsOf(read, district, counts, []);

/** The version that an event set, whether it still counts or not: what was given out under it stays derivable. */
export const templateSetBy = async (read: Readable, district: string, eventId: string): Promise<TemplateVersion | null> => (await versionsOf(read, district, 'e.event_id = $2', [eventId]))[0] ?? null;

/** The version of each template that holds by the end of a day. */
export const inForceOn = (versions: readonly TemplateVersion[], on: string): readonly TemplateVersion[] => [...new Map(versions.filter(({ since }) => since <= on).map((one) => [one.template.templateId, one])).values()];
