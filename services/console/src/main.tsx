import { showConsole } from './frame/console.js';
import { trustNoHtml } from './security/no-html.js';

// Before anything is drawn: what libraries make of strings is decided by then.
trustNoHtml();
showConsole();
