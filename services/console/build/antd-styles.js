import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const asked = 'virtual:antd.css';
const require = createRequire(import.meta.url);

const sources = fileURLToPath(new URL('../src', import.meta.url));

/** What stands inside of what the screens use: of a table its pages, filters and waiting, of every field its box. */
const within = ['Dropdown', 'Empty', 'Menu', 'Pagination', 'Radio', 'Space', 'Spin', 'Tooltip', 'message'];

/** Components that the screens name: each file is some time of the first view. @returns {readonly string[]} */
const named = () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));
  const imported = files.flatMap((path) => [...readFileSync(join(sources, path), 'utf8').matchAll(/import \{([^}]*)\} from 'antd'/g)].flatMap(([, names = '']) => names.split(',')));
  return [...new Set(imported.map((name) => name.trim()))].filter((name) => /^[A-Z]/.test(name) && name !== 'ConfigProvider');
};

/** Rules for scripts that run from right to left, and a second copy of variables that antd writes for its own preview. */
const unused = /-rtl\b|\.css-var-/;

/** Top-level rules of a sheet, each with what nests in it. @param {string} css */
const rulesOf = (css) => {
  const rules = [];
  for (let at = 0, depth = 0, begun = 0; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] !== '}') continue;
    depth -= 1;
    if (depth === 0) {
      rules.push(css.slice(begun, at + 1));
      begun = at + 1;
    }
  }
  return rules;
};

/** Ant Design's styles as one file, written when the page is built: the gateway's policy lets no script add styles. */
export const antdStyles = () => ({
  name: 'antd-styles',
  /** @param {string} id */
  resolveId: (id) => (id === asked ? `\0${asked}` : undefined),
  /** @param {string} id */
  async load(id) {
    if (id !== `\0${asked}`) return undefined;
    const { extractStyle } = require('@ant-design/static-style-extract');
    const { ConfigProvider } = require('antd');
    const { createElement } = require('react');
    const { antdTheme } = await import('../src/styles/antd-theme.js');
    const { iconStyles } = require('@ant-design/icons/lib/utils');
    const silenced = console.error;
    console.error = () => undefined;
    try {
      const css = extractStyle({ includes: [...named(), ...within], customTheme: (/** @type {any} */ node) => createElement(ConfigProvider, { theme: antdTheme }, node) });
      return [iconStyles, ...rulesOf(css).filter((rule) => !unused.test(rule.slice(0, rule.indexOf('{'))))].join('\n');
    } finally {
      console.error = silenced;
    }
  },
});
