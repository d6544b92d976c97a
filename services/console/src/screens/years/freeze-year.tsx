import { answer } from '@yange/api-client';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { today } from '../../address/address.model.js';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { useMay } from '../../command/command-button.js';
import { useFreezing } from '../../command/use-freezing.js';
import { useTyped } from '../../command/use-typed.js';
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
  const [reason, setReason, dropReason] = useTyped(`freezing ${district} ${year} ${standing}`, '');
  const { isBusy, failure, freeze } = useFreezing(district, JSON.stringify([district, year, standing, reason]), async (key) => {
    const body = { year, ...(standing === '' ? {} : { corrects: standing, correctionReason: reason.trim() }) };
    const frozen = await answer(api.POST('/v1/districts/{district}/reporting/frozen-statistics', { params: { path: { district } }, headers: { 'Idempotency-Key': key }, body }));
    dropReason();
    return frozen;
  });
  return (
    <>
      {failure === null ? null : <FailureNotice error={failure} />}
      {standing === '' ? null : <label>{say(yearsWords.reason)} <Input className="freezing-reason" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} /></label>}
      <Button disabled={isBusy || (standing !== '' && reason.trim() === '')} aria-label={`${year} ${say(standing === '' ? yearsWords.freeze : yearsWords.freezeAnew)}`} onClick={() => void freeze()}>{say(isBusy ? yearsWords.freezing : standing === '' ? yearsWords.freeze : yearsWords.freezeAnew)}</Button>
    </>
  );
};
