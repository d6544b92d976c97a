import type { Words } from './say.js';

export const zipWords = {
  noZip: { zh: '这不是 ZIP 文件，或已损坏。', en: 'This is no ZIP, or it is damaged.' },
  damaged: { zh: '压缩包已损坏，读不出来；请重新打包。', en: 'The archive is damaged and cannot be read: pack it anew.' },
  encrypted: { zh: '已加密；请去掉密码后再打包。', en: 'It is encrypted: pack it without a password.' },
  empty: { zh: '压缩包里没有表。', en: 'There is no table in the archive.' },
  tooMany: { zh: '压缩包里的文件超过 100 个。', en: 'More than 100 files are in the archive.' },
  tooLarge: { zh: '解压后太大，未读取；请分开打包，或直接选各表。', en: 'It is too large once unpacked and was not read: pack less at once, or choose the tables themselves.' },
  path: { zh: '文件名指向压缩包之外，不予读取。', en: 'Its name leads out of the archive: it is not read.' },
  nested: { zh: '在子文件夹里；各表请放在同一层。', en: 'It lies in a folder of its own: put all tables side by side.' },
  kind: { zh: '不是表：只取 CSV、XLSX 和 manifest.json。', en: 'It is no table: CSV, XLSX and manifest.json are taken.' },
  method: { zh: '压缩方式不认识；请用一般的 ZIP 打包。', en: 'It is packed in a way that is not read: use plain ZIP.' },
  twice: { zh: '同名文件出现两次。', en: 'A file of this name comes twice.' },
  folder: { zh: '或选一个文件夹', en: 'Or choose a folder' },
  files: { zh: '将读取', en: 'Will be read' },
} satisfies Readonly<Record<string, Words>>;
