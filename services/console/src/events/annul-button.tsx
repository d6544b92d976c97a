import type { ReactNode } from 'react';
import { command as enforcement } from 'virtual:command/enforcement.annul-event';
import { command as grid } from 'virtual:command/grid.annul-event';
import { command as organisations } from 'virtual:command/organisations.annul-event';
import { command as reporting } from 'virtual:command/reporting.annul-event';
import { command as staffing } from 'virtual:command/staffing.annul-event';
import { CommandButton } from '../command/command-button.js';
import type { Command } from '../command/command.model.js';

const byContext: Readonly<Record<string, Command>> = { enforcement, grid, organisations, reporting, staffing };

interface AnnulProps {
  /** of the log that owns the event */
  readonly context: string;
  readonly streamId: string;
  readonly eventId: string;
}

/** Takes an event back, under a document and with its reason; what stands on it and which figures move is shown before. */
const AnnulButton = ({ context, streamId, eventId }: AnnulProps): ReactNode => {
  const command = byContext[context];
  if (command === undefined) return null;
  return <p className="acts"><CommandButton isSmall command={command} at={{}} given={{ streamId, eventId }} /></p>;
};

export { AnnulButton as default };
