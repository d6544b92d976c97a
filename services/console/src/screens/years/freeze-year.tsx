import { answer } from '@yange/api-client';
import { Button, Input } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { today } from '../../address/address.model.js';
import { useAddress } from '../../address/use-address.js';
import { api, newKey, queries } from '../../api/platform.js';
import { useMay } from '../../command/command-button.js';
import { untilCovered } from '../../command/until-covered.js';
import { FailureNotice } from '../../frame/notice.js';
import { yearsWords } from '../../words/years.words.js';

interface FreezeYearProps {
  readonly year: number;
  /** `YYYY-MM-DD`: its last day */
  readonly on: string;
  /** the event by which it stands frozen; empty for none */
  readonly standing: string;
}

/** Freezes a year that is over, for whoever may; one that stands frozen is frozen anew with the reason, and the earlier one no longer stands. What was known earlier freezes nothing. */
export const FreezeYear = (props: FreezeYearProps): ReactNode => {
  const { say, knownAt } = useAddress();
  const mayFreeze = useMay('reporting.record');
  if (!mayFreeze || knownAt !== '') return null;
  return today() <= props.on ? <span className="soft">{say(yearsWords.notOver)}</span> : <Freezing {...props} />;
};

const Freezing = ({ year, standing }: FreezeYearProps): ReactNode => {
  const { say, district } = useAddress();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [reason, setReason] = useState('');
  const content = JSON.stringify([district, year, standing, reason]);
  // Sent once more after it failed, the same content is frozen once.
  const key = useRef({ content, key: newKey() });
  if (key.current.content !== content) key.current = { content, key: newKey() };
  const freeze = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const body = { year, ...(standing === '' ? {} : { corrects: standing, correctionReason: reason.trim() }) };
      const frozen = await answer(api.POST('/v1/districts/{district}/reporting/frozen-statistics', { params: { path: { district } }, headers: { 'Idempotency-Key': key.current.key }, body }));
      if (frozen.position !== null) await untilCovered('reporting', `${district}/reporting`, frozen.position).catch(() => undefined);
      setReason('');
      await queries.invalidateQueries();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {failure === null ? null : <FailureNotice error={failure} />}
      {standing === '' ? null : <label>{say(yearsWords.reason)} <Input className="freezing-reason" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} /></label>}
      <Button disabled={isBusy || (standing !== '' && reason.trim() === '')} aria-label={`${year} ${say(standing === '' ? yearsWords.freeze : yearsWords.freezeAnew)}`} onClick={() => void freeze()}>{say(isBusy ? yearsWords.freezing : standing === '' ? yearsWords.freeze : yearsWords.freezeAnew)}</Button>
    </>
  );
};
