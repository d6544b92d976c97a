import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { api, useDoor } from '../api/platform.js';
import { frame } from '../words/frame.words.js';
import { Answered } from './notice.js';
import { DueList } from './due-list.js';

/** What is due in the district on the day looked at, the most urgent first. */
export const DuesBell = (): ReactNode => {
  const { district, on, say } = useAddress();
  const dues = useDoor(['dues', district, on], (signal) => api.GET('/v1/districts/{district}/reporting/dues', { params: { path: { district }, query: { limit: 20, ...(on === '' ? {} : { on }) } }, signal }), district !== '');
  const count = dues.data?.total ?? 0;
  return (
    <Popover trigger="click" placement="bottomRight" title={say(frame.dues)} content={<div className="dues"><Answered door={dues}>{(data) => <DueList data={data} />}</Answered></div>}>
      <Badge count={count} size="small" color="#b3261e">
        <Button icon={<BellOutlined />} aria-label={`${say(frame.dues)} ${count}`} />
      </Badge>
    </Popover>
  );
};
