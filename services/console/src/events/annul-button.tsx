import type { ReactNode } from 'react';
import { command as enforcement } from 'virtual:command/enforcement.annul-event';
import { command as grid } from 'virtual:command/grid.annul-event';
import { command as organisations } from 'virtual:command/organisations.annul-event';
import { command as reporting } from 'virtual:command/reporting.annul-event';
import { command as staffing } from 'virtual:command/staffing.annul-event';
import { command as draftEnforcement } from 'virtual:command/enforcement.save-draft';
import { command as draftGrid } from 'virtual:command/grid.save-draft';
import { command as draftOrganisations } from 'virtual:command/organisations.save-draft';
import { command as draftReporting } from 'virtual:command/reporting.save-draft';
import { command as draftStaffing } from 'virtual:command/staffing.save-draft';
import { CommandButton } from '../command/command-button.js';
import type { Command } from '../command/command.model.js';

const byContext: Readonly<Record<string, { readonly annul: Command; readonly draft: Command }>> = {
  enforcement: { annul: enforcement, draft: draftEnforcement },
  grid: { annul: grid, draft: draftGrid },
  organisations: { annul: organisations, draft: draftOrganisations },
  reporting: { annul: reporting, draft: draftReporting },
  staffing: { annul: staffing, draft: draftStaffing },
};

interface AnnulProps {
  /** of the log that owns the event */
  readonly context: string;
  readonly streamId: string;
  readonly eventId: string;
}

/** Takes an event back, under a document and with its reason; what stands on it and which figures move is shown before. What a decision is asked for is handed over to a second person. */
const AnnulButton = ({ context, streamId, eventId }: AnnulProps): ReactNode => {
  const commands = byContext[context];
  if (commands === undefined) return null;
  return <p className="acts"><CommandButton isSmall command={commands.annul} draft={commands.draft} at={{}} given={{ streamId, eventId }} /></p>;
};

export { AnnulButton as default };
