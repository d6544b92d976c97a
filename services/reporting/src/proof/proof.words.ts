import type { Words } from '@yange/use-case';
import { underivableWords } from '../figures/underivable.js';
import type { KnownDocument, ProvenNumber } from './draft.proof.js';
import type { ProofVerdict } from './number.judgement.js';

export const verdictWords: Readonly<Record<ProofVerdict, Words>> = {
  agrees: { zh: '一致', en: 'agrees' },
  differs: { zh: '不一致', en: 'differs' },
  garbled: { zh: '文字疑有缺漏', en: 'characters seem to be lost' },
  'not-derivable': { zh: '无法推算', en: 'cannot be derived' },
  unsupported: { zh: '无依据', en: 'not supported' },
  'no-claim': { zh: '不作数据核对', en: 'no figure' },
};

/** What stands in the margin beside a number: verdict, what the log says, up to when, and by which documents. */
export const remarkOf = (proven: ProvenNumber, documents: readonly KnownDocument[]): Words => {
  const { zh, en } = verdictWords[proven.verdict];
  const [said, source] = [saidOf(proven), sourceOf(documents)];
  return { zh: [`${zh}。`, said.zh, source.zh].join(''), en: [`${en[0]?.toUpperCase() ?? ''}${en.slice(1)}.`, said.en, source.en].filter((part) => part !== '').join(' ') };
};

const saidOf = ({ verdict, number, claim, value, nearest, document, effects }: ProvenNumber): Words => {
  if (effects !== null) return effects === 0 ? { zh: '账上没有在此时生效的事项。', en: 'Nothing on record takes effect then.' } : { zh: `账上有 ${effects} 件事项于此时生效。`, en: `On record, ${effects} event(s) take effect then.` };
  if (document !== null) return { zh: `《${document.title}》，${document.issuer}${document.issuedOn === '' ? '' : `，${document.issuedOn}`}。`, en: `${document.title} (${document.issuer}).` };
  if (claim === null || value === null) return unsupported(verdict, nearest);
  const of = claim.scope === '' ? claim.title.zh : `${claim.title.zh}（${claim.scope}）`;
  if (value.value === null) return { zh: `${of}：${value.reason === null ? '' : underivableWords[value.reason].zh}。`, en: `${claim.title.en}: ${value.reason === null ? '' : underivableWords[value.reason].en}.` };
  const [given, restated] = [`${value.value}${claim.unit}`, value.basis === 'block' || value.basis === 'stated'];
  return {
    zh: `${verdict === 'garbled' && claim.reading !== '' ? `应读作“${claim.reading}”。` : ''}${of}：${verdict === 'differs' ? `文中${number.text}，账上${given}` : given}，${value.asOf.text}${restated ? '（复述原文，无明细佐证）' : ''}。`,
    en: `${claim.title.en}: ${verdict === 'differs' ? `the draft says ${number.text}, the log ` : ''}${given}, as of ${value.asOf.to}${restated ? ' (restated: no detail behind it)' : ''}.`,
  };
};

const unsupported = (verdict: ProofVerdict, nearest: ProvenNumber['nearest']): Words => {
  if (verdict === 'no-claim') return { zh: '', en: '' };
  const near = nearest.map(({ title }) => title);
  return {
    zh: `账上没有与此对应的数据${near.length === 0 ? '' : `；相近的有：${near.map(({ zh }) => zh).join('、')}`}。`,
    en: `The log holds nothing that this speaks of${near.length === 0 ? '' : `; the nearest are ${near.map(({ en }) => en).join(', ')}`}.`,
  };
};

/** So many documents are named in a remark; the rest is a number. */
const most = 3;

const sourceOf = (documents: readonly KnownDocument[]): Words => {
  if (documents.length === 0) return { zh: '', en: '' };
  const named = documents.slice(0, most).map(({ title, number }) => `${title === '' ? '' : `《${title}》`}${number}`);
  const more = documents.length - named.length;
  return { zh: `依据：${named.join('；')}${more > 0 ? `等${documents.length}件` : ''}。`, en: `By ${named.join('; ')}${more > 0 ? ` and ${more} more` : ''}.` };
};
