import { normaliseDocumentNumber, parseDocumentNumber } from './document-number.js';

describe('a document number', () => {
  it.each([
    ['内党办发〔2019〕22号', { mark: '内党办发', year: 2019, serial: 22 }],
    ['国发〔1999〕1号', { mark: '国发', year: 1999, serial: 1 }],
    ['海区编发〔2020〕12345号', { mark: '海区编发', year: 2020, serial: 12345 }],
  ])('is %s', (text, parts) => expect(parseDocumentNumber(text)).toEqual(parts));

  it.each(['内党办发[2019]22号', '内党办发〔2019〕022号', '内党办发〔2019〕22', '内党办发〔19〕22号', '内党办发〔1819〕22号', '内党办发〔2019〕0号', '〔2019〕22号', 'NDBF〔2019〕22号', '内党办发〔2019〕第22号', '内党办发〔2019〕22号 ', '内党办发 〔2019〕22号', ''])(
    'is not %j', (text) => expect(parseDocumentNumber(text)).toBeNull());

  it.each(['内党办发[2019]22号', '内党办发【2019】 22 号', '内党办发（2019）22号', '内党办发(2019)22号', '内党办发﹝2019﹞22号', '内党办发［２０１９］２２号', ' 内党办发〔2019〕22号\n'])(
    'is put right from %j', (typed) => expect(normaliseDocumentNumber(typed)).toBe('内党办发〔2019〕22号'));

  it('is not made up from a title', () => {
    expect(parseDocumentNumber(normaliseDocumentNumber('关于机构改革的通知（2019年）'))).toBeNull();
  });
});
