import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const name = '@sparticuz/chromium';

/** The folder of the package: what is needed of it is its packed files, so that its entry need not be loaded here. */
const packageFolder = () => dirname(dirname(createRequire(import.meta.url).resolve(name)));

/**
 * Unpacks into the folder for temporary files, whichever that is, by the package's own function; in a process of its own, since that folder belongs to the process.
 * The pack for Amazon Linux holds the shared libraries that a bare machine lacks.
 */
const unpackScript = `import { inflate } from '${name}';
const packs = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'];
await Promise.all(packs.map((pack) => inflate(process.env.YANGE_PACKS + '/' + pack)));`;

/** The fonts of the machine, and where it has none those of the package: Latin ones; without any, nothing has a size and nothing could be clicked. @param {string} folder */
const fontsOf = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/** @param {string} packs @param {string} target @returns {Promise<void>} */
const unpack = (packs, target) =>
  new Promise((resolve, reject) => {
    let said = '';
    const child = spawn(process.execPath, ['--input-type=module', '-e', unpackScript], { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: target, YANGE_PACKS: packs }, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (chunk) => void (said += String(chunk)));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the browser that came by npm could not be unpacked:\n${said}`))));
  });

/**
 * The browser that comes by `npm ci`, unpacked once per version (210 MB) beside the other caches of this installation.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> } | null>} nothing where the package has none for this machine: it is built for Linux on x64
 */
export const packedBrowser = async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = packageFolder();
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const cache = join(folder, '../../.cache/yange');
  const unpacked = join(cache, `chromium-${version}`);
  if (!existsSync(unpacked)) {
    mkdirSync(cache, { recursive: true });
    // Named last: whoever is interrupted leaves nothing that looks whole.
    const begun = mkdtempSync(join(cache, 'unpacking-'));
    try {
      await unpack(join(folder, 'bin'), begun);
      writeFileSync(join(begun, 'fonts.conf'), fontsOf(unpacked));
      renameSync(begun, unpacked);
    } catch (error) {
      rmSync(begun, { recursive: true, force: true });
      if (!existsSync(unpacked)) throw error;
    }
  }
  const libraries = [join(unpacked, 'al2023/lib'), unpacked, process.env['LD_LIBRARY_PATH'] ?? ''].filter(Boolean).join(':');
  return { executablePath: join(unpacked, 'chromium'), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(unpacked, 'fonts.conf') } };
};
