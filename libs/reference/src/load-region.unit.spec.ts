import { describe, expect, it } from '@jest/globals';
import { calendarYearPublished, publishedYears } from '#libs/clocks';
import type { EventLog } from '#libs/event-log/domain';
import { MemoryEventLog } from '#libs/event-log/testing';
import { SHENYANG, shenyangUnits } from '#libs/region';
import { InvalidItems, loadRegion, UnitCodeTaken, type RegionToLoad } from './load-region.js';
import { ReferenceData } from './reference-data.js';
import { shenyangItems } from '#libs/catalogue';

const shenyang: RegionToLoad = {
  units: shenyangUnits(),
  items: shenyangItems(),
  calendar: publishedYears().map((year) => calendarYearPublished(SHENYANG, year)),
  actor: { person: 'system', role: 'system', unit: SHENYANG },
  now: '2026-09-14T01:00:00.000Z',
};
const years = shenyang.calendar.length;
const small: RegionToLoad = { ...shenyang, units: shenyang.units.slice(0, 20), calendar: shenyang.calendar.slice(-1) };
const silent = { logger: { error: () => undefined } };

async function withItem(region: RegionToLoad, change: object): Promise<RegionToLoad> {
  const [first, ...rest] = region.items?.items ?? [];
  if (!region.items || !first) throw new Error('no item to change');
  return Promise.resolve({ ...region, items: { ...region.items, items: [{ ...first, ...change }, ...rest] } });
}

async function streamOf(log: EventLog, stream: string) {
  return (await log.readStream(stream)).map(({ type, revision }) => `${revision} ${type}`);
}

describe('loading a region', () => {
  it('writes what is missing, and nothing a second time', async () => {
    const log = new MemoryEventLog();
    const first = await loadRegion(log, shenyang);
    expect(first.written).toEqual({ units: 3047, items: 52, calendars: years });
    const again = await loadRegion(log, { ...shenyang, now: '2026-09-15T01:00:00.000Z' });
    expect(again).toEqual({ written: { units: 0, items: 0, calendars: 0 }, position: null });
    expect(first.position).toEqual(await log.head());
  });

  it('makes a changed definition the next version, a changed name a new name', async () => {
    const log = new MemoryEventLog();
    await loadRegion(log, small);
    const changed = await withItem(small, { note: '另有通知' });
    const renamed = changed.units.map((unit) => (unit.code === '210102' ? { ...unit, name: '和平新区' } : unit));
    const { written } = await loadRegion(log, { ...changed, units: renamed });
    expect(written).toEqual({ units: 1, items: 1, calendars: 0 });
    expect(await streamOf(log, 'item-210100-MZ-01')).toEqual(['0 ItemPublished', '1 ItemRevised']);
    expect(await streamOf(log, 'unit-210102')).toEqual(['0 UnitOpened', '1 UnitRenamed']);
  });

  it('leaves alone what a catalogue manager has taken over', async () => {
    const log = new MemoryEventLog();
    await loadRegion(log, small);
    const changed = await withItem(small, { note: '另有通知' });
    const manager = { person: 'wang', role: 'catalogue-manager', unit: SHENYANG };
    await loadRegion(log, { ...changed, actor: manager });
    expect((await loadRegion(log, small)).written.items).toBe(0);
    expect(await streamOf(log, 'item-210100-MZ-01')).toEqual(['0 ItemPublished', '1 ItemRevised']);
  });

  it('is done once by two at the same time', async () => {
    const log = new MemoryEventLog();
    await Promise.all([loadRegion(log, small), loadRegion(log, { ...small, now: '2026-09-14T01:00:01.000Z' })]);
    expect(await streamOf(log, 'unit-210100')).toEqual(['0 UnitOpened']);
    expect((await log.head()).offset).toBe(20n + 52n + 1n);
  });

  it('writes nothing where an item promises more than the law allows, or a code is taken', async () => {
    const log = new MemoryEventLog();
    const limits = { ...small.items?.items[0]?.limits, promised: { value: 31, unit: 'working-day', rolls: true } };
    await expect(loadRegion(log, await withItem(small, { limits }))).rejects.toThrow(InvalidItems);
    expect((await log.head()).offset).toBe(0n);
    await loadRegion(log, small);
    const units = [
      { ...small.units[0], code: '210100', name: 'X', kind: 'district', parent: 'X', from: '', source: '' },
    ] as const;
    await expect(loadRegion(log, { ...small, units })).rejects.toThrow(UnitCodeTaken);
  });
});

describe('reference data', () => {
  it('knows what is in the log when it is opened, and what comes later', async () => {
    const log = new MemoryEventLog();
    await loadRegion(log, small);
    const data = await ReferenceData.open(log, silent);
    try {
      expect(data.tree.unit('210102')?.name).toBe('和平区');
      expect(data.currentItem(SHENYANG, 'MZ-10')).toMatchObject({ version: 1, state: 'published' });
      const changed = await withItem(small, { name: '低保' });
      const { position } = await loadRegion(log, changed);
      if (position) await data.reached(position);
      expect(data.position).toEqual(await log.head());
      expect(data.currentItem(SHENYANG, 'MZ-01')).toMatchObject({ version: 2, item: { name: '低保' } });
      expect(data.itemVersion(SHENYANG, 'MZ-01', 1)?.item.name).toBe('最低生活保障审核确认');
      expect(data.failure).toBeNull();
    } finally {
      await data.close();
    }
  });

  it('has the calendar of a region as it was published', async () => {
    const log = new MemoryEventLog();
    await loadRegion(log, { ...shenyang, units: small.units });
    const data = await ReferenceData.open(log, silent);
    try {
      expect(data.calendarOf(SHENYANG).isWorkingDay('2026-10-01')).toBe(false);
      expect(data.calendarOf(SHENYANG).isProvisional(2026)).toBe(false);
    } finally {
      await data.close();
    }
  });

  it('says so when a position does not come', async () => {
    const log = new MemoryEventLog();
    await loadRegion(log, small);
    const data = await ReferenceData.open(log, silent);
    const head = await log.head();
    await expect(data.reached({ ...head, offset: head.offset + 9n }, 20)).rejects.toThrow('not yet known');
    await data.close();
  });
});
