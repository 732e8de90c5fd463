import { shenyangItems } from '#libs/catalogue';
import { loadRegion, ReferenceData, type LoadedRegion } from '#libs/reference';
import { calendarYearPublished, publishedYears } from '#libs/clocks';
import type { EventLog } from '#libs/event-log/domain';
import { SHENYANG, shenyangUnits, writeUnits } from '#libs/region';
import { createPool, openClock, type Clock, type Logger, type Settings } from '#libs/runtime';
import { withLog } from './open-log.js';

/** Loads Shenyang's units, items and calendars into the log where they are missing. */
export async function loadShenyang(log: EventLog, clock: Clock): Promise<LoadedRegion> {
  return loadRegion(log, {
    units: shenyangUnits(),
    items: shenyangItems(),
    calendar: publishedYears().map((year) => calendarYearPublished(SHENYANG, year)),
    actor: { person: 'system', role: 'system', unit: SHENYANG },
    now: await clock.now(),
    origin: 'system',
  });
}

/** Writes the list of the units of all regions in the log, for commands that work without its database. */
export async function keepListOfUnits(log: EventLog, home: string, logger: Logger): Promise<void> {
  const data = await ReferenceData.open(log, { logger });
  try {
    const { tree } = data;
    writeUnits(
      home,
      tree.regions().flatMap(({ code }) => tree.unitsOf(code)),
    );
  } finally {
    await data.close();
  }
}

/** Both of it. A fresh data folder's manual clock is set here, before anybody asks for the time. */
export async function bringReferenceData(settings: Settings, databaseUrl: string, logger: Logger): Promise<void> {
  const pool = createPool(databaseUrl, { name: 'tongban start', max: 1 });
  const bring = async (log: EventLog): Promise<void> => {
    const { written } = await loadShenyang(log, await openClock(settings, pool));
    logger.info(written, 'units, items and calendars are in the log');
    await keepListOfUnits(log, settings.home, logger);
  };
  await withLog(settings, databaseUrl, bring, logger).finally(() => pool.end());
}
