import type { ReactNode } from 'react';
import { ListScreen } from '../../lists/list-screen.js';
import { serviceLists } from '../../lists/grid.lists.js';
import { listWords } from '../../words/list.words.js';

const Services = (): ReactNode => <ListScreen title={listWords.servicesTitle} hint={listWords.servicesHint} lists={serviceLists} />;

export { Services as default };
