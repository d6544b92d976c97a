import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineDueFold, each, type DueBook, type NewDue } from './due-book.fold.js';

type Of<T extends OrganisationsEvent['type']> = Extract<OrganisationsEvent, { type: T }>;

type OrganDueEvent = Of<
  | 'OrganEstablished' | 'OrganRenamed' | 'OrganAbolished' | 'SealActivated' | 'SealFiled' | 'CreditCodeCertificateIssued' | 'SandingIssued' | 'CoordinationBodySetUp' | 'SandingMisfitFound' | 'SandingMisfitCorrected'
>;

/** What an organ needs before it is operational (R3, R6), each by the event that gives it. A coordination body has none of it. */
const checklist = { 'seal-activation': ['印章启用', 'enable the seal'], 'seal-filing': ['印章备案', 'file the seal'], 'credit-code': ['办理统一社会信用代码证书', 'have the credit-code certificate issued'], sanding: ['印发“三定”规定', 'have the 三定 issued'] } as const;

const established = (book: DueBook, { organId, name, category }: Of<'OrganEstablished'>['data'], fact: Fact<OrganDueEvent>): void => {
  if (category === 'coordination-body') return;
  for (const [kind, [zh, en]] of Object.entries(checklist)) {
    book.open(fact, kind, { kind: kind as NewDue['kind'], zh: `${name}：${zh}`, en: `${name}: ${en}`, organs: [{ organId, name }], link: `organisations/organs/${organId}/readiness` });
  }
};

const misfit = (book: DueBook, { organId, organName, misfitId, words }: Of<'SandingMisfitFound'>['data'], fact: Fact<OrganDueEvent>): void =>
  book.open(fact, `misfit/${misfitId}`, { kind: 'sanding-misfit', zh: `${organName}：${words}`, en: `${organName}: ${words}`, organs: [{ organId, name: organName }], link: `organisations/organs/${organId}/readiness` });

const body = (book: DueBook, { organId, name, endsOn, officeInId, officeInName }: Of<'CoordinationBodySetUp'>['data'], fact: Fact<OrganDueEvent>): void => {
  if (endsOn === '') return;
  const organs = [officeInName === '' ? { organId, name } : { organId: officeInId, name: officeInName }];
  book.open(fact, 'end', { kind: 'coordination-body', dueOn: endsOn, zh: `${name}：到期撤销`, en: `${name}: to be abolished`, organs, link: `organisations/organs/${organId}` });
};

/** Stream organ/<id>. */
export const organDues = defineDueFold<OrganDueEvent>({
  stream: 'organ',
  types: ['OrganEstablished', 'OrganAbolished', 'SealActivated', 'SealFiled', 'CreditCodeCertificateIssued', 'SandingIssued', 'CoordinationBodySetUp', 'SandingMisfitFound', 'SandingMisfitCorrected'],
  fold: each((book, event, fact) => {
    switch (event.type) {
      case 'OrganEstablished':
        return established(book, event.data, fact);
      case 'SealActivated':
        return book.close(fact, 'seal-activation');
      case 'SealFiled':
        return book.close(fact, 'seal-filing');
      case 'CreditCodeCertificateIssued':
        return book.close(fact, 'credit-code');
      case 'SandingIssued':
        return book.close(fact, 'sanding');
      case 'CoordinationBodySetUp':
        return body(book, event.data, fact);
      case 'SandingMisfitFound':
        return misfit(book, event.data, fact);
      case 'SandingMisfitCorrected':
        return book.close(fact, `misfit/${event.data.misfitId}`);
      case 'OrganAbolished':
        return book.closeAll(fact);
    }
  }),
});
