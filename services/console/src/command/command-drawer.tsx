import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { CommandForm, type CommandFormProps } from './command-form.js';

interface DrawerProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** what the command is about, beside its title */
  readonly about: string;
  readonly form: CommandFormProps;
  readonly onClose: () => void;
  /** once it is out of sight */
  readonly onClosed: () => void;
}

/** The form of a command beside the page. Where the page leads on to what was recorded, the form is out of its way. */
export const CommandDrawer = ({ isOpen, title, about, form: { onRecorded, ...form }, onClose, onClosed }: DrawerProps): ReactNode => (
  <Drawer open={isOpen} onClose={onClose} afterOpenChange={(isNow) => { if (!isNow) onClosed(); }} size={Math.min(560, innerWidth)} destroyOnHidden title={<>{title}{about === '' ? null : <span className="soft drawer-about"> {about}</span>}</>}>
    <CommandForm
      {...form}
      onRecorded={onRecorded === undefined ? undefined : (answer) => {
        onClose();
        onRecorded(answer);
      }}
    />
  </Drawer>
);
