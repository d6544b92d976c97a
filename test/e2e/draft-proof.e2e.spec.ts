import { wordOf, WordFile } from '@yange/word-files';
import JSZip from 'jszip';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

const draft = ['一、基本情况。全区党政机构共35个，行政编制460名。', '二、基层治理。全区网格444个，网格员1300人；植树1200亩。'];

describe('a draft is proof-read', () => {
  let platform: RunningPlatform;
  let token: string;

  beforeAll(async () => {
    platform = await startPlatform();
    await platform.gateway.caughtUp();
    token = await platform.gateway.token('local-auditor');
  });
  afterAll(() => platform.abandon());

  const send = (path: string, name: string, bytes: Uint8Array): Promise<Response> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    return fetch(`${platform.url}/v1/districts/150302/draft-proofs${path}`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
  };

  it('as a Word document, which comes back with a comment at each number and else as it was', async () => {
    const response = await send('/document?on=2020-06-30', '汇报.docx', await wordOf(draft));
    expect([response.status, response.headers.get('content-disposition')]).toEqual([200, `attachment; filename*=UTF-8''${encodeURIComponent('汇报-校核.docx')}`]);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect((await WordFile.open(bytes)).paragraphs).toEqual(draft);
    const comments = (await (await JSZip.loadAsync(bytes)).file('word/comments.xml')?.async('string')) ?? '';
    const remarks = [...comments.matchAll(/<w:comment .*?<w:t[^>]*>([^<]*)</gsu)].map(([, text = '']) => text.split('。')[0]);
    expect(remarks).toEqual(['一致', '不一致', '一致', '不一致', '无依据']);
    expect(comments).toContain('文中460名，账上461名，2019年2月底');
  });

  it('as a text of an older Chinese machine, answered number by number', async () => {
    // 编制460名 in GB 18030
    const gb = Buffer.from([0xd0, 0xd0, 0xd5, 0xfe, 0xb1, 0xe0, 0xd6, 0xc6, 0x34, 0x36, 0x30, 0xc3, 0xfb]);
    const response = await send('?on=2020-06-30', '汇报.txt', gb);
    expect(await response.json()).toMatchObject({ paragraphs: ['行政编制460名'], counts: { differs: 1 }, numbers: [{ text: '460名', figureId: 'A9', derived: { value: 461 } }] });
  });

  it('refuses what is no draft, says why, and never by 5xx', async () => {
    const answers = [
      await send('', '汇报.docx', Buffer.from('PK no')),
      await send('', '汇报.txt', Buffer.from([0xff, 0xff, 0xff])),
      await send('?on=2020-02-31', '汇报.docx', await wordOf(draft)),
      await fetch(`${platform.url}/v1/districts/150302/draft-proofs`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{}' }),
    ];
    expect(await Promise.all(answers.map(async (one) => [one.status, ((await one.json()) as { code: string }).code]))).toEqual([[422, 'file-format'], [422, 'file-format'], [422, 'schema'], [415, 'media-type']]);
  });
});
