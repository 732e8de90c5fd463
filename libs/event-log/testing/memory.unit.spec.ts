import { describeEventLogContract, MemoryEventLog } from '#libs/event-log/testing';

describeEventLogContract(
  'in memory',
  () => {
    const log = new MemoryEventLog();
    return Promise.resolve({ log, openAnother: () => Promise.resolve(log), close: () => log.close() });
  },
  { events: 5_000, writers: 16 },
);
