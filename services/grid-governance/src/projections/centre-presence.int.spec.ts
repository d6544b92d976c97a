import { gridContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { readModelsGiven } from '@yange/projections';
import { testDatabase } from '@yange/testing';
import { CommandExecutor, specificationMeta, type AnyUseCase } from '@yange/use-case';
import { closeWindowUseCase } from '../commands/centre/close-window.use-case.js';
import { moveUnitInUseCase } from '../commands/centre/move-unit-in.use-case.js';
import { moveUnitOutUseCase } from '../commands/centre/move-unit-out.use-case.js';
import { openHallsUseCase } from '../commands/centre/open-halls.use-case.js';
import { openWindowUseCase } from '../commands/centre/open-window.use-case.js';
import { setWindowUnitUseCase } from '../commands/centre/set-window-unit.use-case.js';
import { setCentreNumberUseCase } from '../commands/centre/set-centre-number.use-case.js';
import { centreId } from '../domain/service-centre/service-centre.decider.js';
import { gridService } from '../grid-governance.service.js';
import { serviceCentreQuery } from '../queries/service-centre.query.js';

const district = '150302';
const centre = '政务中心';
const citations = [{ number: '海编发〔2019〕1号', issuer: '海勃湾区委编委', issuedOn: '2019-01-01' }];
const unit = { id: derivedId('organ', '城管局'), name: '城管局' };

it('shows which windows are open and which units are resident on a day, beside what is declared', async () => {
  const database = await testDatabase();
  const log = new MemoryEventLogs('grid').forDistrict(district);
  const models = await readModelsGiven(database.url, log, gridService.projections);
  const executor = new CommandExecutor(gridContract, gridService.aggregates, gridService.rules);
  let said = 0;
  const say = async (useCase: AnyUseCase, body: object, on: string) =>
    (await executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('said', String((said += 1))), mode: 'live', effective: onDay(on), citations }))).findings.map(({ rule }) => rule);
  await say(openHallsUseCase, { centre, named: ['社保大厅'], total: 1 }, '2019-01-01');
  await say(openWindowUseCase, { centre, hall: '社保大厅', name: '1号', handles: ['社保', '医保'] }, '2019-02-01');
  await say(openWindowUseCase, { centre, name: '综合窗口' }, '2019-03-01');
  await say(moveUnitInUseCase, { centre, unit, handles: ['市容'] }, '2019-03-01');
  await say(setWindowUnitUseCase, { centre, name: '综合窗口', unit }, '2019-03-02');
  expect(await say(setCentreNumberUseCase, { centre, what: 'windows', count: 2 }, '2019-04-01')).toEqual([]);
  expect(await say(setCentreNumberUseCase, { centre, what: 'units', count: 33 }, '2019-04-01')).toEqual(['resident-units-differ']);
  expect(await say(closeWindowUseCase, { centre, hall: '社保大厅', name: '1号', reason: '合并' }, '2020-01-01')).toEqual(['windows-differ']);
  expect(await say(moveUnitOutUseCase, { centre, unit, reason: '事项下放' }, '2020-01-01')).toEqual(['window-of-absent-unit', 'resident-units-differ']);
  await models.caughtUp();
  const shown = (on: string) => serviceCentreQuery.run(serviceCentreQuery.params.parse({ centreId: centreId(centre), on }), { district, read: models.read });
  expect(await shown('2019-01-31')).toMatchObject({ windows: null, openWindows: [], units: [], compared: { windows: { declared: null, counted: null, differs: false } } });
  const full = await shown('2019-12-31');
  expect(serviceCentreQuery.answer.safeParse(full).success).toBe(true);
  expect(full).toMatchObject({
    windows: 2, openWindows: [{ name: '综合窗口', hall: null, unit, handles: [] }, { name: '1号', hall: '社保大厅', unit: null, handles: ['社保', '医保'] }], units: [{ id: unit.id, name: '城管局', handles: ['市容'] }],
    compared: { windows: { declared: 2, counted: 2, differs: false }, residentUnits: { declared: 33, counted: 1, differs: true } },
  });
  expect(await shown('2020-01-01')).toMatchObject({ openWindows: [{ name: '综合窗口' }], units: [], compared: { windows: { declared: 2, counted: 1, differs: true }, residentUnits: { declared: 33, counted: 0, differs: true } } });
  await models.close();
  await database.close();
}, 180_000);
