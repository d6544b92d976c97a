import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealed } from '../../deploy/offline/bundle.mjs';

/** install.sh over a product of three files: what it does is the same for three and for twenty thousand. */
describe('the offline bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yange-offline-'));
  const [product, outer] = [join(folder, 'yange'), join(folder, 'outer')];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const seal = async (help = 'exit 0'): Promise<void> => {
    for (const path of [product, outer]) {
      rmSync(path, { recursive: true, force: true });
      mkdirSync(path);
    }
    writeFileSync(join(product, 'sbom.cdx.json'), '{}');
    writeFileSync(join(product, 'yange'), `#!/bin/sh\n${help}\n`);
    chmodSync(join(product, 'yange'), 0o755);
    await sealed(product, outer);
  };
  const install = (into: string): { code: number | null; stderr: string } => {
    const { status, stderr } = spawnSync('sh', [join(outer, 'install.sh'), into], { encoding: 'utf8' });
    return { code: status, stderr };
  };
  const namesIn = (path: string): readonly string[] => readdirSync(path).sort();

  it('is installed into a new folder, every file as it was packed, and not into one that holds something', async () => {
    await seal();
    const into = join(folder, 'new');
    expect(install(into)).toEqual({ code: 0, stderr: '' });
    expect(namesIn(into)).toEqual(['FILES.sha256', 'sbom.cdx.json', 'yange']);
    expect(readFileSync(join(into, 'yange'), 'utf8')).toBe(readFileSync(join(product, 'yange'), 'utf8'));
    expect(install(into)).toMatchObject({ code: 3, stderr: expect.stringContaining('not an empty folder') });
  });

  it('that was damaged on its way is refused before anything is made', async () => {
    await seal();
    appendFileSync(join(outer, 'yange.tar.gz'), 'x');
    expect(install(join(folder, 'never'))).toMatchObject({ code: 4, stderr: expect.stringContaining('the bundle is damaged') });
    expect(namesIn(folder)).not.toContain('never');
  });

  it('whose program does not run here leaves the folder empty', async () => {
    await seal('exit 1');
    const into = join(folder, 'other');
    expect(install(into)).toMatchObject({ code: 1, stderr: expect.stringContaining('could not be installed') });
    expect(namesIn(into)).toEqual([]);
  });

  it('with a file that its list does not know as it is leaves the folder empty', async () => {
    await seal();
    const list = join(product, 'FILES.sha256');
    // The list is of other files than those beside it: somebody packed anew.
    writeFileSync(list, readFileSync(list, 'utf8').replace(/^[0-9a-f]/, (digit) => (digit === '0' ? '1' : '0')));
    spawnSync('tar', ['-czf', join(outer, 'yange.tar.gz'), '-C', folder, 'yange']);
    const sum = spawnSync('sha256sum', ['yange.tar.gz', 'sbom.cdx.json', 'install.sh'], { cwd: outer, encoding: 'utf8' }).stdout;
    writeFileSync(join(outer, 'SHA256SUMS'), sum);
    const into = join(folder, 'packed-anew');
    expect(install(into)).toMatchObject({ code: 1 });
    expect(namesIn(into)).toEqual([]);
  });
});
