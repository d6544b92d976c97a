import { answer } from '@yange/api-client';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { useFreezing } from '../../command/use-freezing.js';
import { FailureNotice } from '../../frame/notice.js';
import { reportsWords } from '../../words/reports.words.js';
import type { Settlement } from './report.model.js';

interface FreezeProps {
  readonly templateId: string;
  readonly day: string;
  readonly settled: readonly Settlement[];
  readonly isReady: boolean;
  /** what was said for it is recorded */
  readonly onFrozen: () => void;
}

/** Freezes the report as it reads now; the same content sent again is frozen once. */
export const FreezeButton = ({ templateId, day, settled, isReady, onFrozen }: FreezeProps): ReactNode => {
  const { say, district, to } = useAddress();
  const [reportId, setReportId] = useState('');
  const { isBusy, failure, freeze } = useFreezing(district, JSON.stringify([templateId, day, settled]), async (key) => {
    const frozen = await answer(api.POST('/v1/districts/{district}/reporting/frozen-reports', { params: { path: { district } }, headers: { 'Idempotency-Key': key }, body: { templateId, on: day, settled: [...settled] } }));
    setReportId(frozen.answer['reportId'] ?? '');
    onFrozen();
    return frozen;
  });
  return (
    <>
      {failure === null ? null : <FailureNotice error={failure} />}
      {reportId === '' ? null : <p className="notice recorded" role="status">✓ {say(reportsWords.frozenNow)} <Link to={to('reports', { view: 'frozen', report: reportId })}>{say(reportsWords.seeFrozen)}</Link></p>}
      <p className="acts"><Button type="primary" disabled={!isReady || isBusy} onClick={() => void freeze()}>{say(isBusy ? reportsWords.freezing : reportsWords.freeze)}</Button> <span className="soft">{say(reportsWords.freezeHint)}</span></p>
    </>
  );
};
