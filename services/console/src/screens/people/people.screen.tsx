import type { ReactNode } from 'react';
import { ListScreen } from '../../lists/list-screen.js';
import { staffingLists } from '../../lists/staffing.lists.js';
import { listWords } from '../../words/list.words.js';

const People = (): ReactNode => <ListScreen title={listWords.peopleTitle} hint={listWords.peopleHint} lists={staffingLists} />;

export { People as default };
