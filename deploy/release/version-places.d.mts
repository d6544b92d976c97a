interface Updater {
  readVersion(contents: string): string;
  writeVersion(contents: string, version: string): string;
}
export const inWords: Updater;
export const inLockfile: Updater;
export const versionPlaces: (root: string) => readonly { readonly filename: string; readonly type?: 'json'; readonly updater?: Updater }[];
