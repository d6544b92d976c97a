import { comeBack } from './api/provider-login.js';
import { showConsole } from './frame/console.js';
import { trustNoHtml } from './security/no-html.js';

// Before anything is drawn: what libraries make of strings is decided by then.
trustNoHtml();
// Before the address is read: a provider that sends somebody back writes into it.
void comeBack().then(showConsole);
