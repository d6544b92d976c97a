import { trustNoHtml } from './security/no-html.js';

// Before any library runs: what it makes of strings is decided by then.
trustNoHtml();

const { showConsole } = await import('./frame/console.js');
showConsole();
