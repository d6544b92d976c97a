import type { ReactNode } from 'react';
import { areaLists } from '../../lists/area.lists.js';
import { ListScreen } from '../../lists/list-screen.js';
import { registerLists } from '../../lists/register.lists.js';
import { listWords } from '../../words/list.words.js';

const lists = [...registerLists, ...areaLists];

const Registers = (): ReactNode => <ListScreen title={listWords.registersTitle} hint={listWords.registersHint} lists={lists} />;

export { Registers as default };
