import { logIdOf } from '@yange/contracts';
import { defineQuery, endOfTime, type MatterCode, matterLaw, matters, onDate, shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';

interface Setting {
  readonly matter: string;
  readonly level: string | null;
  readonly filedWith: readonly string[] | null;
  readonly basis: string;
  readonly since: string;
  readonly eventId: string;
}

const setBy = z.strictObject({ basis: shown.text, since: shown.day, eventId: shown.eventId }).nullable().describe('本区所定，依法为 null · set by the district; null: as the law has it');

const matterShape = z.strictObject({
  matter: z.enum(Object.keys(matters) as [MatterCode, ...MatterCode[]]).describe('机构编制事项 · matter'),
  title: wordsShape,
  level: shown.text.describe('审批层级 · who decides it: district or city'),
  levelSet: setBy,
  filedWith: z.array(shown.text).describe('备案机关 · with whom it is filed'),
  filingSet: setBy,
});

/** What the district decides itself, what it submits to the city, and with whom it files: as set on the day, by law where nothing is set. */
export const mattersQuery = defineQuery({
  name: 'matters',
  title: { zh: '机构编制事项与审批层级', en: 'Matters and who decides them' },
  path: 'matters',
  right: 'read',
  params: z.strictObject({ ...onDate }),
  answer: z.strictObject({ matters: z.array(matterShape) }),
  run: async ({ on = endOfTime }, { district, read }) => {
    const settings: readonly Setting[] = await read.query(
      `select matter, level, filed_with as "filedWith", basis, valid_from as since, event_id as "eventId" from live.matter_settings where log_id = $1 and valid_from <= $2 order by place desc`,
      [logIdOf(district, 'organisations'), on],
    );
    const codes = Object.keys(matters) as readonly MatterCode[];
    return {
      matters: codes.map((matter) => {
        const own = settings.filter((one) => one.matter === matter);
        const [level, filing] = [own.find((one) => one.level !== null), own.find(({ filedWith }) => filedWith !== null)];
        const law = matterLaw(matter);
        const setting = ({ basis, since, eventId }: Setting) => ({ basis, since, eventId });
        return {
          matter, title: matters[matter], level: level?.level ?? law.level, levelSet: level === undefined ? null : setting(level),
          filedWith: filing?.filedWith ?? law.filedWith, filingSet: filing === undefined ? null : setting(filing),
        };
      }),
    };
  },
});
