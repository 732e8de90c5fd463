import { happenPlanned, openUnitDesk } from '#libs/region';
import { BookQueries, CaseQueries, keeperSign } from '#libs/read-models';
import { openDesk, runProcess } from '#libs/system';
import { whileTheOnlyOne } from './only-one.js';
import { BookFirings } from './book-firings.js';
import { Consequences } from './consequences.js';
import { Timekeeper } from './timekeeper.js';

/** Fires the clocks. It acts as a desk does: by commands, in the API's role. */
await runProcess('timekeeper', async (settings, logger, closing) => {
  const opened = await openDesk({ settings, name: 'tongban timekeeper', connections: 4, logger }, closing);
  const { log, reference, desk, bookDesks, gate, clock, pool, residents, commandHmac } = opened;
  const units = openUnitDesk({ log, reference, clock, commandHmac });
  const cases = new CaseQueries(pool);
  const bookQueries = new BookQueries(pool);
  const bookFirings = new BookFirings({ desks: bookDesks, calendarOf: (region) => reference.calendarOf(region) });
  const timekeeper = new Timekeeper({
    log,
    reference,
    units: { happenPlanned: (now) => happenPlanned(units, reference, now) },
    desk,
    gate,
    cases,
    books: {
      dueFirings: (...asked) => bookQueries.dueFirings(...asked),
      fireAll: (...asked) => bookFirings.fireAll(...asked),
    },
    consequences: new Consequences({ reference, cases, residents: residents.registry }),
    clock,
    logger,
    sign: (stuck) => keeperSign(pool, 'timekeeper', stuck),
  });
  const stopping = new AbortController();
  const working = whileTheOnlyOne(settings.databaseUrl, (signal) => timekeeper.run(signal), {
    signal: stopping.signal,
    logger,
  });
  closing.push(async () => {
    stopping.abort();
    await working;
  });
});
