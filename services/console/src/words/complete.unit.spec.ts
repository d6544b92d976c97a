import type { DescMessage } from '@bufbuild/protobuf';
import { enforcementContract, gridContract, organisationsContract, reportingContract, staffingContract } from '@yange/contracts';
import { audit } from './audit.words.js';
import { codes } from './code.words.js';
import { deskWords } from './desk.words.js';
import { eventTypes } from './event-types.js';
import { eventWords } from './event.words.js';
import { codeWords, fieldWords } from './field-words.js';
import { actWords } from './act.words.js';
import { fieldLabels, form } from './form.words.js';
import { frame } from './frame.words.js';
import { listNames } from './list-name.words.js';
import { columnWords, listCodes, listWords, purposes } from './list.words.js';
import { howWords, importWords } from './import.words.js';
import { inspectionParts, inspectionStages, inspectionWords } from './inspection.words.js';
import { motionWords, planWords, stageWords, stepWords } from './motion.words.js';
import { overview } from './overview.words.js';
import { register } from './register.words.js';
import { meetingWords } from './meeting.words.js';
import { problemWords } from './problem.words.js';
import { bases, contexts, kinds, parts, precisions, roles, rules, supersessions, sureness, verdicts } from './report.words.js';
import { proofVerdicts, reportsWords } from './reports.words.js';
import { tableWords } from './table.words.js';
import { yearsWords } from './years.words.js';
import { say, type Words } from './say.js';

const contracts = [organisationsContract, staffingContract, enforcementContract, gridContract, reportingContract];

describe('words', () => {
  it('are there for every kind of event', () => {
    const types = contracts.flatMap((contract) => Object.keys(contract.messages));
    expect(types.filter((type) => !(type in eventTypes))).toEqual([]);
  });

  it('are there for every field of every event, and every code', () => {
    const fields = new Set<string>();
    const codes = new Set<string>();
    const seen = new Set<DescMessage>();
    const walk = (message: DescMessage): void => {
      if (seen.has(message)) return;
      seen.add(message);
      for (const field of message.fields) {
        fields.add(field.jsonName);
        if (field.message !== undefined) walk(field.message);
        for (const { name, number } of field.enum?.values ?? []) if (number !== 0) codes.add(name);
      }
    };
    for (const contract of contracts) for (const message of Object.values(contract.messages)) walk(message);
    expect([...fields].filter((name) => !(name in fieldWords))).toEqual([]);
    expect([...codes].filter((name) => !(name in codeWords))).toEqual([]);
    expect(fields.size).toBeGreaterThan(150);
  });

  const tables: readonly (readonly [string, Readonly<Record<string, Words>>])[] = Object.entries({ actWords, form, fieldLabels, frame, overview, audit, problemWords, meetingWords, deskWords, importWords, howWords, inspectionWords, inspectionStages, inspectionParts, reportsWords, proofVerdicts, motionWords, planWords, stageWords, stepWords, tableWords, ...listNames, columnWords, listCodes, listWords, purposes, register, codes, eventWords, bases, contexts, kinds, parts, precisions, roles, rules, supersessions, sureness, verdicts, yearsWords });

  it.each(tables)('of %s are there in Chinese and in English', (_name, table) => {
    const lacking = Object.entries(table).filter(([, { zh, en }]) => !/[\p{Script=Han}]/u.test(zh) || en.trim() === '' || /\p{Script=Han}/u.test(en));
    expect(lacking).toEqual([]);
  });

  it('are said in the language that is asked for, and in Chinese where a name has no English', () => {
    expect([say({ zh: '千里山镇', en: '' }, 'en'), say({ zh: '总览', en: 'Overview' }, 'en'), say({ zh: '总览', en: 'Overview' }, 'zh'), say(undefined, 'zh')]).toEqual(['千里山镇', 'Overview', '总览', '']);
  });
});
