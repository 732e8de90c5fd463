import type { Asker } from '#libs/access/domain';
import {
  calendarId,
  counterHoursId,
  itemId,
  type HoursToPublish,
  type ItemCommand,
  type NoticeToPublish,
} from '#libs/catalogue';
import { addDays, localDateOf, type LocalDate } from '#libs/clocks/domain';
import { communitiesOf, idOf, items, REGION, streets, yearOf } from './place.js';
import type { World } from './world.js';

/** Something that happens beside the cases, on its day. */
export interface Beside {
  readonly on: LocalDate;
  happens(world: World): Promise<unknown>;
}

const managers = ['m1', 'm2'].map((person): Asker => ({ person, role: 'catalogue-manager', unit: `${REGION}-MZ` }));
const [first, second] = managers as [Asker, Asker];
const SOURCE = '沈阳市民政局区划公告';

const toItem = (on: LocalDate, asker: Asker, code: string, command: ItemCommand): Beside => ({
  on,
  happens: (world) => world.items.perform(world.envelope(asker, command), itemId(REGION, code), command),
});
const revised = (code: string, note: string) => {
  const item = items.find((each) => each.code === code);
  if (!item) throw new Error(`no item ${code}`);
  return { ...item, note };
};

/** A new item from its proposal to its withdrawal, and one of the list that is revised and suspended. */
const catalogue: readonly Beside[] = [
  toItem('2026-02-10', first, 'XM-01', {
    act: 'propose',
    payload: {
      item: { ...revised('MZ-14', '新增事项'), code: 'XM-01', name: '新增事项一' },
      basis: '沈政办发〔2026〕3号',
    },
  }),
  toItem('2026-02-12', second, 'XM-01', { act: 'admit', payload: { opinion: '符合准入条件' } }),
  toItem('2026-02-16', first, 'XM-01', { act: 'publish', payload: {} }),
  toItem('2026-05-11', first, 'MZ-10', {
    act: 'revise',
    payload: { item: revised('MZ-10', '改版后'), basis: '沈民发〔2026〕12号' },
  }),
  toItem('2026-05-12', second, 'MZ-10', { act: 'admit', payload: { opinion: null } }),
  toItem('2026-05-13', first, 'MZ-10', { act: 'publish', payload: {} }),
  toItem('2026-06-01', first, 'SQ-04', { act: 'suspend', payload: { basis: '系统改造' } }),
  toItem('2026-06-22', first, 'SQ-04', { act: 'resume', payload: { basis: '改造完成' } }),
  toItem('2026-08-03', second, 'XM-01', { act: 'withdraw', payload: { basis: '沈政办发〔2026〕21号' } }),
];

const [firstOfFaku = '', secondOfFaku = '', thirdOfFaku = ''] = communitiesOf('210124');
const [splitStreet = ''] = streets.slice(-1);

/** Units that were renamed, merged, split and closed while cases named them. */
const divisions: readonly Beside[] = [
  unit('2026-03-02', {
    type: 'UnitRenamed',
    data: { code: firstOfFaku, name: '改名后社区', from: '2026-03-02', source: SOURCE },
  }),
  unit('2026-09-01', {
    type: 'UnitMerged',
    data: { code: secondOfFaku, into: firstOfFaku, to: '2026-09-01', source: SOURCE },
  }),
  unit('2026-10-08', {
    type: 'UnitOpened',
    data: {
      code: `${splitStreet}901`,
      name: '新设社区',
      kind: 'community',
      parent: splitStreet,
      from: '2026-10-08',
      source: SOURCE,
    },
  }),
  unit('2026-10-09', {
    type: 'UnitSplit',
    data: {
      code: communitiesOf(splitStreet).at(-1) ?? '',
      into: [`${splitStreet}901`],
      to: '2026-10-09',
      source: SOURCE,
    },
  }),
  unit('2026-11-02', { type: 'UnitClosed', data: { code: thirdOfFaku, to: '2026-11-02', source: SOURCE } }),
];

function unit(on: LocalDate, event: Parameters<World['writeUnit']>[0]): Beside {
  return { on, happens: (world) => world.writeUnit(event) };
}

const days = (from: LocalDate, count: number): LocalDate[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index));

const published = (on: LocalDate, notice: NoticeToPublish): Beside => ({
  on,
  happens: (world) =>
    world.calendars.perform(world.envelope(first, {}), calendarId(REGION, notice.year), {
      act: 'publish-calendar',
      payload: notice,
    }),
});
const hoursPublished = (on: LocalDate, hours: HoursToPublish): Beside => ({
  on,
  happens: (world) =>
    world.calendars.perform(world.envelope(first, {}), counterHoursId(REGION), {
      act: 'publish-counter-hours',
      payload: hours,
    }),
});

/** Notices that come while cases run, and hours of the counters. */
const calendars: readonly Beside[] = [
  hoursPublished('2026-04-20', {
    openings: [
      { from: '08:30', to: '11:30' },
      { from: '13:30', to: '17:00' },
    ],
    otherDays: [
      { date: '2026-06-18', openings: [{ from: '09:00', to: '11:00' }] },
      { date: '2026-07-01', openings: [] },
    ],
    basis: '沈阳市政务服务中心公告',
  }),
  published('2026-06-09', {
    ...yearOf(2026),
    holidays: [...yearOf(2026).holidays, ...days('2026-06-23', 3)],
    notice: '辽政办明电〔2026〕9号',
  }),
  published('2026-12-01', {
    year: 2027,
    holidays: [...days('2027-01-01', 3), ...days('2027-02-05', 9), ...days('2027-04-03', 3)],
    makeUpDays: ['2027-01-30', '2027-02-20'],
    inLieu: ['2027-02-12'],
    notice: '国办发明电〔2026〕17号',
    sources: ['https://www.gov.cn/'],
  }),
];

/** AB岗: handlers that are away for a while, one of them back early. */
const absences: readonly Beside[] = [
  '210102-MZ',
  '210103-MZ',
  '210124-MZ',
  '210100-RS',
  '210100-YB',
  '210102-CL',
].flatMap((of, index): Beside[] => {
  const asker: Asker = { person: `h1@${of}`, role: 'case-handler', unit: of };
  const from = addDays('2026-03-02', index * 30);
  const absence = {
    absence: idOf(`absence ${of}`),
    unit: of,
    person: asker.person,
    standIn: `h2@${of}`,
    from,
    to: addDays(from, 90),
  };
  const told = (act: 'enter-absence' | 'end-absence') => (world: World) =>
    world.absences.perform(world.envelope(asker, absence), of, { act, payload: absence });
  const entered: Beside = { on: from, happens: told('enter-absence') };
  const back: Beside = { on: addDays(from, 60), happens: told('end-absence') };
  return index % 2 === 0 ? [entered, back] : [entered];
});

export const besides: readonly Beside[] = [...catalogue, ...divisions, ...calendars, ...absences].sort((a, b) =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
);

export const dayOf = (now: string): LocalDate => localDateOf(now, 'Asia/Shanghai');
