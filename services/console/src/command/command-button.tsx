import './command.css';
import { rolesWith } from '@yange/auth/rights';
import { Button } from 'antd';
import { useId, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { useSession } from '../frame/use-session.js';
import type { Words } from '../words/say.js';
import type { CommandFormProps } from './command-form.js';
import { useCommandHost } from './command-host.js';

/** Whether who is logged in may do what asks for this right. The service refuses in any case. */
export const useMay = (right: string): boolean => {
  const { roles } = useSession();
  return rolesWith(right).some((role) => roles.includes(role));
};

interface ButtonProps extends CommandFormProps {
  /** where the title of the command says too little */
  readonly words?: Words;
  /** what it is about, beside the title */
  readonly about?: string;
  readonly isMain?: boolean;
  readonly isSmall?: boolean;
}

/** A command as a button that opens its form; nothing for whom it is not meant. */
export const CommandButton = ({ words, about = '', isMain = false, isSmall = false, ...form }: ButtonProps): ReactNode => {
  const { say } = useAddress();
  const title = say(words ?? form.command.title);
  const open = useCommandHost(useId(), title, about, form);
  if (!useMay(form.command.right)) return null;
  return <Button type={isMain ? 'primary' : 'default'} size={isSmall ? 'small' : 'middle'} onClick={open} aria-label={about === '' ? undefined : `${title} ${about}`}>{title}</Button>;
};
