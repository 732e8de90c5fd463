import { describeEventLogContract } from '#libs/event-log/testing';
import { createLogAt, freshLogUrl, REAL_SERVER, startServer } from './kit.js';

/** The whole load goes to a real server; in memory a small part of it finds the same. */
const SIZES = REAL_SERVER === null ? { events: 2_000, writers: 16 } : { events: 50_000, writers: 16 };

describeEventLogContract(
  'EventStoreDB',
  async () => {
    const { url, stop } = await startServer();
    return createLogAt(freshLogUrl(url), {}, stop);
  },
  SIZES,
);
