import '../../styles/events.css';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { command as returnEnforcement } from 'virtual:command/enforcement.return-draft';
import { command as signEnforcement } from 'virtual:command/enforcement.sign-draft';
import { command as returnGrid } from 'virtual:command/grid.return-draft';
import { command as signGrid } from 'virtual:command/grid.sign-draft';
import { command as returnOrganisations } from 'virtual:command/organisations.return-draft';
import { command as signOrganisations } from 'virtual:command/organisations.sign-draft';
import { command as returnReporting } from 'virtual:command/reporting.return-draft';
import { command as signReporting } from 'virtual:command/reporting.sign-draft';
import { command as returnStaffing } from 'virtual:command/staffing.return-draft';
import { command as signStaffing } from 'virtual:command/staffing.sign-draft';
import type { components } from '@yange/api-client';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { CommandButton } from '../../command/command-button.js';
import { CommandForm } from '../../command/command-form.js';
import { Data } from '../../events/event-details.js';
import { EventItem } from '../../events/event-item.js';
import { Answered } from '../../frame/notice.js';
import { deskWords } from '../../words/desk.words.js';
import { takeBackWords } from '../../words/take-back.words.js';
import { contentOf, takenBackBy, type DraftService } from './draft.model.js';

const steps = {
  organisations: { sign: signOrganisations, giveBack: returnOrganisations },
  staffing: { sign: signStaffing, giveBack: returnStaffing },
  enforcement: { sign: signEnforcement, giveBack: returnEnforcement },
  grid: { sign: signGrid, giveBack: returnGrid },
  reporting: { sign: signReporting, giveBack: returnReporting },
} as const;

type Draft = components['schemas']['Draft'];

interface SheetProps {
  readonly service: DraftService;
  readonly draftId: string;
  readonly onClose: () => void;
}

/** What waits for a signature: what it says, what it corrects, what would come of it; signed or given back. */
export const DraftSheet = ({ service, draftId, onClose }: SheetProps): ReactNode => {
  const { district, say } = useAddress();
  const door = useDoor(['draft', district, service, draftId], (signal) => api.GET(`/v1/districts/{district}/${service}/drafts/{draftId}`, { params: { path: { district, draftId } }, signal }));
  return (
    <Drawer open onClose={onClose} size={Math.min(640, innerWidth)} title={door.data === undefined ? say(deskWords.toSign) : say(door.data.title ?? { zh: door.data.command, en: door.data.command })}>
      <Answered door={door}>{(draft) => <Waiting service={service} draft={draft} />}</Answered>
    </Drawer>
  );
};

const Waiting = ({ service, draft }: { readonly service: DraftService; readonly draft: Draft }): ReactNode => {
  const { say, to } = useAddress();
  const importId = takenBackBy(draft);
  const { draftId, version, contentHash, position, writers } = draft;
  const { quote, corrects, reason, says } = contentOf(draft);
  const { sign, giveBack } = steps[service];
  return (
    <>
      <dl className="draft-facts">
        <div><dt>{say(deskWords.by)}</dt><dd>{writers.join('、')}</dd></div>
        {reason === '' ? null : <div><dt>{say(deskWords.reason)}</dt><dd>{reason}</dd></div>}
        {quote === '' ? null : <div><dt>{say(deskWords.quote)}</dt><dd>{quote}</dd></div>}
      </dl>
      <section className="draft-part"><h3>{say(deskWords.says)}</h3><Data value={says} /></section>
      {corrects === '' ? null : <section className="draft-part"><h3>{say(deskWords.corrected)}</h3><EventItem id={corrects} isOpen onToggle={() => undefined} /></section>}
      {importId !== undefined ? <p className="acts"><Link to={to('imports', { recorded: importId })}>{say(takeBackWords.toWizard)}</Link></p> : <CommandForm command={sign} at={{ draftId }} given={{ version, contentHash, seen: position }} initial={{ '/effective': '' }} without={['/effective', '/documents']} />}
      <p className="acts"><CommandButton command={giveBack} at={{ draftId }} given={{ version }} initial={{ '/effective': '' }} without={['/effective', '/documents']} /></p>
    </>
  );
};
