import { createRequire } from 'node:module';

const asked = 'virtual:antd.css';
const require = createRequire(import.meta.url);

/** What the screens use; one that is missing here stands on the page without its looks. */
const components = [
  'Alert', 'App', 'AutoComplete', 'Badge', 'Button', 'Card', 'Checkbox', 'DatePicker', 'Descriptions', 'Drawer', 'Dropdown', 'Empty', 'Flex', 'Form', 'Input', 'Layout', 'Menu', 'Modal',
  'Pagination', 'Popover', 'Progress', 'Segmented', 'Select', 'Skeleton', 'Space', 'Spin', 'Statistic', 'Steps', 'Table', 'Tabs', 'Tag', 'Tooltip', 'Tree', 'Typography', 'Upload', 'message',
];

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
      const css = extractStyle({ includes: components, customTheme: (/** @type {any} */ node) => createElement(ConfigProvider, { theme: antdTheme }, node) });
      return [iconStyles, ...rulesOf(css).filter((rule) => !unused.test(rule.slice(0, rule.indexOf('{'))))].join('\n');
    } finally {
      console.error = silenced;
    }
  },
});
